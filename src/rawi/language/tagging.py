"""Tags, features, trees and lemmas of cut sentences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rawi.language.analysis import Word
from rawi.language.batched import batched
from rawi.language.model import Model, WordInput, WordOutput
from rawi.language.tree import best_tree


def tag_and_parse(model: Model, wired: Sequence[WordInput], words: Sequence[list[Word]]) -> None:
    """Fill UPOS, features, heads, relations and lemmas of ``words`` in place."""
    if not wired:
        return
    outputs = batched(wired, [len(s.first) for s in wired], model.read_words)
    heads = [best_tree(o.arcs) for o in outputs]
    governors = np.concatenate([o.head[h] for o, h in zip(outputs, heads, strict=True)])
    relations = model.relation_ids(np.concatenate([o.dep for o in outputs]), governors)
    at = 0
    for sentence, output, head in zip(words, outputs, heads, strict=True):
        _fill(model, sentence, output)
        _hang(model, sentence, head, relations[at : at + len(sentence)])
        at += len(sentence)


def _fill(model: Model, words: list[Word], output: WordOutput) -> None:
    at, columns = 0, []
    for key, values in model.feats.items():
        picks = output.feats[:, at : at + len(values)].argmax(-1).tolist()
        columns.append([f"{key}={values[pick]}" if pick else "" for pick in picks])
        at += len(values)
    for word, upos, *feats in zip(words, output.upos.argmax(-1).tolist(), *columns, strict=True):
        word.upos = model.upos[upos]
        word.feats = "|".join(filter(None, feats))
        word.lemma = model.lemmatizer(word.norm, word.upos, word.feats)


def _hang(model: Model, words: list[Word], heads: list[int], relations: list[int]) -> None:
    for word, head, relation in zip(words, heads, relations, strict=True):
        word.head = head
        word.relation = model.relations[relation] if head else "root"
        if head and word.relation == "root":
            word.relation = "dep"
