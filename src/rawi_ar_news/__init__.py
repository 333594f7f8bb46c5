"""Rawi's language analysis as a spaCy pipeline: ``spacy.load("rawi_ar_news")``.

spaCy takes a name for a package when a distribution of that name is installed. Rawi therefore
brings ``rawi_ar_news.egg-info`` along, which has no code.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.vocab import Vocab

from rawi.language.spacy_pipeline import load_pipeline

MODEL = "accurate"


def load(
    *,
    vocab: Vocab | bool = True,
    disable: str | Iterable[str] = (),
    enable: str | Iterable[str] = (),
    exclude: str | Iterable[str] = (),
    config: dict[str, Any] | None = None,
) -> Language:
    """The pipeline; arguments as in ``spacy.load``. The whole analysis is made by its tokenizer."""
    return load_pipeline(__name__, MODEL, vocab=vocab, config=config)
