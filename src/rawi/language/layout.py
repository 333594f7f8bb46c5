"""How words are laid over pieces: the ids that tell segments of one surface token apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rawi.text.fold import fold

SINGLE, FIRST, MIDDLE, LAST = range(4)
HOST = 0
MAX_CLITIC_CHARS = 3


def clitic_ids(segments: Sequence[str], table: Mapping[str, int]) -> list[int]:
    """One id a segment: its own for a clitic of a cut token, HOST for the longest segment."""
    if len(segments) == 1:
        return [HOST]
    host = max(range(len(segments)), key=lambda i: len(segments[i]))
    return [
        HOST if i == host or len(text) > MAX_CLITIC_CHARS else table.get(fold(text), 1)
        for i, text in enumerate(segments)
    ]


def position_ids(count: int) -> list[int]:
    """SINGLE for an uncut token, else FIRST, MIDDLE… and LAST."""
    if count == 1:
        return [SINGLE]
    return [FIRST, *[MIDDLE] * (count - 2), LAST]
