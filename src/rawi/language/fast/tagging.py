"""Tags, features, trees, lemmas and names of cut sentences, by the fast model."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rawi.language.analysis import Word
from rawi.language.batched import batched
from rawi.language.fast.model import FastModel
from rawi.language.fast.network import Floats, Weights, arcs, attended, encoded, linear, maxout
from rawi.language.tree import best_tree

PAIRS_AT_ONCE = 1024  # a pair takes 9 kB of working memory


def tagged(
    model: FastModel, sentences: Sequence[list[Word]], places: Sequence[int]
) -> tuple[Floats, dict[str, Floats]]:
    """Fill tags, trees and lemmas in place; vectors of all words and the scores of their name tags come back."""
    weights = model.tagger
    x = encoded(model.word_bank, [[word.norm for word in words] for words in sentences], places, weights)
    sizes = [len(words) for words in sentences]
    starts = np.concatenate([[0], np.cumsum(sizes)])
    rows = [x[a:b] for a, b in zip(starts[:-1], starts[1:], strict=True)]
    seen = batched(rows, sizes, lambda some: _in_sentence(some, weights))
    x = np.concatenate([vectors for vectors, _ in seen])
    heads = [best_tree(scores) for _, scores in seen]
    flat = [word for words in sentences for word in words]
    _tag(model, flat, x)
    _hang(model, flat, heads, starts, x)
    return x, {scheme: linear(x, weights, f"names.{scheme}") for scheme in model.names}


def _in_sentence(rows: list[Floats], weights: Weights) -> list[tuple[Floats, Floats]]:
    """Vectors that have seen the whole sentence, and arc scores, of sentences of like length."""
    size = max(map(len, rows))
    mask: NDArray[np.bool_] = np.arange(size) < np.array([len(row) for row in rows])[:, None]
    x = np.zeros((len(rows), size, rows[0].shape[1]), dtype=np.float32)
    x[mask] = np.concatenate(rows)
    x = attended(x, mask, weights)
    scores = arcs(x, weights)
    return [(x[at, : len(row)], scores[at, : len(row), : len(row) + 1]) for at, row in enumerate(rows)]


def _tag(model: FastModel, words: Sequence[Word], x: Floats) -> None:
    upos = linear(x, model.tagger, "upos").argmax(1).tolist()
    scores = linear(x, model.tagger, "feats")
    picks = np.empty((len(words), len(model.feats)), dtype=np.uint8)
    at = 0
    for column, values in enumerate(model.feats.values()):
        picks[:, column] = scores[:, at : at + len(values)].argmax(1)
        at += len(values)
    lemma, names = model.lemmatizer, list(model.feats.items())
    known: dict[bytes, str] = {}
    for word, tag, pick in zip(words, upos, picks, strict=True):
        key = pick.tobytes()
        feats = known.get(key)
        if feats is None:
            shown = (f"{name}={values[i]}" for (name, values), i in zip(names, key, strict=True) if i)
            feats = known[key] = "|".join(shown)
        word.upos, word.feats = model.upos[tag], feats
        word.lemma = lemma(word.norm, word.upos, feats)


def _hang(
    model: FastModel, words: Sequence[Word], heads: Sequence[Sequence[int]], starts: NDArray[np.int64], x: Floats
) -> None:
    weights = model.tagger
    dep, head = maxout(x, weights, "rel_dep"), maxout(x, weights, "rel_head")
    governors = np.concatenate([head, weights["rel_root"][None]])
    lines = [start + above - 1 if above else -1 for start, found in zip(starts, heads, strict=False) for above in found]
    relations = _relations(dep, governors[lines], weights["rel"])
    flat = [above for found in heads for above in found]
    for word, above, relation in zip(words, flat, relations, strict=True):
        word.head = above
        word.relation = model.relations[relation] if above else "root"
        if above and word.relation == "root":
            word.relation = "dep"


def _relations(dep: Floats, head: Floats, table: Floats) -> list[int]:
    """The best relation of each pair of rows; ``table`` is [dependent, relation, head]."""
    one = np.ones((len(dep), 1), dtype=np.float32)
    left, right = np.concatenate([dep, one], 1), np.concatenate([head, one], 1)
    flat, found = table.reshape(len(table), -1), list[int]()
    for at in range(0, len(dep), PAIRS_AT_ONCE):
        some = slice(at, at + PAIRS_AT_ONCE)
        pairs = (left[some] @ flat).reshape(-1, *table.shape[1:])
        found += np.einsum("nrb,nb->nr", pairs, right[some]).argmax(1).tolist()
    return found
