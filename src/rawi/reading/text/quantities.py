"""Phrases that begin with how many there are."""

from __future__ import annotations

from rawi.reading.lexicon.words import words
from rawi.reading.text.view import View


def at_least(view: View, at: int) -> int:
    """Who is counted in «ما لا يقل عن 28 متطوعا», «ما يزيد على عشرة»; -1 where no such phrase begins."""
    if view.words[at].form not in words("as_many_as"):
        return -1
    last = view.sentence(at).last
    for mark in range(at + 1, min(at + 5, last - 1)):
        if view.words[mark].upos == "ADP" and view.words[mark - 1].upos == "VERB":
            number = mark + 1
            noun = number + 1 < last and view.words[number + 1].upos in ("NOUN", "X")
            return number + 1 if view.words[number].upos == "NUM" and noun else number
    return -1
