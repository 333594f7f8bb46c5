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
FILES = (
    "text.onnx",
    "words.onnx",
    "relations.onnx",
    "tokenizer.json",
    "labels.json",
    "lemmas.tsv",
    "meta.json",
)
BOUNDARY, UNKNOWN_CHAR = 0, 1
PAIRS_AT_ONCE = 1024  # a pair takes 20 kB of working memory


@dataclass(slots=True)
class TextOutput:
    """Scores for one chunk; rows of ``vectors`` are pieces."""

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

    files = FILES

    def __init__(self, folder: Path, *, threads: int = 0) -> None:
        self.folder = folder
        for name in FILES:
            if not (folder / name).is_file():
                hint = "reinstall rawi or run make train"
                raise ModelError(f"{name} is missing", where=str(folder), hint=hint)
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
        # threads that spin while they wait take more than half of all processor time
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
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

    def read_chunk(self, chunk: Chunk) -> TextOutput:
        """Run the encoder on one chunk."""
        words, scripts, ends, *names = self._text.run(None, self._feed(chunk))
        tagged = {scheme: scores[0] for scheme, scores in zip(sorted(self.names), names, strict=True)}
        return TextOutput(words[0], scripts[0], ends[0], tagged)

    def _feed(self, chunk: Chunk) -> dict[str, Ints]:
        """The graph's inputs: a batch of one, of which nothing is masked."""
        pieces, chars, char_piece, first, last = self._row(chunk)
        rows = {"pieces": pieces, "chars": chars, "char_piece": char_piece, "first": first, "last": last}
        return {name: pad([row]) for name, row in {**rows, "mask": [1] * len(pieces)}.items()}

    def _row(self, chunk: Chunk) -> tuple[list[int], list[int], list[int], list[int], list[int]]:
        """Pieces, letters, the piece of each letter, first and last piece of each surface token."""
        ids, letters, piece_of = [self.table.bos], list[int](), list[int]()
        first, last = list[int](), list[int]()
        for item in chunk.pieces:
            base = len(ids)
            ids += item.ids
            first.append(base)
            last.append(len(ids) - 1)
            letters.append(BOUNDARY)
            letters += [self._chars.get(c.lower(), UNKNOWN_CHAR) for c in item.chars]
            piece_of.append(base)
            piece_of += [base + piece for piece in item.piece_of]
        ids.append(self.table.eos)
        return ids, letters, piece_of, first, last

    def read_words(self, sentences: Sequence[WordInput]) -> list[WordOutput]:
        """Run the word layer on sentences of like length as one batch."""
        upos, feats, arcs, dep, head = self._words.run(None, _word_feed(sentences))
        out = []
        for row, sentence in enumerate(sentences):
            n = len(sentence.first)
            out.append(
                WordOutput(upos[row, :n], feats[row, :n], arcs[row, :n, : n + 1], dep[row, :n], head[row, : n + 1])
            )
        return out

    def relation_ids(self, dep: Floats, head: Floats) -> list[int]:
        """Relation index of each pair of dependent and head vectors (rows)."""
        found: list[int] = []
        for at in range(0, len(dep), PAIRS_AT_ONCE):
            some = slice(at, at + PAIRS_AT_ONCE)
            scores = self._relations.run(None, {"dep": dep[some], "head": head[some]})[0]
            found += scores.argmax(-1).tolist()
        return found


def _word_feed(sentences: Sequence[WordInput]) -> dict[str, Any]:
    """Sentences of one chunk share its vectors: each chunk's rows go in once."""
    base, vectors = 0, list[Floats]()
    placed: dict[int, int] = {}
    for sentence in sentences:
        if id(sentence.vectors) not in placed:
            placed[id(sentence.vectors)] = base
            vectors.append(sentence.vectors)
            base += len(sentence.vectors)
    shifts = [placed[id(s.vectors)] for s in sentences]
    return {
        "vectors": np.concatenate(vectors),
        "first": pad([[at + i for i in s.first] for at, s in zip(shifts, sentences, strict=True)]),
        "last": pad([[at + i for i in s.last] for at, s in zip(shifts, sentences, strict=True)]),
        "clitic": pad([s.clitic for s in sentences]),
        "position": pad([s.position for s in sentences]),
        "mask": pad([[1] * len(s.first) for s in sentences]),
    }


def pad(rows: Sequence[Sequence[int]], value: int = 0) -> Ints:
    """Rows of whole numbers as one matrix, short rows filled with ``value``."""
    out = np.full((len(rows), max(map(len, rows))), value, dtype=np.int64)
    for number, row in enumerate(rows):
        out[number, : len(row)] = row
    return out
