"""The reports of a text, found by the words that they hold without going through all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import overload

from rawi.reading.attribution.cues import Cue
from rawi.reading.text.view import View


@dataclass(slots=True)
class Report:
    """A cue at words ``cue`` to ``cue_last`` with the heads of its sources, outermost level first."""

    cue: int
    cue_last: int
    entry: Cue
    sources: list[list[int]]
    region: tuple[int, int]
    parts: list[tuple[int, int]] = field(default_factory=list)

    def holds(self, word: int) -> bool:
        """Whether the source vouches for what ``word`` says."""
        if self.cue <= word <= self.cue_last:
            return False
        return self.region[0] <= word < self.region[1] or any(a <= word < b for a, b in self.parts)

    @property
    def size(self) -> int:
        """Number of words in the content: an outer report holds more than an inner one."""
        return self.region[1] - self.region[0] + sum(b - a for a, b in self.parts)


class Reports(Sequence[Report]):
    """Reports in the order in which they were found, with quick ways to those of a sentence or a word.

    A report that is in must keep its cue, region and parts: they are indexed when it is added.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._all: list[Report] = []
        self._reaching: dict[int, list[Report]] = {}
        self._told: dict[int, list[Report]] = {}

    @overload
    def __getitem__(self, at: int) -> Report: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Report]: ...
    def __getitem__(self, at: int | slice) -> Report | Sequence[Report]:
        """The report or reports at a place of the order."""
        return self._all[at]

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Report]:
        return iter(self._all)

    def __reversed__(self) -> Iterator[Report]:
        return reversed(self._all)

    def append(self, report: Report) -> None:
        """Add a report at the end."""
        self._all.append(report)
        words = self._view.words
        self._told.setdefault(words[report.cue].sent, []).append(report)
        reached = {
            number
            for first, last in (report.region, *report.parts)
            if first < last
            for number in range(words[first].sent, words[min(last, len(words)) - 1].sent + 1)
        }
        for number in reached:
            self._reaching.setdefault(number, []).append(report)

    def holding(self, word: int) -> list[Report]:
        """The reports whose source vouches for what ``word`` says, in order."""
        return [r for r in self._reaching.get(self._view.words[word].sent, ()) if r.holds(word)]

    def told_in(self, sentence: int) -> list[Report]:
        """The reports whose cue stands in the sentence of that number, in order."""
        return self._told.get(sentence, [])
