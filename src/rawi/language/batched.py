"""Run a network over items of like length together, results in the order of the items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

In = TypeVar("In")
Out = TypeVar("Out")

BATCH_ROWS = 3000  # padded rows (pieces or words) that a network takes at once
MAX_PADDING = 0.1  # rows of padding to a real one: the network works as long on them


def batched(items: Sequence[In], sizes: Sequence[int], run: Callable[[list[In]], list[Out]]) -> list[Out]:
    """``run`` over groups of items of like size, one result an item."""
    out: dict[int, Out] = {}
    for group in _groups(sizes):
        out.update(zip(group, run([items[i] for i in group]), strict=True))
    return [out[i] for i in range(len(items))]


def _groups(sizes: Sequence[int]) -> list[list[int]]:
    groups: list[list[int]] = []
    group: list[int] = []
    real = 0
    for index in sorted(range(len(sizes)), key=lambda i: sizes[i]):
        padded = (len(group) + 1) * sizes[index]
        if group and padded > min(BATCH_ROWS, (1 + MAX_PADDING) * (real + sizes[index])):
            groups.append(group)
            group, real = [], 0
        group.append(index)
        real += sizes[index]
    return [*groups, group] if group else groups
