"""Rawi's fast language analysis as a spaCy pipeline: ``spacy.load("rawi_ar_news_fast")``.

See ``rawi_ar_news``, its accurate sister, for how spaCy finds it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.vocab import Vocab

from rawi.language.spacy_pipeline import load_pipeline

MODEL = "fast"


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
