"""The rules of rules.yaml, compiled once, and where in a text they are tried."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rawi.errors import DataError
from rawi.reading.dates.groups import Found, Groups, Production
from rawi.reading.dates.lexicon import lexicon, read_data
from rawi.reading.dates.macros import EDGE, lead_classes, macros
from rawi.reading.dates.productions import PRODUCTIONS
from rawi.text import fold

KINDS = ("point", "duration", "set", "vague", "none")
_KEYS = {"id", "name", "pattern", "make", "starts", "kind", "after", "not_after", "not_before"}
_WORD = re.compile(r"[^\W\d_]+|\d+")
_LOOK_BACK = 30


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the grammar, ready to be tried at a place in a folded text."""

    id: str
    pattern: re.Pattern[str]
    make: Production
    kind: str
    after: re.Pattern[str] | None
    not_after: re.Pattern[str] | None

    def read(self, text: str, at: int) -> tuple[int, list[Found]] | None:
        """Where the match at ``at`` ends and what it means; None if the rule says nothing here."""
        match = self.pattern.match(text, at)
        if match is None:
            return None
        before = text[max(0, at - _LOOK_BACK) : at]
        if self.after and not self.after.search(before) or self.not_after and self.not_after.search(before):
            return None
        found = self.make(Groups(match, before), lexicon())
        return None if found is None else (match.end(), found)


@dataclass(frozen=True)
class Grammar:
    """Rules by the first word that they can begin with."""

    by_lead: dict[str, tuple[Rule, ...]]

    def candidates(self, text: str) -> Iterator[tuple[int, int, tuple[Rule, ...]]]:
        """For each word that can begin a date: its start, the date's start behind clitics, the rules."""
        lookup = self.by_lead.get
        for word in _WORD.finditer(text):
            start, form = word.start(), word[0]
            if form[0] <= "9":
                if rules := lookup("#"):
                    yield start, start, rules
                continue
            for skip in _clitics(form):
                if rules := lookup(form[skip:]):
                    yield start, start + skip, rules


def _clitics(form: str) -> tuple[int, ...]:
    """How many letters of ``form`` may be conjunctions and prepositions: none, و/ف, ب/ل/ك, both."""
    first = form[0]
    if first in "وف":
        return (0, 1, 2) if form[1:2] in ("ب", "ل", "ك") else (0, 1)
    return (0, 1) if first in "بلك" else (0,)


def _expand(pattern: str, table: dict[str, str]) -> str:
    """``pattern`` folded, macros filled in, and groups that occur twice numbered."""
    seen: dict[str, int] = {}

    def fill(match: re.Match[str]) -> str:
        return table[match[1]]

    def number(match: re.Match[str]) -> str:
        seen[match[1]] = seen.get(match[1], 0) + 1
        return f"(?P<{match[1]}__{seen[match[1]]}>"

    filled = re.sub(r"\{([a-z][a-z_0-9]*)\}", fill, fold(pattern))
    return re.sub(r"\(\?P<(\w+)>", number, filled)


def _compile(entry: dict[str, Any], table: dict[str, str]) -> Rule:
    not_before = f"(?!{_expand(entry['not_before'], table)})" if "not_before" in entry else ""
    before = [
        re.compile(f"{EDGE}(?:{_expand(entry[key], table)})$") if key in entry else None
        for key in ("after", "not_after")
    ]
    pattern = re.compile(f"(?:{_expand(entry['pattern'], table)})(?![^\\W_]){not_before}")
    return Rule(entry["id"], pattern, PRODUCTIONS[entry["make"]], entry.get("kind", "point"), *before)


def _problems(entries: list[dict[str, Any]]) -> Iterator[str]:
    """Everything that is wrong in rules.yaml."""
    seen: set[str] = set()
    for entry in entries:
        label = str(entry.get("id", "rule without id"))
        if label in seen:
            yield f"{label}: the id occurs twice"
        seen.add(label)
        missing = {"id", "name", "pattern", "make", "starts"} - entry.keys()
        if missing or not entry.keys() <= _KEYS:
            yield f"{label}: missing {sorted(missing)}, unknown {sorted(entry.keys() - _KEYS)}"
        if entry.get("make") not in PRODUCTIONS:
            yield f"{label}: no production is called {entry.get('make')}"
        if entry.get("kind", "point") not in KINDS:
            yield f"{label}: no kind is called {entry.get('kind')}"


def compile_rules(entries: list[dict[str, Any]]) -> Grammar:
    """The grammar of ``entries``; all problems are reported at once in a DataError."""
    problems = list(_problems(entries))
    if problems:
        raise DataError("; ".join(problems), where="data/dates/rules.yaml", hint="correct the rules")
    table, classes = macros(lexicon()), lead_classes(lexicon())
    leads: dict[str, list[Rule]] = {}
    for entry in entries:
        rule = _compile(entry, table)
        for start in entry["starts"]:
            for lead in classes.get(start) or {fold(start)}:
                rules = leads.setdefault(lead, [])
                if rule not in rules:
                    rules.append(rule)
    return Grammar({lead: tuple(rules) for lead, rules in leads.items()})


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The date grammar, read and compiled at the first call."""
    return compile_rules(read_data("rules.yaml"))
