"""Closed sets of words that the rules of phrases, clauses and events look for, as data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rawi.errors import DataError
from rawi.reading.lexicon.load import Problems, check_keys, read_entries
from rawi.text.fold import fold

KEYS = frozenset({"id", "words", "note"})


@lru_cache(maxsize=1)
def word_sets() -> Mapping[str, frozenset[str]]:
    """Id → folded words, from ``events/words.yaml``; words of several parts keep their blanks."""
    problems, found = Problems(), dict[str, frozenset[str]]()
    for entry in read_entries("events", "words.yaml"):
        check_keys(entry, KEYS, "events/words.yaml", problems)
        if not entry.get("words"):
            problems.add(f"events/words.yaml {entry.get('id')}", "has no words")
        if entry.get("id") in found:
            problems.add(f"events/words.yaml {entry.get('id')}", "stands twice")
        found[str(entry.get("id"))] = frozenset(fold(str(word)) for word in entry.get("words") or ())
    problems.raise_any()
    return found


def words(name: str) -> frozenset[str]:
    """The folded words of one set; DataError if ``events/words.yaml`` has no such id."""
    try:
        return word_sets()[name]
    except KeyError:
        raise DataError(f"there is no set {name!r}", where="events/words.yaml") from None
