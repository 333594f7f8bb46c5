"""What the fast networks know of written forms: feature tables, and vectors of e5's pieces that stay as they are."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from rawi.language.fast.features import GROUPS, features, rows
from rawi.language.pieces import PieceTable

MIN_SEEN = {"word": 3, "fold": 3}  # affixes and shapes must be seen ten times
MIN_AFFIX = 10


class Forms:
    """Feature rows and mean piece vectors of forms, worked out once each."""

    def __init__(self, tables: dict[str, dict[str, int]], pieces: PieceTable, vectors: np.ndarray) -> None:
        self.tables, self.pieces, self.vectors = tables, pieces, vectors
        self._rows: dict[str, list[int]] = {}
        self._means: dict[str, np.ndarray] = {}

    @classmethod
    def counted(cls, seen: Counter[str], work: Path) -> Forms:
        """Tables of the features that are common in ``seen``; pieces and their vectors lie in ``work``."""
        counts: dict[str, Counter[str]] = {group: Counter() for group in GROUPS}
        for form, number in seen.items():
            for group, text in zip(GROUPS, features(form), strict=True):
                counts[group][text] += number
        tables = {
            group: {
                text: row
                for row, text in enumerate(
                    (t for t, n in count.most_common() if t and n >= MIN_SEEN.get(group, MIN_AFFIX)), 1
                )
            }
            for group, count in counts.items()
        }
        return cls(tables, PieceTable.load(work / "tokenizer.json"), np.load(work / "embeddings.npy"))

    def batch(self, forms: Iterable[str]) -> tuple[Tensor, Tensor]:
        """Feature rows and mean piece vectors, one line a form."""
        listed = list(forms)
        for form in listed:
            if form not in self._rows:
                self._rows[form] = rows(form, self.tables)
                ids = self.pieces.of(form).ids
                self._means[form] = self.vectors[list(ids)].mean(0).astype(np.float16)
        means = np.stack([self._means[form] for form in listed]).astype(np.float32)
        return torch.tensor([self._rows[form] for form in listed]), torch.from_numpy(means)

    def sizes(self) -> list[int]:
        """Rows of each group's table, that of rare ones included."""
        return [len(self.tables[group]) + 1 for group in GROUPS]

    def save(self, path: Path) -> None:
        lists = {group: list(self.tables[group]) for group in GROUPS}
        path.write_text(json.dumps(lists, ensure_ascii=False), "utf-8")

    @classmethod
    def loaded(cls, path: Path, work: Path) -> Forms:
        """The tables that ``save`` wrote."""
        lists = json.loads(path.read_text("utf-8"))
        tables = {group: {text: row for row, text in enumerate(texts, 1)} for group, texts in lists.items()}
        return cls(tables, PieceTable.load(work / "tokenizer.json"), np.load(work / "embeddings.npy"))
