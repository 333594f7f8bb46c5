"""The closed sets of words that the rules of attribution look for."""

from __future__ import annotations

from rawi.reading.lexicon.words import words as words_of


def words(name: str) -> frozenset[str]:
    """The folded words of one set; DataError if ``attribution/words.yaml`` has no such id."""
    return words_of(name, "attribution")
