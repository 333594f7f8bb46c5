"""Counts that become figures."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

DRAWS = 1000


@dataclass(slots=True)
class Tally:
    """True positives, and how many items the system and gold have."""

    right: int = 0
    system: int = 0
    gold: int = 0

    def add(self, right: int, system: int, gold: int) -> None:
        """Count further items in."""
        self.right += right
        self.system += system
        self.gold += gold

    def merge(self, other: Tally) -> None:
        """Count in what ``other`` holds."""
        self.add(other.right, other.system, other.gold)

    def figures(self) -> dict[str, float]:
        """Precision ``p``, recall ``r``, their harmonic mean ``f1``, and ``n`` gold items."""
        p = self.right / self.system if self.system else 0.0
        r = self.right / self.gold if self.gold else 0.0
        return {"p": p, "r": r, "f1": 2 * p * r / (p + r) if p + r else 0.0, "n": self.gold}


@dataclass(slots=True)
class Share:
    """How many of ``n`` answers were right."""

    right: int = 0
    n: int = 0

    def add(self, right: bool) -> None:
        """Count one answer in."""
        self.right += right
        self.n += 1

    def figures(self) -> dict[str, float]:
        """The share as ``value``, and ``n``."""
        return {"value": self.right / self.n if self.n else 0.0, "n": self.n}


def interval(tallies: Sequence[Tally]) -> list[float]:
    """The 95 % interval of F1 when articles are drawn with replacement (fixed seed)."""
    chance, drawn = random.Random(0), []
    for _ in range(DRAWS):
        total = Tally()
        for tally in chance.choices(tallies, k=len(tallies)):
            total.merge(tally)
        drawn.append(total.figures()["f1"])
    drawn.sort()
    return [drawn[DRAWS // 40], drawn[DRAWS - DRAWS // 40 - 1]]
