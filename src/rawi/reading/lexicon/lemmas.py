"""The lemmas that the treebank itself gives, to tell homographs apart."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rawi.reading.lexicon.load import data_text
from rawi.text.fold import fold


@lru_cache(maxsize=1)
def _table() -> Mapping[tuple[str, str], str]:
    rows = (line.split("\t") for line in data_text("models", "accurate", "lemmas.tsv").splitlines())
    return {(form, upos): fold(lemma) for form, upos, lemma in rows}


def known_lemma(form: str, upos: str) -> str:
    """The folded lemma of a folded form under a tag, empty where the treebank has none."""
    return _table().get((form, upos), "")
