"""Closed sets of words that the rules of attribution look for, as data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rawi.errors import DataError
from rawi.reading.lexicon.load import Problems, check_keys, read_entries
from rawi.text.fold import fold

KEYS = frozenset({"id", "words", "note"})


@lru_cache(maxsize=1)
def word_sets() -> Mapping[str, frozenset[str]]:
    """Id → folded words, from ``words.yaml``."""
    problems, found = Problems(), dict[str, frozenset[str]]()
    for entry in read_entries("attribution", "words.yaml"):
        check_keys(entry, KEYS, "attribution/words.yaml", problems)
        if not entry.get("words"):
            problems.add(f"attribution/words.yaml {entry.get('id')}", "has no words")
        found[str(entry.get("id"))] = frozenset(fold(str(word)) for word in entry.get("words") or ())
    problems.raise_any()
    return found


def words(name: str) -> frozenset[str]:
    """The folded words of one set; DataError if ``words.yaml`` has no such id."""
    try:
        return word_sets()[name]
    except KeyError:
        raise DataError(f"there is no set {name!r}", where="attribution/words.yaml") from None
