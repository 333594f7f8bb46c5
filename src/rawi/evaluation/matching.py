"""Pairs of system and gold items, as many as there can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Left = TypeVar("Left")
Right = TypeVar("Right")


def matching(
    left: Sequence[Left], right: Sequence[Right], fits: Callable[[Left, Right], bool]
) -> list[tuple[int, int]]:
    """The (left, right) index pairs of a maximum matching; an item of ``left`` once matched stays matched.

    Kuhn's algorithm, left items in their order, right candidates in theirs, so that the result does
    not depend on anything but the input.
    """
    candidates = [[j for j, r in enumerate(right) if fits(item, r)] for item in left]
    owner: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in candidates[i]:
            if j in seen:
                continue
            seen.add(j)
            if j not in owner or place(owner[j], seen):
                owner[j] = i
                return True
        return False

    for i in range(len(left)):
        place(i, set())
    return [(i, j) for j, i in owner.items()]
