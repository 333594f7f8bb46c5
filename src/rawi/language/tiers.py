"""What a tier of the language analysis can do, and which models there are."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from rawi.errors import ModelError
from rawi.language.analysis import Analysis, Word
from rawi.language.fast.model import FastModel
from rawi.language.model import Model

GivenSentence = Sequence[tuple[str, Sequence[str]]]
NAMES = ("accurate", "fast")
_OF_FAST = "segmenter.npz"


class Tier(Protocol):
    """Runs the networks of one model."""

    def analyse(self, text: str) -> Analysis:
        """The analysis of one text."""
        ...

    def analyse_segmented(self, sentences: Sequence[GivenSentence]) -> list[list[Word]]:
        """Tag and parse sentences whose words are given: (surface token, its word forms) each."""
        ...

    def name_tokens(self, sentences: Sequence[Sequence[str]], scheme: str) -> list[list[str]]:
        """BIO tags of one scheme for sentences whose surface tokens are given."""
        ...


def packaged(name: str = "accurate", *, threads: int = 0) -> Model | FastModel:
    """The model of that name that ships with Rawi; ``threads`` 0 takes all cores."""
    folder = Path(str(files("rawi").joinpath("data", "models", name)))
    if name not in NAMES and not folder.is_dir():
        raise ModelError(f"there is no model {name!r}", hint=f"choose one of {', '.join(NAMES)}")
    return opened(folder, threads=threads)


def opened(folder: Path, *, threads: int = 0) -> Model | FastModel:
    """The model of either tier in ``folder``; the fast one leaves the threads to numpy."""
    fast = folder.name == "fast" or (folder / _OF_FAST).is_file()
    return FastModel(folder) if fast else Model(folder, threads=threads)
