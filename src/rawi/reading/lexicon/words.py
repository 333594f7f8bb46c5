"""Closed sets of words that rules look for, as data: ``words.yaml`` of a data folder."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rawi.errors import DataError
from rawi.reading.lexicon.load import Problems, check_keys, read_entries
from rawi.text.fold import fold

KEYS = frozenset({"id", "words", "note"})


@lru_cache(maxsize=8)
def word_sets(folder: str) -> Mapping[str, frozenset[str]]:
    """Id → folded words, from ``words.yaml`` of the folder; words of several parts keep their blanks."""
    where = f"{folder}/words.yaml"
    problems, found = Problems(), dict[str, frozenset[str]]()
    for entry in read_entries(folder, "words.yaml"):
        check_keys(entry, KEYS, where, problems)
        if not entry.get("words"):
            problems.add(f"{where} {entry.get('id')}", "has no words")
        if entry.get("id") in found:
            problems.add(f"{where} {entry.get('id')}", "stands twice")
        found[str(entry.get("id"))] = frozenset(fold(str(word)) for word in entry.get("words") or ())
    problems.raise_any()
    return found


def words(name: str, folder: str = "events") -> frozenset[str]:
    """The folded words of one set; DataError if ``words.yaml`` of the folder has no such id."""
    try:
        return word_sets(folder)[name]
    except KeyError:
        raise DataError(f"there is no set {name!r}", where=f"{folder}/words.yaml") from None
