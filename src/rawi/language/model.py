"""The trained networks in ONNX: numbers in, tags, trees and names out."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from rawi.errors import ModelError
from rawi.language.chunks import Chunk
from rawi.language.lemma import Lemmatizer
from rawi.language.pieces import PieceTable

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
BOUNDARY, UNKNOWN_CHAR = 0, 1


@dataclass(slots=True)
class TextOutput:
    """Scores for one chunk, padding removed; rows of ``vectors`` are pieces."""

    vectors: Floats
    scripts: Floats
    ends: Floats
    names: dict[str, Floats]


@dataclass(slots=True)
class WordInput:
    """The words of one sentence: rows of the chunk's vectors, clitic and position ids."""

    vectors: Floats
    first: list[int]
    last: list[int]
    clitic: list[int]
    position: list[int]


@dataclass(slots=True)
class WordOutput:
    """Scores for the words of one sentence, padding removed."""

    upos: Floats
    feats: Floats
    arcs: Floats
    dep: Floats
    head: Floats


class Model:
    """The model folder: three ONNX graphs, tokenizer, labels and lemma table."""

    def __init__(self, folder: Path, *, threads: int = 0) -> None:
        self.folder = folder
        for name in ("text.onnx", "words.onnx", "relations.onnx", "labels.json", "tokenizer.json"):
            if not (folder / name).is_file():
                raise ModelError(f"{name} is missing", where=str(folder), hint="reinstall rawi or run make train")
        labels = json.loads((folder / "labels.json").read_text("utf-8"))
        self.scripts: list[str] = labels["scripts"]
        self.upos: list[str] = labels["upos"]
        self.feats: dict[str, list[str]] = labels["feats"]
        self.relations: list[str] = labels["relations"]
        self.names: dict[str, tuple[str, ...]] = {k: tuple(v) for k, v in labels["names"].items()}
        self.clitics = {c: i for i, c in enumerate(labels["clitics"])}
        self._chars = {c: i for i, c in enumerate(labels["chars"])}
        self.table = PieceTable.load(folder / "tokenizer.json")
        self._threads = threads

    @classmethod
    def packaged(cls, name: str = "accurate", *, threads: int = 0) -> Model:
        """The model that ships with Rawi."""
        return cls(Path(str(files("rawi").joinpath("data", "models", name))), threads=threads)

    @cached_property
    def version(self) -> str:
        """Name and version, as stored with the weights."""
        meta = json.loads((self.folder / "meta.json").read_text("utf-8"))
        return f"{meta['name']}-{meta['version']}"

    @cached_property
    def lemmatizer(self) -> Lemmatizer:
        """Lemmas by table and rule."""
        return Lemmatizer.load(self.folder / "lemmas.tsv")

    def _session(self, name: str) -> ort.InferenceSession:
        options = ort.SessionOptions()
        options.intra_op_num_threads = self._threads or min(os.cpu_count() or 1, 8)
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return ort.InferenceSession(str(self.folder / name), options, providers=["CPUExecutionProvider"])

    @cached_property
    def _text(self) -> ort.InferenceSession:
        return self._session("text.onnx")

    @cached_property
    def _words(self) -> ort.InferenceSession:
        return self._session("words.onnx")

    @cached_property
    def _relations(self) -> ort.InferenceSession:
        return self._session("relations.onnx")

    def read_chunks(self, chunks: Sequence[Chunk]) -> list[TextOutput]:
        """Run the encoder on chunks of like length as one batch."""
        feed = self._feed(chunks)
        words, scripts, ends, *names = self._text.run(None, feed)
        out = []
        for row, chunk in enumerate(chunks):
            letters, tokens = sum(len(p.chars) + 1 for p in chunk.pieces), len(chunk.surfaces)
            tagged = {k: names[i][row, :tokens] for i, k in enumerate(sorted(self.names))}
            out.append(
                TextOutput(words[row, : chunk.width], scripts[row, :letters], ends[row, :tokens], tagged)
            )
        return out

    def _feed(self, chunks: Sequence[Chunk]) -> dict[str, Ints]:
        pieces, chars, char_piece, first, last = [], [], [], [], []
        for chunk in chunks:
            ids, letters, piece_of = [self.table.bos], [], []
            starts, stops = [], []
            for item in chunk.pieces:
                base = len(ids)
                ids.extend(item.ids)
                starts.append(base)
                stops.append(len(ids) - 1)
                letters.append(BOUNDARY)
                letters.extend(self._chars.get(c.lower(), UNKNOWN_CHAR) for c in item.chars)
                piece_of.append(base)
                piece_of.extend(base + p for p in item.piece_of)
            ids.append(self.table.eos)
            for rows, values in zip((pieces, chars, char_piece, first, last), (ids, letters, piece_of, starts, stops), strict=True):  # fmt: skip
                rows.append(values)
        mask = [[1] * len(row) for row in pieces]
        return {
            "pieces": pad(pieces, self.table.pad), "mask": pad(mask), "chars": pad(chars),
            "char_piece": pad(char_piece), "first": pad(first), "last": pad(last),
        }  # fmt: skip

    def read_words(self, sentences: Sequence[WordInput]) -> list[WordOutput]:
        """Run the word layer on sentences of like length as one batch."""
        base, first, last, vectors = 0, [], [], []
        placed: dict[int, int] = {}
        for sentence in sentences:
            if id(sentence.vectors) not in placed:
                placed[id(sentence.vectors)] = base
                vectors.append(sentence.vectors)
                base += len(sentence.vectors)
            at = placed[id(sentence.vectors)]
            first.append([at + i for i in sentence.first])
            last.append([at + i for i in sentence.last])
        feed: dict[str, Any] = {
            "vectors": np.concatenate(vectors), "first": pad(first), "last": pad(last),
            "clitic": pad([s.clitic for s in sentences]), "position": pad([s.position for s in sentences]),
            "mask": pad([[1] * len(s.first) for s in sentences]),
        }  # fmt: skip
        upos, feats, arcs, dep, head = self._words.run(None, feed)
        out = []
        for row, sentence in enumerate(sentences):
            n = len(sentence.first)
            out.append(
                WordOutput(upos[row, :n], feats[row, :n], arcs[row, :n, : n + 1], dep[row, :n], head[row, : n + 1])
            )
        return out

    def relation_ids(self, dep: Floats, head: Floats) -> list[int]:
        """Relation index of each pair of dependent and head vectors (rows)."""
        scores = self._relations.run(None, {"dep": dep, "head": head})[0]
        return [int(i) for i in scores.argmax(-1)]


def pad(rows: Sequence[Sequence[int]], value: int = 0) -> Ints:
    """Rows of whole numbers as one matrix, short rows filled with ``value``."""
    width = max(map(len, rows))
    return np.array([[*row, *[value] * (width - len(row))] for row in rows], dtype=np.int64)
