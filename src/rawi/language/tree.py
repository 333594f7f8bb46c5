"""The best dependency tree from arc scores: no cycles, exactly one root (Chu and Liu 1965, Edmonds 1967)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def best_tree(scores: Scores) -> list[int]:
    """Heads of the words, 0 for the root word.

    ``scores[d, h]`` is the score of word ``d + 1`` hanging on ``h``, where 0 is the root.
    """
    count = scores.shape[0]
    full = np.full((count + 1, count + 1), -1e9, dtype=np.float64)
    full[1:] = scores
    np.fill_diagonal(full, -1e9)
    heads = full.argmax(1)
    heads[0] = 0
    if _valid(heads):
        return [int(h) for h in heads[1:]]
    best, best_score = heads, -np.inf
    for root in np.argsort(-full[1:, 0])[:4] + 1:
        trial = full.copy()
        trial[1:, 0] = -1e9
        trial[root, 0] = full[root, 0]
        found = _edmonds(trial)
        total = float(full[np.arange(1, count + 1), found[1:]].sum())
        if total > best_score:
            best, best_score = found, total
    return [int(h) for h in best[1:]]


def _valid(heads: NDArray[np.int64]) -> bool:
    return int((heads[1:] == 0).sum()) == 1 and not _cycle(heads)


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    seen = np.zeros(len(heads), dtype=np.int64)
    for start in range(1, len(heads)):
        path, at = [], start
        while at != 0 and seen[at] == 0:
            seen[at] = start
            path.append(at)
            at = int(heads[at])
        if at != 0 and seen[at] == start and at in path:
            return path[path.index(at) :]
    return []


def _edmonds(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(len(heads), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    kept = scores[cycle, heads[cycle]]
    gain = scores[np.ix_(cycle, outside)] - kept[:, None]
    size = len(outside)
    small = np.full((size + 1, size + 1), -1e9)
    small[:size, :size] = scores[np.ix_(outside, outside)]
    small[size, :size] = gain.max(0)
    small[:size, size] = scores[np.ix_(outside, np.array(cycle))].max(1)
    solved = _edmonds(small)
    result = heads.copy()
    for row in range(1, size):
        head = int(solved[row])
        if head == size:
            result[outside[row]] = cycle[int(scores[outside[row], cycle].argmax())]
        else:
            result[outside[row]] = outside[head]
    entry = int(solved[size])
    broken = int(gain[:, entry].argmax())
    result[cycle[broken]] = outside[entry]
    return result
