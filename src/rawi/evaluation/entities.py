"""Names in two columns: token and BIO tag."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from rawi.errors import FormatError
from rawi.evaluation.files import lines
from rawi.evaluation.report import Figures
from rawi.evaluation.tallies import Tally

Tagged = list[tuple[str, str]]
Entity = tuple[int, int, str]
COARSE = frozenset({"PER", "LOC", "ORG", "MISC"})
_PARTING = re.compile(r"[\t ]")
_TAG = re.compile(r"O|[BI]-\S+")


def read_tagged(path: Path) -> list[Tagged]:
    """The sentences of a two-column file; class PERS is read as PER."""
    sentences: list[Tagged] = [[]]
    for number, line in lines(path):
        if line.strip():
            sentences[-1].append(_cells(line, f"{path}:{number}"))
        else:
            sentences.append([])
    found = [s for s in sentences if s]
    if not found:
        raise FormatError("no sentences", where=str(path))
    return found


def names_figures(
    gold: Sequence[Sequence[str]], system: Sequence[Sequence[str]], classes: Collection[str] = ()
) -> Figures:
    """Percentages of names found: same first and last token, same class; by class and for all.

    Both sides are tags by sentence. Classes outside ``classes`` are left out unless it is empty. Gold
    classes other than PER, LOC, ORG and MISC are first mapped to those.
    """
    mapped = _mapping(tag for tags in gold for tag in tags)
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for theirs, ours in zip(gold, system, strict=True):
        a = _kept(entities(theirs), mapped, classes)
        b = _kept(entities(ours), {}, classes)
        for key in {kind for *_, kind in a | b} | {"all"}:
            mine, yours = _of(key, b), _of(key, a)
            tallies[key].add(len(mine & yours), len(mine), len(yours))
    return {key: _percent(tallies[key]) for key in sorted(tallies)}


def entities(tags: Sequence[str]) -> set[Entity]:
    """(first, last exclusive, class) of each name; an I- tag without its start begins a name."""
    found: set[Entity] = set()
    start, kind = None, ""
    for at, tag in enumerate([*tags, "O"]):
        if start is not None and tag != f"I-{kind}":
            found.add((start, at, kind))
            start = None
        if tag.startswith("B-") or (tag.startswith("I-") and start is None):
            start, kind = at, tag[2:]
    return found


@lru_cache(maxsize=1)
def class_table() -> dict[str, str]:
    """Coarse class by class of other tag sets; an empty value means: not a name."""
    path = files("rawi").joinpath("data", "evaluation", "name_classes.csv")
    rows = csv.DictReader(path.read_text("utf-8").splitlines())
    return {row["class"]: row["coarse"] for row in rows}


def _cells(line: str, where: str) -> tuple[str, str]:
    cells = _PARTING.split(line.strip())
    if len(cells) != 2:
        raise FormatError(f"{len(cells)} columns, token and tag were expected", where=where)
    if not _TAG.fullmatch(cells[1]):
        raise FormatError(f"{cells[1]!r} is not a BIO tag", where=where, hint="tags are O, B-CLASS, I-CLASS")
    return cells[0], cells[1].replace("PERS", "PER")


def _mapping(tags: Iterable[str]) -> dict[str, str]:
    """The class table if gold uses another tag set than the four coarse classes, else nothing."""
    kinds = {tag[2:] for tag in tags if tag != "O"}
    return class_table() if kinds - COARSE else {}


def _kept(found: set[Entity], mapped: dict[str, str], classes: Collection[str]) -> set[Entity]:
    named = {(first, last, mapped.get(kind, kind)) for first, last, kind in found}
    return {entity for entity in named if entity[2] and (not classes or entity[2] in classes)}


def _of(key: str, found: set[Entity]) -> set[Entity]:
    return {entity for entity in found if key in (entity[2], "all")}


def _percent(tally: Tally) -> dict[str, float]:
    return {
        "p": 100 * tally.right / max(tally.system, 1),
        "r": 100 * tally.right / max(tally.gold, 1),
        "f1": 200 * tally.right / max(tally.gold + tally.system, 1),
        "n": tally.gold,
    }
