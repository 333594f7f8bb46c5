"""Where reported words stop: a closing mark, a clause of the outlet, the end of the sentence."""

from __future__ import annotations

from rawi.reading.attribution.cues import NOUN, VERB, cue_index
from rawi.reading.attribution.quotes import CLOSING, OPENING, long_quote, opens_quote
from rawi.reading.attribution.subjects import QUOTES
from rawi.reading.attribution.words import words
from rawi.reading.text.view import View


def clause_end(view: View, at: int, start: int) -> int:
    """Where the content stops: a closing quotation, a coordinated clause of the outlet, the sentence's end."""
    sentence = view.sentence(at)
    first = start + 1
    within = _quote_around(view, at, start)
    if within >= 0:
        return within
    quote = _closing(view, start)
    if quote >= 0:
        follows = view.words[quote + 1] if quote + 1 < sentence.last else None
        if (
            follows is None
            or follows.upos == "PUNCT"
            and not _participle(view, quote + 2)
            or follows.form in words("relatives")
        ):
            return quote
        first = quote + 1
    quoted_until = first - 1
    for spot in range(first, sentence.last):
        if view.words[spot].text in OPENING and spot > quoted_until and opens_quote(view, spot):
            quoted_until = _mark_after(view, spot)
        if spot > quoted_until and _outlet_resumes(view, at, start, spot):
            return spot
    return sentence.last


def _quote_around(view: View, at: int, start: int) -> int:
    """The mark that closes the quotation in which the cue itself stands, -1 if it stands in none."""
    last = view.sentence(at).last
    closing = next((i for i in range(start, last) if view.words[i].text in QUOTES), -1)
    if closing < 0 or view.words[closing].text in "«“" or closing + 1 >= last:
        return -1
    if view.words[closing].text == '"' and opens_quote(view, closing):
        return -1
    opened = any(view.words[i].text in OPENING and opens_quote(view, i) for i in range(at, closing))
    return -1 if opened or view.words[start - 1].text in QUOTES else closing


def _participle(view: View, at: int) -> bool:
    """«مطالبا», «داعية»: the speaker goes on after the quotation."""
    word = view.words[at] if at < len(view.words) else None
    return (
        word is not None
        and word.form.startswith("م")
        and word.text.endswith(("ا", "اً", "ًا", "ة"))
        and not word.definite
    )


def _mark_after(view: View, opening: int) -> int:
    last = view.sentence(opening).last
    return next((i for i in range(opening + 1, last) if view.words[i].text in CLOSING), opening)


def _outlet_resumes(view: View, at: int, start: int, spot: int) -> bool:
    """Whether the reported words stop before ``spot``."""
    word, last = view.words[spot], view.sentence(at).last
    if word.text == "." and view.words[spot - 1].text in CLOSING and spot + 1 < last:
        return True
    if (
        word.form in words("outlet_goes_on")
        or word.form == "في"
        and spot + 1 < last
        and view.words[spot + 1].form == "حين"
    ):
        return True
    if spot + 1 >= last:
        return False
    follows, before = view.words[spot + 1], view.words[spot - 1]
    if before.text in ("،", ",") and (_main_clause(view, at, spot) or _remark(view, at, start, spot)):
        return True
    if word.form in words("exception") and follows.form == "ان" or word.form in words("contrast"):
        return _cue_ahead(view, spot + 1)
    if word.form not in words("leads"):
        return False
    if _judged(view, spot):
        return True
    if follows.form in words("auxiliary_past") and before.text in ("،", ",", '"', ")"):
        return any(view.words[i].form == "قد" or is_cue(view, i) for i in range(spot + 2, min(spot + 9, last)))
    if follows.upos != "VERB":
        return False
    above = follows.head == at and follows.rel == "conj"
    outside = follows.head <= at and not view.inside(spot + 1, start)
    goes_on = any(c.continues for c, k in cue_index().get(follows.form, ()) if k == VERB)
    past = "Aspect=Perf" in follows.feats
    if past and before.text in CLOSING and word.form == "و":
        return True
    return above or goes_on or is_cue(view, spot + 1) and past and before.text in ("،", ",", '"') or outside and past


def _main_clause(view: View, at: int, spot: int) -> bool:
    """Whether the sentence goes on here after a clause or phrase with the cue: «X، الذي يتهمه Y، قتل»."""
    word = view.words[at]
    clause = word.upos == "VERB" and word.rel.startswith(("acl", "advcl"))
    below = clause or word.upos == "NOUN" and is_cue(view, at, NOUN)
    return below and view.words[spot].upos in ("VERB", "AUX") and view.inside(at, spot)


def _judged(view: View, spot: int) -> bool:
    """«، وهو ما تنفيه طهران»: the outlet adds who denies or confirms it."""
    last = view.sentence(spot).last
    near = view.words[spot + 1 : min(spot + 5, last)]
    if len(near) < 3 or near[0].upos != "PRON" or near[1].form not in words("relatives"):
        return False
    verb = next((w for w in near[2:] if w.form not in words("after_past")), near[2])
    return any(cue.kind in ("deny", "confirm") and kind == VERB for cue, kind in cue_index().get(verb.form, ()))


def _remark(view: View, at: int, start: int, spot: int) -> bool:
    """Whether the outlet adds a relative clause to what it told without quoting: «أعلن سحب قواته، ما أثار …»."""
    told = view.words[start - 1].form in words("complementizers") or view.words[start - 1].text in (":", *OPENING)
    relative = view.words[spot].form in words("relatives") and view.words[spot].upos != "ADP"
    denied = any(cue.kind == "deny" for cue, _ in cue_index().get(view.words[at].form, ()))
    return relative and not told and not denied and not _closing_ahead(view, spot)


def _closing_ahead(view: View, spot: int) -> bool:
    """Whether a quotation that opened before ``spot`` closes after it."""
    last = view.sentence(spot).last
    marks = [i for i in range(spot, last) if view.words[i].text in QUOTES]
    return bool(marks) and not opens_quote(view, marks[0])


def _cue_ahead(view: View, spot: int) -> bool:
    """Whether the clause that begins here soon has a reporting verb of its own."""
    for at in range(spot, min(spot + 9, view.sentence(spot).last)):
        if view.words[at].upos == "VERB":
            return is_cue(view, at)
    return False


def _closing(view: View, start: int) -> int:
    """The mark that closes a quotation which begins the content, -1 if it doesn't begin with one."""
    opens = [i for i in (start - 1, start) if 0 <= i < len(view.words) and view.words[i].text in OPENING]
    if not opens or not long_quote(view, opens[0]):
        return -1
    for spot in range(opens[0] + 1, view.sentence(start).last):
        if view.words[spot].text in CLOSING:
            return spot
    return -1


def is_cue(view: View, at: int, kind: str = VERB) -> bool:
    """Whether some cue has the word as a form of that kind."""
    return any(k == kind for _, k in cue_index().get(view.words[at].form, ()))
