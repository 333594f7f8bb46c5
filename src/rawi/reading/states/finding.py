"""What a pattern finds, before it becomes a record."""

from __future__ import annotations

from dataclasses import dataclass

from rawi.reading.states.patterns import Entry


@dataclass(frozen=True, slots=True)
class Side:
    """A subject or object: the word that heads it, and one past its last word.

    ``literal`` sides are words as written (a title); ``text`` stands for a side that the cue implies.
    """

    head: int = -1
    last: int = -1
    literal: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One state with the word of its cue and the words ``first`` to ``last`` (exclusive) that hold it."""

    entry: Entry
    subject: Side
    object: Side
    cue: int
    first: int
    last: int
    negative: bool = False


def finding(entry: Entry, subject: Side, object_: Side, cue: tuple[int, int], *, negative: bool = False) -> Finding:
    """The finding with the evidence that covers both sides and the cue's words."""
    sides = [s for s in (subject, object_) if s.head >= 0]
    first = min([cue[0], *(s.head for s in sides)])
    last = max([cue[1], *(s.last for s in sides)])
    return Finding(entry, subject, object_, cue[0], first, last, negative)
