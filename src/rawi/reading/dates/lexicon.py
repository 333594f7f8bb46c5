"""The words of the date grammar, folded, and the macros that rule patterns are written with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from rawi.text import fold

CALENDARS = ("gregorian", "hijri")


def read_data(name: str) -> Any:
    """The content of one YAML file of the date grammar."""
    text = (files("rawi") / "data" / "dates" / name).read_text(encoding="utf-8")
    return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def either(words: Iterable[str]) -> str:
    """A regular expression for any of ``words``, the longest first."""
    escaped = sorted(map(re.escape, set(words)), key=len, reverse=True)
    return "(?:" + "|".join(escaped).replace(r"\ ", " ") + ")"


def by_word(table: Mapping[Any, Iterable[str]]) -> dict[str, Any]:
    """``{value: [words]}`` turned round, words folded."""
    return {fold(word): value for value, words in table.items() for word in words}


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """The words with which ``phrases`` begin."""
    return frozenset(phrase.split()[0] for phrase in phrases)


@dataclass(frozen=True, slots=True)
class Unit:
    """One form of a unit of time: which unit, and ``one``, ``two`` or ``many``."""

    id: str
    form: str


@dataclass(frozen=True)
class Lexicon:
    """Word tables by folded form, and what the engine derives from them."""

    months: dict[str, tuple[str, int]]
    doubtful: frozenset[str]
    strict: frozenset[str]
    spelt: frozenset[str]
    weekdays: dict[str, int]
    bare_weekdays: dict[str, int]
    cardinals: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, Unit]
    week_starts: int
    seasons: dict[str, int]
    decades: dict[str, int]
    words: dict[str, Any]
    shifts: dict[str, int]
    days: dict[str, int]
    parts: dict[str, str]
    counted: tuple[str, ...]

    def of_units(self, *forms: str) -> list[str]:
        """The written forms of all units that are one of ``forms``."""
        return [word for word, unit in self.units.items() if unit.form in forms]

    def listed(self, name: str) -> list[str]:
        """The folded words of a list in words.yaml."""
        return [fold(word) for word in self.words[name]]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The word tables, read once."""
    months, weekdays = read_data("months.yaml"), read_data("weekdays.yaml")
    numbers, units, words = read_data("numbers.yaml"), read_data("units.yaml"), read_data("words.yaml")
    entries = [(cal, entry) for cal in CALENDARS for entry in months[cal]]

    def flagged(flag: str) -> frozenset[str]:
        return frozenset(fold(word) for _, entry in entries for word in entry.get(flag, ()))

    return Lexicon(
        months={fold(word): (cal, entry["number"]) for cal, entry in entries for word in entry["names"]},
        doubtful=flagged("doubtful"),
        strict=flagged("strict"),
        spelt=frozenset(word for _, entry in entries for word in entry.get("spelt", ())),
        weekdays={fold(word): day["number"] for day in weekdays for word in day["names"]},
        bare_weekdays={fold(word): day["number"] for day in weekdays for word in day["bare"]},
        cardinals=by_word(numbers["cardinals"]),
        ordinals=by_word(numbers["ordinals"]),
        units={
            fold(word): Unit(unit["id"], form)
            for unit in units["units"]
            for form in ("one", "two", "many")
            for word in unit[form]
        },
        week_starts=units["week_starts"],
        seasons=by_word({season["first_month"]: season["names"] for season in units["seasons"]}),
        decades=by_word(units["decades"]),
        words=words,
        shifts=by_word(words["shifts"]),
        days=by_word(words["days"]),
        parts=by_word(words["parts"]),
        counted=tuple(map(fold, numbers["counted"])),
    )
