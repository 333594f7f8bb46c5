"""The networks of the fast tier on numpy: forms in their sentences in, one vector a word out.

The encoder is that of spaCy's CNN pipelines: embedded features of each form, mixed by a maxout layer, then
residual layers of maxout over windows of three words. What stands before the windows hangs on the form
alone and is remembered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from rawi.language.fast.features import GROUPS, rows
from rawi.language.pieces import PieceTable

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Weights = Mapping[str, Floats]
PIECES = 3
REACH = 24  # distances beyond are one
REMEMBERED = 60_000
_NEVER = -1e4


def maxout(x: Floats, weights: Weights, name: str) -> Floats:
    """A linear layer that keeps the largest of three numbers, normalised."""
    wide = x @ weights[f"{name}.linear.weight"]
    wide += weights[f"{name}.linear.bias"]
    size = wide.shape[-1] // PIECES
    best = np.maximum(wide[..., :size], wide[..., size : 2 * size])
    np.maximum(best, wide[..., 2 * size :], out=best)
    return normalised(best, weights, f"{name}.norm")


def normalised(x: Floats, weights: Weights, name: str) -> Floats:
    """Rows with mean 0 and variance 1, scaled and shifted."""
    size = x.shape[-1]
    x = x - (x.sum(-1, keepdims=True) / size)
    spread = np.sqrt(np.einsum("...i,...i->...", x, x) / size + 1e-5)[..., None]
    x /= spread
    x *= weights[f"{name}.weight"]
    x += weights[f"{name}.bias"]
    return x


def linear(x: Floats, weights: Weights, name: str) -> Floats:
    """A linear layer."""
    out: Floats = x @ weights[f"{name}.weight"] + weights[f"{name}.bias"]
    return out


class Bank:
    """Vectors of forms, worked out once each and remembered up to a number of forms."""

    def __init__(self, weights: Weights, tables: Mapping[str, Sequence[str]], pieces: PieceTable) -> None:
        self._weights, self._pieces = weights, pieces
        self._tables = {group: {text: row for row, text in enumerate(tables[group], 1)} for group in GROUPS}
        self._parts = [weights[f"encoder.embedding.tables.{at}.weight"] for at in range(len(GROUPS))]
        self._static = weights["encoder.embedding.static"]
        self._line: dict[str, int] = {}
        width = weights["encoder.embedding.mix.norm.weight"].shape[0]
        self._vectors = np.zeros((1024, width), dtype=np.float32)

    def __call__(self, forms: Sequence[str]) -> Floats:
        """One row a form."""
        lines = self._line
        fresh = [form for form in dict.fromkeys(forms) if form not in lines]
        if fresh:
            if len(lines) + len(fresh) > REMEMBERED:
                lines.clear()
                fresh = list(dict.fromkeys(forms))
            self._learn(fresh)
        found: Floats = self._vectors[[lines[form] for form in forms]]
        return found

    def _learn(self, forms: Sequence[str]) -> None:
        first, last = len(self._line), len(self._line) + len(forms)
        if last > len(self._vectors):
            grown = np.zeros((max(last, 2 * len(self._vectors)), self._vectors.shape[1]), dtype=np.float32)
            grown[:first] = self._vectors[:first]
            self._vectors = grown
        at = np.array([rows(form, self._tables) for form in forms])
        static = np.stack([self._static[list(self._pieces.of(form).ids)].mean(0) for form in forms])
        parts = [table[at[:, group]] for group, table in enumerate(self._parts)]
        self._vectors[first:last] = maxout(np.concatenate([*parts, static], 1), self._weights, "encoder.embedding.mix")
        self._line.update(zip(forms, range(first, last), strict=True))


def windows(x: Floats, gaps: Ints, weights: Weights) -> Floats:
    """The residual layers over rows between which ``gaps`` are rows of zeros, first and last row too."""
    depth = 0
    while f"encoder.layers.{depth}.maxout.linear.weight" in weights:
        wide = np.concatenate([x[:-2], x[1:-1], x[2:]], 1)
        x[1:-1] += maxout(wide, weights, f"encoder.layers.{depth}.maxout")
        x[gaps] = 0.0
        depth += 1
    return x


def encoded(bank: Bank, sentences: Sequence[Sequence[str]], places: Sequence[int], weights: Weights) -> Floats:
    """Vectors of the words of all sentences, one row each; no sentence sees another."""
    forms = [form for sentence in sentences for form in sentence]
    ends = np.cumsum([len(sentence) + 1 for sentence in sentences])
    gaps = np.concatenate([[0], ends])
    real = np.ones(int(ends[-1]) + 1, dtype=bool)
    real[gaps] = False
    x = np.zeros((len(real), bank(forms[:1]).shape[1]), dtype=np.float32)
    x[real] = bank(forms) + weights["encoder.place.weight"][list(places)]
    return windows(x, gaps, weights)[real]


def attended(x: Floats, mask: NDArray[np.bool_], weights: Weights) -> Floats:
    """Residual attention over padded sentences ``x`` [sentence, word, width]; ``mask`` is true for words."""
    count, size, width = x.shape
    reach = weights["encoder.attention.distance"]
    heads = len(reach)
    qkv = linear(normalised(x, weights, "encoder.attention.norm"), weights, "encoder.attention.qkv")
    q, k, v = qkv.reshape(count, size, 3, heads, -1).transpose(2, 0, 3, 1, 4)
    scores = q @ k.transpose(0, 1, 3, 2)
    scores /= np.float32((width // heads) ** 0.5)
    scores += reach[:, distances(size)]
    scores += np.where(mask, np.float32(0), np.float32(_NEVER))[:, None, None]
    np.exp(scores - scores.max(-1, keepdims=True), out=scores)
    scores /= scores.sum(-1, keepdims=True)
    mixed = (scores @ v).transpose(0, 2, 1, 3).reshape(count, size, width)
    out: Floats = x + linear(mixed, weights, "encoder.attention.out")
    return out


def arcs(x: Floats, weights: Weights) -> Floats:
    """``[i, j, k]`` scores word ``k - 1`` as head of word ``j``; 0 is the root. Padded words are scored as well."""
    dep, head = maxout(x, weights, "dep"), maxout(x, weights, "head")
    pairs = (dep @ weights["bilinear"]) @ head.transpose(0, 2, 1)
    pairs /= np.float32(dep.shape[-1] ** 0.5)
    pairs += linear(head, weights, "head_bias").transpose(0, 2, 1)
    pairs += weights["distance"][distances(x.shape[1])]
    return np.concatenate([linear(dep, weights, "root"), pairs], -1)


def distances(size: int) -> Ints:
    """``[i, j]`` is the row of the distance from word ``i`` to word ``j``."""
    places = np.arange(size)
    found: Ints = np.clip(places[None] - places[:, None], -REACH, REACH) + REACH
    return found
