"""The words by which a mention is resolved: its phrase without quantifiers, and what says whose it is behind it."""

from __future__ import annotations

from rawi.reading.actors.words import listed
from rawi.reading.text.phrases import bounds
from rawi.reading.text.view import View

_STOPS = frozenset({"VERB", "AUX", "SCONJ", "CCONJ", "PUNCT", "PART", "ADV", "PRON"})
_TAILS = 3


def core(view: View, first: int, last: int) -> int:
    """Where the phrase says who: past numbers, «بعض», «كل من», «عشرات» and hash signs."""
    at = first
    while at < last - 1:
        word = view.words[at]
        number = word.upos == "NUM" or word.text.isdigit()
        if not (number or listed("quantifiers", word.bare) or word.text in '#_«"'):
            break
        at += 1
        while at < last - 1 and view.words[at].form == "من":
            at += 1
    if at == last - 1 and view.words[at].text in "#_":
        return first
    return at


def tail(view: View, first: int, last: int) -> int:
    """One past the words behind a phrase that say whose it is: «المتحدثة | باسم وزارة الخارجية»."""
    head, end = view.words[first].bare, last
    limit = view.sentence(first).last
    for _ in range(_TAILS):
        if end + 1 < limit and view.words[end].text == "_":
            end += 2
            continue
        at = _preposition(view, head, end, limit)
        if at < 0:
            break
        end = max(at + 1, bounds(view, at)[1])
    return end


def _preposition(view: View, head: str, at: int, limit: int) -> int:
    """The noun behind an inner preposition at ``at``, -1 if what follows says nothing of the phrase."""
    if at + 1 >= limit:
        return -1
    word = view.words[at]
    joined = word.form == "ب" and view.words[at + 1].form == "اسم"
    after = at + 2 if joined else at + 1
    if after >= limit or word.upos != "ADP" or not listed("inner_prepositions", word.bare):
        return -1
    if word.form in ("في", "الي") and not listed("local", head):
        return -1
    if view.words[after].upos in _STOPS or view.words[after].upos in ("ADP", "NUM"):
        return -1
    return after


def person_in(view: View, first: int, last: int) -> tuple[int, int] | None:
    """The first personal name in a phrase, as words ``first`` to ``last`` (exclusive)."""
    for at in range(first, last):
        number = view.words[at].ent
        if number >= 0 and view.names[number].label == "PER":
            return view.names[number].first, view.names[number].last
    return None
