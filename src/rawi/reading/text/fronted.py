"""Subjects that stand before their verb: «وكان الوزير، الذي …، دعا», «إن قواته استهدفت»."""

from __future__ import annotations

from rawi.reading.lexicon.words import words
from rawi.reading.text.phrases import bounds, is_nominal
from rawi.reading.text.view import View

REACH = 34
INSERTION = 16
COMMAS = ("،", ",", "-")


def fronted(view: View, verb: int) -> int:
    """Head of the subject between «كان» or «إن» and its verb, -1 if nothing but the verb follows them."""
    first, target = view.sentence(verb).first, _first_of(view, verb)
    ahead = view.words[target - 1] if target > first else None
    if ahead is None or ahead.upos in ("VERB", "SCONJ", "CCONJ", "ADP") or ahead.form in words("relatives"):
        return -1
    for mark in range(target - 2, max(first - 1, target - REACH), -1):
        if view.words[mark].text in ".؛:؟":
            return -1
        if view.words[mark].form in words("fronting") and _reaches(view, mark + 1, target):
            return mark + 1
    return -1


def _first_of(view: View, verb: int) -> int:
    """Where the verb begins with the particles before it: «قد دعا»."""
    first = view.sentence(verb).first
    while verb > first and view.words[verb - 1].form in words("before_verb"):
        verb -= 1
    return verb


def _reaches(view: View, head: int, target: int) -> bool:
    """Whether the phrase at ``head``, with what is inserted between commas, ends where the verb begins."""
    word = view.words[head]
    if not is_nominal(view, head) or word.upos in ("PRON", "DET", "NUM") or word.form in words("no_party"):
        return False
    last = bounds(view, head)[1]
    while last < target:
        if view.words[last].text not in COMMAS:
            return False
        close = _closing(view, last, target)
        if close < 0:
            return False
        last = close
    return last == target


def _closing(view: View, comma: int, target: int) -> int:
    """One past the comma that ends the insertion, the farthest before the verb; -1 if none does."""
    ends = [at + 1 for at in range(comma + 1, min(target, comma + INSERTION)) if view.words[at].text in COMMAS]
    return ends[-1] if ends else -1
