"""The folder of the fast model: weights as plain arrays, feature tables, labels and lemmas."""

from __future__ import annotations

import json
from functools import cached_property
from importlib.resources import files
from pathlib import Path

import numpy as np

from rawi.errors import ModelError
from rawi.language.fast.features import GROUPS
from rawi.language.fast.network import Bank, Floats
from rawi.language.fast.patterns import Patterns
from rawi.language.lemma import Lemmatizer
from rawi.language.pieces import PieceTable

FILES = (
    "segmenter.npz",
    "tagger.npz",
    "forms.json",
    "labels.json",
    "tokenizer.json",
    "lemmas.tsv",
    "meta.json",
)


class FastModel:
    """What the fast tier knows."""

    files = FILES

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in FILES:
            if not (folder / name).is_file():
                raise ModelError(f"{name} is missing", where=str(folder), hint="reinstall rawi or run make train")
        labels = json.loads((folder / "labels.json").read_text("utf-8"))
        self.patterns = Patterns(labels["patterns"])
        self.upos: list[str] = labels["upos"]
        self.feats: dict[str, list[str]] = labels["feats"]
        self.relations: list[str] = labels["relations"]
        self.names: dict[str, tuple[str, ...]] = {k: tuple(v) for k, v in labels["names"].items()}
        self.pieces = PieceTable.load(folder / "tokenizer.json")
        tables = json.loads((folder / "forms.json").read_text("utf-8"))
        self.segmenter = _weights(folder / "segmenter.npz")
        self.tagger = _weights(folder / "tagger.npz")
        self.surface_bank = Bank(self.segmenter, _tables(tables["segmenter"]), self.pieces)
        self.word_bank = Bank(self.tagger, _tables(tables["tagger"]), self.pieces)

    @classmethod
    def packaged(cls, name: str = "fast") -> FastModel:
        """The model that ships with Rawi."""
        return cls(Path(str(files("rawi").joinpath("data", "models", name))))

    @cached_property
    def version(self) -> str:
        """Name and version, as stored with the weights."""
        meta = json.loads((self.folder / "meta.json").read_text("utf-8"))
        return f"{meta['name']}-{meta['version']}"

    @cached_property
    def lemmatizer(self) -> Lemmatizer:
        """Lemmas by table and rule."""
        return Lemmatizer.load(self.folder / "lemmas.tsv")


def _weights(path: Path) -> dict[str, Floats]:
    """The arrays of a file, at full width: half precision would be slow to work with."""
    with np.load(path, allow_pickle=False) as data:
        return {name: data[name].astype(np.float32) for name in data.files}


def _tables(raw: dict[str, str]) -> dict[str, list[str]]:
    return {group: raw[group].split("\n") for group in GROUPS}
