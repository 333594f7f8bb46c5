"""A plan of chunks for the whole training, and padded tensors of a few chunks at a time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

import torch
from torch import Tensor

from rawi_train.corpus import Example, read_annotated, read_conllu, read_names
from rawi_train.encode import IGNORE, Encoded, EncodedSentence, Encoder, noisy

MAX_PIECES = 180
BATCH_PIECES = 1100
TREES = ("trees", "hidden", "news")
TAGGING_DEV = "in_padt_pos_seg_dev"


@dataclass(frozen=True, slots=True)
class Phase:
    """Passes over each corpus, and the learning rate's course as shares of the full rate.

    A chunk has up to ``longest`` tokens and ends after a sentence with chance ``alone`` even before; a
    share ``masked`` of the words is hidden in sentences that have trees.
    """

    passes: dict[str, float]
    warm_up: float
    first_rate: float
    last_rate: float
    longest: int = 70
    alone: float = 0.35
    masked: float = 0.0

    def rate(self, place: float) -> float:
        """Share of the full learning rate at ``place`` (0 to 1) of the phase."""
        if place < self.warm_up:
            return self.first_rate * place / self.warm_up
        return self.first_rate + (self.last_rate - self.first_rate) * (place - self.warm_up) / (1 - self.warm_up)


# first everything, then mostly what is dearest to annotate: trees and news names; at last the same in
# longer chunks, so that a sentence's end is seldom the chunk's end. The fourth phase also reads news that
# the third's model annotated, with words hidden, so that the student has to find what the teacher saw
# (self-training with noise, Xie et al. 2020)
PHASES = (
    Phase(
        {"trees": 6.2, "pos": 1.5, "aner": 2.7, "fane": 2.0, "wikifane": 0.24, "aqmar": 0.7, "wojood": 1.0},
        warm_up=0.07, first_rate=1.0, last_rate=0.35,
    ),
    Phase(
        {"trees": 8.0, "hidden": 8.0, "pos": 0.5,
         "aner": 1.6, "fane": 1.0, "wikifane": 0.04, "aqmar": 0.1, "wojood": 0.5},
        warm_up=0.02, first_rate=0.4, last_rate=0.012,
    ),
    Phase(
        {"trees": 20.0, "hidden": 20.0, "pos": 1.8,
         "aner": 5.3, "fane": 3.0, "wikifane": 0.17, "aqmar": 0.4, "wojood": 0.8},
        warm_up=0.02, first_rate=0.5, last_rate=0.01, longest=100, alone=0.2,
    ),
    Phase(
        {"trees": 9.0, "hidden": 9.0, "pos": 0.8, "news": 0.9,
         "aner": 4.5, "fane": 2.5, "wikifane": 0.08, "aqmar": 0.2, "wojood": 0.4},
        warm_up=0.03, first_rate=0.45, last_rate=0.01, longest=100, alone=0.2, masked=0.08,
    ),
)  # fmt: skip
TEACHER_PHASES = 3


@dataclass(slots=True)
class Batch:
    """Tensors of one step; words stand one sentence a row and index flattened piece rows."""

    pieces: Tensor
    mask: Tensor
    chars: Tensor
    char_piece: Tensor
    scripts: Tensor
    surface_first: Tensor
    surface_last: Tensor
    ends: Tensor
    names: dict[str, Tensor]
    first: Tensor
    last: Tensor
    clitic: Tensor
    position: Tensor
    word_mask: Tensor
    upos: Tensor
    feats: Tensor
    head: Tensor
    relation: Tensor


def read_all(shared: Path, annotated: Path | None = None) -> dict[str, list[Example]]:
    """Every training corpus; trees whose text stands in the tagging dev set hide their tags.

    ``annotated`` is the folder of news that a model annotated.
    """
    data = shared / "data"
    trees = data / "treebank/trees_train.conllu.gz"
    return {
        "trees": list(read_conllu(trees, skip=TAGGING_DEV)),
        "hidden": [_without_tags(e) for e in read_conllu(trees, only=TAGGING_DEV)],
        "pos": list(read_conllu(data / "treebank/padt_pos_seg_train.conllu.gz")),
        "aner": list(read_names(data / "ner/anercorp_train.txt", "aner")),
        "fane": list(read_names(data / "ner/newsfane_train.txt", "fane")),
        "wikifane": list(read_names(data / "ner/wikifane.txt.gz", "fane")),
        "aqmar": list(read_names(data / "ner/aqmar.txt", "aqmar")),
        "wojood": list(read_names(data / "ner/wojood_sample.txt", "wojood")),
        "news": list(read_annotated(annotated)) if annotated else [],
    }


def _without_tags(example: Example) -> Example:
    """The sentence for arcs, relations and features alone."""
    for word in example.words:
        word.upos = None
    example.tags_hidden = True
    return example


def plan(corpora: dict[str, list[Example]], phase: Phase, seed: int, scale: float = 1.0) -> list[list[tuple[str, int]]]:
    """Chunks in training order, each a few consecutive sentences of one corpus."""
    rng, chunks = random.Random(seed), []
    for name, examples in corpora.items():
        wanted = phase.passes.get(name, 0.0) * scale
        for turn in range(int(wanted) + 1):
            part = min(1.0, wanted - turn)
            if part > 0:
                chunks.append([c for c in _chunked(name, examples, rng, phase) if rng.random() < part])
    merged = [chunk for turn in chunks for chunk in turn]
    rng.shuffle(merged)
    return merged


def _chunked(name: str, examples: list[Example], rng: random.Random, phase: Phase) -> Iterator[list[tuple[str, int]]]:
    chunk: list[tuple[str, int]] = []
    size = 0
    for number, example in enumerate(examples):
        if chunk and (size + len(example.tokens) > phase.longest or rng.random() < phase.alone):
            yield chunk
            chunk, size = [], 0
        chunk.append((name, number))
        size += len(example.tokens)
    if chunk:
        yield chunk


def batches(
    chunks: list[list[tuple[str, int]]], corpora: dict[str, list[Example]], encoder: Encoder, seed: int, masked: float
) -> Iterator[tuple[int, Batch]]:
    """(chunks consumed, batch) in plan order; chunks of like length share a batch."""
    rng = random.Random(seed)
    window = 256
    for start in range(0, len(chunks), window):
        encoded = []
        for chunk in chunks[start : start + window]:
            item = encoder([noisy(corpora[name][number], rng, masked * (name in TREES)) for name, number in chunk])
            if len(item.pieces) <= MAX_PIECES * 2:
                encoded.append(item)
        encoded.sort(key=lambda e: len(e.pieces))
        groups, group = [], []
        for item in encoded:
            if group and (len(group) + 1) * len(item.pieces) > BATCH_PIECES:
                groups.append(group)
                group = []
            group.append(item)
        groups.append(group)
        rng.shuffle(groups)
        for group in groups:
            if group:
                yield start, collate(group)


def collate(items: list[Encoded]) -> Batch:
    """Pad and stack; word indices count in the flattened [rows × pieces] states."""
    width = max(len(i.pieces) for i in items)
    sentences = [(row, s) for row, i in enumerate(items) for s in i.sentences]
    if not sentences:
        sentences = [(0, EncodedSentence([0], [0], [0], [0], [IGNORE], [[]], [IGNORE], [IGNORE]))]
    feats = max((len(f) for _, s in sentences for f in s.feats), default=0)
    words = max(len(s.first) for _, s in sentences)
    pad_feats = [[*(f or [IGNORE] * feats)] for _, s in sentences for f in s.feats]
    at, rows = 0, []
    for _, s in sentences:
        rows.append(pad_feats[at : at + len(s.first)] + [[IGNORE] * feats] * (words - len(s.first)))
        at += len(s.first)
    return Batch(
        pieces=_pad([i.pieces for i in items], 1),
        mask=_pad([[1] * len(i.pieces) for i in items], 0),
        chars=_pad([i.chars for i in items], 0),
        char_piece=_pad([i.char_piece for i in items], 0),
        scripts=_pad([i.scripts for i in items], IGNORE),
        surface_first=_pad([[a for a, _ in i.surface] for i in items], 0),
        surface_last=_pad([[b for _, b in i.surface] for i in items], 0),
        ends=_pad([i.ends for i in items], IGNORE),
        names={k: _pad([i.names[k] for i in items], IGNORE) for k in items[0].names},
        first=_pad([[row * width + x for x in s.first] for row, s in sentences], 0),
        last=_pad([[row * width + x for x in s.last] for row, s in sentences], 0),
        clitic=_pad([s.clitic for _, s in sentences], 0),
        position=_pad([s.position for _, s in sentences], 0),
        word_mask=_pad([[1] * len(s.first) for _, s in sentences], 0),
        upos=_pad([s.upos for _, s in sentences], IGNORE),
        feats=torch.tensor(rows, dtype=torch.long),
        head=_pad([s.head for _, s in sentences], IGNORE),
        relation=_pad([s.relation for _, s in sentences], IGNORE),
    )


def _pad(rows: list[list[int]], value: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([row + [value] * (width - len(row)) for row in rows], dtype=torch.long)


def to_device(batch: Batch, device: str) -> Batch:
    """The batch with every tensor on ``device``."""
    moved = {}
    for f in fields(batch):
        value = getattr(batch, f.name)
        moved[f.name] = {k: v.to(device) for k, v in value.items()} if isinstance(value, dict) else value.to(device)
    return Batch(**moved)
