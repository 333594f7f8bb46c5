"""The entries of states.yaml, checked and indexed by the word that starts them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rawi.reading.lexicon.inflect import imperfect, noun, perfect
from rawi.reading.lexicon.load import Problems, check_keys, read_entries
from rawi.reading.text.view import View, bare_form
from rawi.records import StateKind
from rawi.text.fold import fold

SHAPES = ("phrase", "verb", "title", "body", "seat")
KEYS = frozenset({
    "id", "kind", "shape", "words", "adjective", "verb", "tense", "then", "nouns", "subject", "object",
    "negated", "heads", "not_heads", "not_of", "of", "through", "prepositions", "genitive", "also", "actors",
    "confidence",
})  # fmt: skip
_ENDINGS = {
    "": "m",
    "ا": "m",
    "ه": "f",
    "ت": "f",
    "ون": "p",
    "ين": "p",
    "ان": "p",
    "ات": "f",
    "تان": "f",
    "تين": "f",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One way in which a text words a state; every word in it is folded.

    ``actors`` names the sides that must be headed by a name or a known body or role.
    ``subject`` and ``object`` name slots: before, after, self, subject, object, or the side's own text.
    """

    id: str
    kind: StateKind
    shape: str
    subject: str
    object: str
    then: tuple[tuple[str, ...], ...]
    negated: StateKind | None
    heads: frozenset[str]
    not_heads: frozenset[str]
    of: frozenset[str]
    not_of: frozenset[str]
    through: frozenset[str]
    prepositions: frozenset[str]
    genitive: bool
    also: bool
    actors: frozenset[str]
    confidence: float


@dataclass(frozen=True, slots=True)
class Match:
    """An entry found at words ``first`` to ``last`` (exclusive); ``gender`` as the cue agrees."""

    entry: Entry
    first: int
    last: int
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Patterns:
    """All entries, by the folded form that starts them."""

    phrases: Mapping[str, tuple[tuple[Entry, tuple[str, ...]], ...]]
    adjectives: Mapping[str, tuple[tuple[Entry, str], ...]]
    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, Mapping[str, tuple[Entry, ...]]]
    entries: tuple[Entry, ...]


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """The patterns of states.yaml; DataError lists every problem in it."""
    raw = read_entries("states", "states.yaml")
    problems = Problems()
    for item in raw:
        _check(item, problems)
    problems.raise_any()
    pairs = [(item, _entry(item)) for item in raw]
    phrases: dict[str, list[tuple[Entry, tuple[str, ...]]]] = {}
    adjectives: dict[str, list[tuple[Entry, str]]] = {}
    verbs: dict[str, list[Entry]] = {}
    nouns: dict[str, dict[str, list[Entry]]] = {shape: {} for shape in ("title", "body", "seat")}
    for item, entry in pairs:
        for sequence in item.get("words") or ():
            words = tuple(map(fold, sequence))
            phrases.setdefault(words[0], []).append((entry, words))
        for form, gender in _adjective_forms(item.get("adjective") or ()):
            adjectives.setdefault(form, []).append((entry, gender))
        for form in _verb_forms(item):
            verbs.setdefault(form, []).append(entry)
        for form in {fold(word) for word in item.get("nouns") or ()}:
            nouns[entry.shape].setdefault(form, []).append(entry)
    return Patterns(
        {k: tuple(v) for k, v in phrases.items()}, {k: tuple(v) for k, v in adjectives.items()},
        {k: tuple(v) for k, v in verbs.items()},
        {shape: {k: tuple(v) for k, v in table.items()} for shape, table in nouns.items()},
        tuple(entry for _, entry in pairs),
    )  # fmt: skip


def _check(item: Mapping[str, Any], problems: Problems) -> None:
    where = f"states/states.yaml {item.get('id')}"
    check_keys(item, KEYS, "states/states.yaml", problems)
    if item.get("kind") not in set(StateKind):
        problems.add(where, f"unknown kind {item.get('kind')!r}")
    if item.get("shape") not in SHAPES:
        problems.add(where, f"unknown shape {item.get('shape')!r}")
    if not any(item.get(key) for key in ("words", "adjective", "verb", "nouns")):
        problems.add(where, "has neither words, adjective, verb nor nouns")


def _entry(item: Mapping[str, Any]) -> Entry:
    def forms(key: str) -> frozenset[str]:
        return frozenset(f for word in item.get(key) or () for f in noun(word))

    return Entry(
        id=item["id"], kind=StateKind(item["kind"]), shape=item["shape"],
        subject=str(item.get("subject", "")), object=str(item.get("object", "")),
        then=tuple(tuple(map(fold, sequence)) for sequence in item.get("then") or ()),
        negated=StateKind(item["negated"]) if item.get("negated") else None,
        heads=forms("heads"), not_heads=forms("not_heads"), of=forms("of"), not_of=forms("not_of"),
        through=forms("through"), prepositions=frozenset(map(fold, item.get("prepositions") or ())),
        genitive=bool(item.get("genitive", True)), also=bool(item.get("also", False)),
        actors=frozenset(item.get("actors") or ()),
        confidence=float(item.get("confidence", 0.7)),
    )  # fmt: skip


def _adjective_forms(words: Iterable[str]) -> Iterable[tuple[str, str]]:
    for word in words:
        stem = fold(word)
        cut = stem[:-1] if stem.endswith("ي") else stem
        for ending, gender in _ENDINGS.items():
            yield (stem if ending in ("", "ه", "ت", "ات", "ان") else cut) + ending, gender
        yield cut, "m"


def _verb_forms(item: Mapping[str, Any]) -> set[str]:
    pairs = item.get("verb") or ()
    found = {f for pair in pairs for f in imperfect(pair[1]) if f[0] not in "نا"}
    if item.get("tense") == "any":
        found |= {f for pair in pairs for f in perfect(pair[0])}
    return found


def sequence_at(view: View, at: int, sequence: tuple[str, ...], last: int) -> int:
    """One past the words that spell ``sequence`` from ``at``, -1 if they don't.

    A clitic that the tokenizer left on its word is accepted: «برئاسة» for «ب رئاسة».
    """
    step = 0
    while step < len(sequence):
        if at >= last:
            return -1
        form, wanted = view.words[at].form, sequence[step]
        if form == wanted:
            step += 1
        elif step + 1 < len(sequence) and len(wanted) == 1 and form == wanted + sequence[step + 1]:
            step += 2
        elif bare_form(form) == wanted and len(wanted) > 1:
            step += 1
        else:
            return -1
        at += 1
    return at


def then_at(view: View, at: int, entry: Entry, last: int) -> int:
    """One past the words that must follow the cue at ``at``, -1 if they don't."""
    if not entry.then:
        return at
    ends = [sequence_at(view, at, sequence, last) for sequence in entry.then]
    return max(ends)
