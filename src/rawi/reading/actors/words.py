"""The lists of words in ``words.yaml``, by which mentions of actors are read."""

from __future__ import annotations

from functools import lru_cache

from rawi.reading.lexicon.load import Problems
from rawi.reading.lexicon.words import word_sets
from rawi.reading.text.view import bare_form
from rawi.text.fold import fold

NAMES = (
    "quantifiers", "members", "through", "former", "deictic_country", "deictic_capital", "counterpart", "latter",
    "both", "both_openers", "foreigners", "both_people", "both_countries",
    "state_bodies", "local", "inner_prepositions", "honorifics", "feminine_titles", "enumeration",
    "given_parts",
)  # fmt: skip


def bare_term(term: str) -> str:
    """A term as it is compared: folded, every word without the article."""
    return " ".join(bare_form(word) for word in fold(term).split())


@lru_cache(maxsize=1)
def word_lists() -> dict[str, frozenset[str]]:
    """The lists by name, their words folded and without article; DataError names what is amiss."""
    problems, found = Problems(), dict[str, frozenset[str]]()
    for id_, terms in word_sets("actors").items():
        name = id_.removeprefix("words.")
        if name not in NAMES:
            problems.add(f"actors/words.yaml {id_}", "no such list is read")
        found[name] = frozenset(map(bare_term, terms))
    for name in NAMES:
        if name not in found:
            problems.add("actors/words.yaml", f"words.{name} is missing")
    problems.raise_any()
    return found


def listed(name: str, word: str) -> bool:
    """Whether the folded bare ``word`` stands in a list."""
    return word in word_lists()[name]
