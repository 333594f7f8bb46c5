"""The best dependency tree from arc scores: no cycles, exactly one root (Chu and Liu 1965, Edmonds 1967)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating]
_Matrix = NDArray[np.float64]
_Heads = NDArray[np.int64]
_NEVER = -1e9


def best_tree(scores: Scores) -> list[int]:
    """Heads of the words, 0 for the root word.

    ``scores[d, h]`` is the score of word ``d + 1`` hanging on ``h``, where 0 is the root.
    """
    count = scores.shape[0]
    if count == 0:
        return []
    full = np.full((count + 1, count + 1), _NEVER)
    full[1:] = scores
    np.fill_diagonal(full, _NEVER)
    heads = _best_heads(full)
    if (heads[1:] == 0).sum() != 1 or _cycle(heads):
        heads = _best_of_one_root(full)
    return [int(head) for head in heads[1:]]


def _best_of_one_root(scores: _Matrix) -> _Heads:
    """The best tree with one root word.

    Each word is tried as the root, in the order of what its tree could score at most, if heads could be
    chosen word by word; the first tree that no later one can surpass is the best.
    """
    others = scores.copy()
    others[:, 0] = _NEVER
    free = others[1:].max(1)
    most = scores[1:, 0] - free + free.sum()
    best, found = -np.inf, _best_heads(others)
    for root in (1 + np.argsort(-most, kind="stable")).tolist():
        if most[root - 1] <= best:
            break
        rooted = others.copy()
        rooted[root] = _NEVER
        rooted[root, 0] = 0.0
        heads = _edmonds(rooted)
        score = scores[np.arange(1, len(heads)), heads[1:]].sum()
        if score > best:
            best, found = score, heads
    return found


def _best_heads(scores: _Matrix) -> _Heads:
    heads: _Heads = scores.argmax(1)
    heads[0] = 0
    return heads


def _cycle(heads: _Heads) -> list[int]:
    """The members of one cycle; empty where all heads lead to the root."""
    above = heads.tolist()
    seen = [0] * len(above)
    for start in range(1, len(above)):
        path, at = [], start
        while at != 0 and seen[at] == 0:
            seen[at] = start
            path.append(at)
            at = above[at]
        if at != 0 and seen[at] == start:
            return path[path.index(at) :]
    return []


def _edmonds(scores: _Matrix) -> _Heads:
    heads = _best_heads(scores)
    members = _cycle(heads)
    if not members:
        return heads
    cycle = np.array(members)
    inside = np.zeros(len(heads), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    gain = scores[cycle][:, outside] - scores[cycle, heads[cycle]][:, None]
    solved = _edmonds(_contracted(scores, cycle, outside, gain))
    node, result = len(outside), heads.copy()
    for row, head in enumerate(solved[1:node], 1):
        word = outside[row]
        result[word] = cycle[scores[word, cycle].argmax()] if head == node else outside[head]
    entry = solved[node]
    result[cycle[gain[:, entry].argmax()]] = outside[entry]
    return result


def _contracted(scores: _Matrix, cycle: _Heads, outside: _Heads, gain: _Matrix) -> _Matrix:
    """Scores with the cycle drawn together into one last node."""
    node = len(outside)
    small = np.full((node + 1, node + 1), _NEVER)
    rows = scores[outside]
    small[:node, :node] = rows[:, outside]
    small[:node, node] = rows[:, cycle].max(1)
    small[node, :node] = gain.max(0)
    return small
