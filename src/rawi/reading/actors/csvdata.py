"""Read the CSV files of the actor base and list everything that is wrong with them."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from rawi.reading.actors.entries import Actor, Country, Institution, Office, Role
from rawi.text import strip_marks

SECTORS = frozenset({
    "GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "REB", "OPP", "PRM", "UAF", "UNK", "JRN", "CVL",
    "BUS", "REL", "EDU", "LAB", "MED", "CRM", "ELI", "REF", "AGR", "PRE", "SOC",
})  # fmt: skip
INTERNATIONAL = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
SINGLE_OFFICES = frozenset({
    "president", "prime_minister", "foreign_minister", "defence_minister", "interior_minister", "king",
    "crown_prince", "speaker", "army_chief", "un_envoy", "un_secretary_general",
})  # fmt: skip
OFFICES = SINGLE_OFFICES | {"spokesman", "opposition_leader", "party_leader", "leader", "ambassador", "other"}
FILES: Mapping[str, tuple[str, str]] = {
    "countries.csv": (
        "iso3,iso2,name_ar,aliases_ar,name_en,demonym_m,demonym_f,demonym_pl,capital_ar,metonyms_ar,"
        "lat,lon,neighbours,source",
        "iso3 iso2 name_ar name_en demonym_m demonym_f demonym_pl lat lon source",
    ),
    "organisations.csv": (
        "id,name_ar,aliases_ar,name_en,wikidata,country,sectors,kind,source",
        "id name_ar name_en country sectors kind source",
    ),
    "persons.csv": (
        "id,name_ar,aliases_ar,name_en,wikidata,country,sectors,offices,gender,source",
        "id name_ar name_en country sectors gender source",
    ),
    "roles.csv": (
        "term_ar,plural_ar,feminine_ar,sector,second_sector,office_code,kind",
        "term_ar sector kind",
    ),
    "institutions.csv": ("term_ar,variants,sector,second_sector", "term_ar sector"),
    "homonyms.csv": ("name,kind,ids,note", "name kind note"),
}  # file → header, fields that must not be empty
_FORBIDDEN = re.compile("[\u06cc\u06a9\u06c1\u06be\ufb50-\ufdff\ufe70-\ufeff\u00a0]")
_STRAY = re.compile(r"  |(?:^|[|]) | (?:$|[|])")
_SUSPECT = re.compile(r"  |(?:^|[,|]) | (?:$|[,|])", re.MULTILINE)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a data file, with the place to name in an error."""

    where: str
    cells: dict[str, str]

    def __getitem__(self, key: str) -> str:
        return self.cells[key]

    def many(self, key: str) -> tuple[str, ...]:
        """The values of a field that are joined by |."""
        return tuple(self.cells[key].split("|")) if self.cells[key] else ()


T = TypeVar("T")


def read_rows(name: str, text: str, problems: list[str]) -> list[Row]:
    """The rows of a data file; what is wrong with single cells goes to ``problems``."""
    header, required = FILES[name]
    lines = csv.reader(text.splitlines())
    if (found := next(lines, [])) != header.split(","):
        problems.append(f"{name}:1: header is {','.join(found)!r}, expected {header!r}")
        return []
    must = required.split()
    suspect = _has_forbidden(text) or _SUSPECT.search(text)  # so that clean files need no look at each cell
    rows = []
    for number, cells in enumerate(lines, start=2):
        where = f"{name}:{number}"
        if len(cells) != len(found):
            problems.append(f"{where}: {len(cells)} fields instead of {len(found)}")
            continue
        row = Row(where, dict(zip(found, cells, strict=True)))
        problems += [f"{where}: {key} is empty" for key in must if not row.cells[key]]
        if suspect and (_has_forbidden("|".join(cells)) or any(map(_STRAY.search, cells))):
            problems.append(f"{where}: forbidden character or stray space")
        rows.append(row)
    return rows


def _has_forbidden(text: str) -> bool:
    """Whether ``text`` has marks, Persian letters, presentation forms or no-break spaces."""
    return bool(_FORBIDDEN.search(text)) or strip_marks(text) != text


def _is_date(text: str) -> bool:
    """Whether ``text`` is a date of year, month or day precision (or empty)."""
    if not text:
        return True
    if not (match := _DATE.fullmatch(text)):
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


def _office(text: str, row: Row, places: frozenset[str], problems: list[str]) -> Office:
    """The office written as code:country:start:end."""
    parts = (text.split(":") + [""] * 4)[:4]
    office = Office(*parts)
    if text.count(":") != 3 or office.code not in OFFICES or office.country not in places:
        problems.append(f"{row.where}: bad office {text!r}")
    if not (_is_date(office.start) and _is_date(office.end)) or (office.end and office.start > office.end):
        problems.append(f"{row.where}: bad dates in {text!r}")
    return office


def country(row: Row, problems: list[str]) -> Country:
    """The country of a row."""
    try:
        lat, lon = float(row["lat"]), float(row["lon"])
    except ValueError:
        lat = lon = 0.0
        problems.append(f"{row.where}: lat or lon is not a number")
    return Country(
        row["iso3"], row["iso2"], row["name_ar"], row.many("aliases_ar"), row["name_en"],
        row.many("demonym_m"), row.many("demonym_f"), row.many("demonym_pl"),
        row.many("capital_ar"), row.many("metonyms_ar"), lat, lon, row.many("neighbours"),
    )  # fmt: skip


def actor(row: Row, places: frozenset[str], problems: list[str]) -> Actor:
    """The organisation or person of a row; only persons have a gender and offices."""
    person = "gender" in row.cells
    offices = row.many("offices") if person else ()
    if row["country"] not in places:
        problems.append(f"{row.where}: unknown country {row['country']!r}")
    if person and row["gender"] not in ("m", "f"):
        problems.append(f"{row.where}: gender is neither m nor f")
    if row["wikidata"] and not re.fullmatch(r"Q\d+", row["wikidata"]):
        problems.append(f"{row.where}: bad Wikidata id {row['wikidata']!r}")
    return Actor(
        row["id"], "person" if person else "org", row["name_ar"], row.many("aliases_ar"), row["name_en"],
        row["wikidata"] or None, row["country"], _sectors(row, row.many("sectors"), problems),
        tuple(_office(text, row, places, problems) for text in offices), row["gender"] if person else None,
    )  # fmt: skip


def _sectors(row: Row, codes: Iterable[str], problems: list[str]) -> tuple[str, ...]:
    """The sector codes that are given, each known."""
    given = tuple(code for code in codes if code)
    problems += [f"{row.where}: unknown sector {code!r}" for code in given if code not in SECTORS]
    return given


def role(row: Row, problems: list[str]) -> Role:
    """The role of a row."""
    if row["office_code"] and row["office_code"] not in OFFICES:
        problems.append(f"{row.where}: unknown office {row['office_code']!r}")
    if row["kind"] not in ("person", "group", "body"):
        problems.append(f"{row.where}: unknown kind {row['kind']!r}")
    sectors = _sectors(row, (row["sector"], row["second_sector"]), problems)
    return Role(
        row["term_ar"],
        row.many("plural_ar"),
        row.many("feminine_ar"),
        sectors,
        row["office_code"] or None,
        row["kind"],
    )


def institution(row: Row, problems: list[str]) -> Institution:
    """The institution of a row."""
    sectors = _sectors(row, (row["sector"], row["second_sector"]), problems)
    return Institution(row["term_ar"], row.many("variants"), sectors)


def unique(rows: list[Row], items: list[T], key: Callable[[T], str], problems: list[str]) -> dict[str, T]:
    """The items by their key; a key given twice is a problem."""
    found: dict[str, T] = {}
    for row, item in zip(rows, items, strict=True):
        if key(item) in found:
            problems.append(f"{row.where}: {key(item)!r} is given twice")
        found[key(item)] = item
    return found
