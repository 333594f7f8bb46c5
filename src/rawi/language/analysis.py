"""What the language model says of a text, before it becomes a spaCy Doc."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray


@dataclass(slots=True)
class Word:
    """A syntactic word: a substring of the text and what it stands for.

    ``head`` counts words of the sentence from 1, 0 is the root. ``opens`` is true for the first
    word of a surface token.
    """

    start: int
    end: int
    norm: str
    opens: bool
    upos: str = "X"
    feats: str = ""
    head: int = 0
    relation: str = "dep"
    lemma: str = ""


@dataclass(slots=True)
class Entity:
    """A name: words ``first`` to ``last`` (exclusive) of the whole text, its class and scheme."""

    first: int
    last: int
    label: str
    scheme: str = ""


@dataclass(slots=True)
class Analysis:
    """Sentences of words, names over the words counted through the text, and a vector a word."""

    sentences: list[list[Word]] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    word_count: int = 0
    vectors: list[NDArray[np.float32]] = field(default_factory=list)
