"""The subject of a reporting verb: by tree, by word order, in apposition, or carried on from before."""

from __future__ import annotations

from rawi.reading.attribution.speakers import eligible
from rawi.reading.text.antecedents import dropped_subject, gender, verb_gender
from rawi.reading.text.clauses import RELATIVES, is_passive, own_subject, subject
from rawi.reading.text.phrases import bounds
from rawi.reading.text.view import View

COMPLEMENTIZERS = frozenset({"ان", "انه", "انها", "انهم", "بان"})
QUOTES = frozenset('"«»“”')
_REACH = 14
_TIME = frozenset({
    "امس", "اليوم", "الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "السبت", "يوم", "صباح", "مساء",
    "ليل",
    "فجر", "ظهر", "ايضا", "كذلك", "لاحقا", "سابقا", "مجددا", "اول", "الماضي", "قد", "لاحق", "وقت",
})  # fmt: skip


def after_verb(view: View, verb: int, *, strict: bool = False) -> int:
    """Head of the first bare phrase after a verb, past time words and prepositional phrases; -1 if none."""
    at, last, past = verb + 1, min(view.sentence(verb).last, verb + _REACH), False
    while at < last:
        word = view.words[at]
        if word.upos in ("VERB", "AUX", "SCONJ") or word.form in COMPLEMENTIZERS or word.text in (":", ".", "؛"):
            return -1
        if word.upos == "ADP":
            at, past = _past_preposition(view, at), True
        elif word.text in QUOTES or word.upos in ("PUNCT", "ADV", "PART") or word.form in _TIME or word.bare in _TIME:
            if word.text in QUOTES and not _short_name(view, at) or past and word.upos == "PUNCT":
                return -1
            at += 1
        elif word.upos == "PRON" and not word.opens:
            at += 1
        else:
            return at if eligible(view, at, strict=strict) else -1
    return -1


def _short_name(view: View, at: int) -> bool:
    """Whether a quoted name opens here: «نقلت "رويترز"»."""
    return (
        at + 1 < len(view.words)
        and view.words[at + 1].ent >= 0
        and any(view.words[i].text in QUOTES for i in range(at + 2, min(at + 6, view.sentence(at).last)))
    )


def _past_preposition(view: View, at: int) -> int:
    """The word after a prepositional phrase."""
    follows = at + 1
    if (
        follows >= len(view.words)
        or view.words[follows].upos in ("VERB", "SCONJ", "PUNCT")
        or view.words[follows].text in QUOTES
    ):
        return follows
    return max(bounds(view, follows)[1], follows + 1)


def stated_subject(view: View, verb: int, *, strict: bool = False) -> int:
    """Head of the subject that the verb's own clause names, -1 if it names none."""
    near = after_verb(view, verb, strict=strict)
    if near >= 0:
        return near
    found = own_subject(view, verb)
    limit = next((i for i in range(verb + 1, view.sentence(verb).last) if _opens_content(view, i)), verb + _REACH)
    if verb < found < min(limit, verb + _REACH) and eligible(view, found, strict=strict):
        return found
    if 0 <= found < verb and view.words[found].sent == view.words[verb].sent and eligible(view, found, strict=strict):
        return found
    return _before_verb(view, verb)


def _opens_content(view: View, at: int) -> bool:
    return view.words[at].form in COMPLEMENTIZERS or view.words[at].text in (":", "«", "“")


def _before_verb(view: View, verb: int) -> int:
    """The phrase before a relative «التي», or between «كان» and «قد», or that leads «لكن X قال»."""
    first = view.sentence(verb).first
    spot = verb - 1
    while spot > first and view.words[spot].form in ("قد", "لم", "لا", "لن", "س", "كان", "كانت"):
        spot -= 1
    if view.words[spot].form in RELATIVES and spot > first:
        return _phrase_ending(view, spot - 1, first)
    above = subject(view, verb) if view.words[verb].rel.startswith(("acl", "root", "conj", "parataxis")) else -1
    if (
        above >= 0
        and above < verb
        and view.words[above].sent == view.words[verb].sent
        and eligible(view, above, strict=True)
    ):
        return above
    return _topic(view, verb, spot, first)


def _topic(view: View, verb: int, spot: int, first: int) -> int:
    """A phrase with no verb between it and ``verb``: «وكالة رويترز نقلت», «كانت مصادر قد ذكرت»."""
    for at in range(first, spot + 1):
        word = view.words[at]
        if word.upos == "ADP" or word.upos == "VERB" and word.form not in ("كان", "كانت"):
            return -1
        if eligible(view, at, strict=True):
            until = bounds(view, at)[1]
            between = view.words[until:verb]
            return -1 if any(w.upos in ("VERB", "SCONJ") and w.form not in ("قد",) for w in between) else at
    return -1


def _phrase_ending(view: View, last: int, first: int) -> int:
    """Head of the phrase that ends at word ``last``."""
    for at in range(max(first, last - 8), last + 1):
        if eligible(view, at, strict=True) and bounds(view, at)[1] in (last, last + 1):
            return at
    return -1


def carried(view: View, verb: int, speaker: list[int], inside: list[int], *, goes_on: bool) -> list[int]:
    """Sources of a verb that names no subject: of the report it stands in, the last speaker, or an antecedent."""
    if is_passive(view, verb):
        return []
    kind = verb_gender(view, verb)
    if inside and not goes_on and any(_agrees(view, s, kind) for s in inside):
        return inside
    above = subject(view, verb)
    if (
        0 <= above < verb
        and view.words[above].sent == view.words[verb].sent
        and eligible(view, above)
        and _agrees(view, above, kind)
    ):
        return [above]
    recent = bool(speaker) and view.words[verb].sent - view.words[speaker[0]].sent <= 6
    if recent and (goes_on or _agrees(view, speaker[0], kind)):
        return speaker
    found = dropped_subject(view, verb)
    return [found] if found >= 0 and eligible(view, found, strict=True) else []


def _agrees(view: View, head: int, kind: str) -> bool:
    other = gender(view, head)
    return other == kind or "p" in (other, kind) and other != "m"
