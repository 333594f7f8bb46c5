"""From tag scores on surface tokens to name spans."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray


@lru_cache(maxsize=16)
def _allowed(tags: tuple[str, ...]) -> NDArray[np.float32]:
    """0 where tag ``j`` may follow tag ``i``, a large negative number where I- lacks its start."""
    table = np.zeros((len(tags) + 1, len(tags)), dtype=np.float32)
    for j, tag in enumerate(tags):
        if tag.startswith("I-"):
            for i, before in enumerate([*tags, "O"]):
                if before[2:] != tag[2:]:
                    table[i, j] = -1e4
    return table


def best_tags(scores: NDArray[np.float32], tags: tuple[str, ...]) -> list[str]:
    """The best well-formed BIO sequence (Viterbi) for ``scores`` [tokens, tags]."""
    if not len(scores):
        return []
    allowed = _allowed(tags)
    greedy = scores.argmax(1)
    if not allowed[greedy[:-1], greedy[1:]].any() and not allowed[-1, greedy[0]]:
        return [tags[i] for i in greedy.tolist()]  # well-formed already, and nothing can score higher
    total = scores[0] + allowed[-1]
    back = []
    for row in scores[1:]:
        step = total[:, None] + allowed[:-1]
        back.append(step.argmax(0))
        total = step.max(0) + row
    path = [int(total.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return [tags[i] for i in reversed(path)]


def spans(tags: list[str]) -> list[tuple[int, int, str]]:
    """(first, last exclusive, class) of each name in a BIO sequence."""
    found: list[tuple[int, int, str]] = []
    start, kind = None, ""
    for at, tag in enumerate([*tags, "O"]):
        if start is not None and tag != f"I-{kind}":
            found.append((start, at, kind))
            start = None
        if tag.startswith("B-") or (tag.startswith("I-") and start is None):
            start, kind = at, tag[2:]
    return found
