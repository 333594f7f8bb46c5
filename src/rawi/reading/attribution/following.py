"""Who stands after a phrase such as «بحسب»: a name, a body, or the subject of «ما أعلنته الشرطة»."""

from __future__ import annotations

from rawi.reading.attribution.speakers import eligible, source_nouns, speaking
from rawi.reading.attribution.subjects import after_verb
from rawi.reading.attribution.words import words
from rawi.reading.text.clauses import obliques, subject
from rawi.reading.text.phrases import bounds, conjuncts
from rawi.reading.text.view import View


def following_source(view: View, start: int) -> tuple[list[list[int]], int]:
    """Source levels of a phrase like «بحسب» and the word after them: «ما نقلت وكالة عن وزير»."""
    last, spot = view.sentence(start).last, start
    while spot < min(start + 3, last) and view.words[spot].form in words("link_words"):
        spot += 1
    if spot < last and view.words[spot].upos in ("VERB", "AUX"):
        return _telling_verb(view, spot)
    if spot >= last:
        return [], start
    head = spot
    nouns = source_nouns()
    if view.words[head].bare in nouns["relay"] and head + 1 < last and eligible(view, head + 1):
        head += 1
    if not eligible(view, head, strict=True):
        return [], start
    return [speaking(view, conjuncts(view, head))], bounds(view, head)[1]


def _telling_verb(view: View, verb: int) -> tuple[list[list[int]], int]:
    """«ما أعلنته الشرطة», «ما جاء في بيان للحزب», «ما نقلت وكالة عن وزير»."""
    stated = after_verb(view, verb, strict=view.words[verb].form in words("done_verbs"))
    levels = [speaking(view, conjuncts(view, stated))] if stated >= 0 else []
    if not levels and view.words[verb].form in words("telling_forms"):
        levels = [[h] for h in obliques(view, verb, "في")[:1] if eligible(view, h)]
    from_whom = [h for h in obliques(view, verb, "عن") if eligible(view, h)]
    if levels and from_whom and from_whom[0] > levels[0][0]:
        levels.append(from_whom)
    if not levels:
        above = subject(view, verb)
        found = above if 0 <= above < verb and eligible(view, above, strict=True) else -1
        levels = [[found]] if found >= 0 else []
    ends = [bounds(view, h)[1] for level in levels for h in level if h > verb]
    return levels, max([verb + 1, *ends])
