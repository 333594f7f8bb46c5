"""All the words that describe a source who isn't named: «مصادر ليبية مقربة من حفتر», «بيان صادر عن الوزارة»."""

from __future__ import annotations

from rawi.reading.attribution.speakers import eligible, source_nouns
from rawi.reading.attribution.words import words
from rawi.reading.text.phrases import bounds
from rawi.reading.text.view import View

MAX_WORDS = 16


def described(view: View, head: int) -> tuple[int, int]:
    """First word and one past the last word of the source at ``head``, its closer description included."""
    first, last = bounds(view, head)
    nouns = source_nouns()
    if view.words[head].ent >= 0 or view.words[head].bare not in nouns["unnamed"] | nouns["document"]:
        return first, last
    end = view.sentence(head).last
    while last < min(end, first + MAX_WORDS):
        step = _step(view, head, last, end)
        if step <= last:
            break
        last = step
    return first, last


def _step(view: View, head: int, at: int, end: int) -> int:
    """Where the description goes on to from word ``at``; ``at`` itself where it ends there."""
    word, before = view.words[at], view.words[at - 1]
    if word.upos == "ADJ" and word.definite == view.words[head].definite and not word.text.endswith(("ا", "اً")):
        return at + 1
    inside = (
        word.form in words("source_prepositions") or word.form in words("issued_by") and before.bare in words("issued")
    )
    if not inside or at + 1 >= end or before.upos == "VERB":
        return at
    follows = at + 1
    named = view.words[follows].ent >= 0 or eligible(view, follows, strict=True)
    close = before.upos == "ADJ" and before.bare in words("near_to")
    if named and (close or view.words[head].bare in source_nouns()["unnamed"] or before.bare in words("issued")):
        return max(bounds(view, follows)[1], follows + 1)
    return at
