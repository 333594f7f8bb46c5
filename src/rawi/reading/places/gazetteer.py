"""The table of places, looked up by Arabic name.

``data/places/gazetteer.csv.gz`` is built by ``tools/build_gazetteer.py``; its first column holds the
folded names, so that loading is a matter of splitting lines: an entry is parsed when first asked for.
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from rawi.errors import DataError
from rawi.text.fold import fold

_HEADER = "keys,name,name_en,country,lat,lon,population,kind,precision,geonames,admin"
_SETTLED = frozenset({"city", "town"})
_DISTRICT = frozenset({"district", "province"})
TYPE_WORDS: dict[str, frozenset[str]] = {
    fold(word): kinds
    for words, kinds in (
        ("محافظة ولاية إمارة", frozenset({"province"})),
        ("إقليم مقاطعة جهة", frozenset({"province", "region", "district"})),
        ("مديرية قضاء دائرة معتمدية ناحية لواء مركز", _DISTRICT),
        ("منطقة", frozenset({"region", "province", "district", "neighbourhood", "town", "city", "base"})),
        ("مدينة بلدة قرية العاصمة بلدية", _SETTLED),
        ("حي ضاحية ميدان ساحة شارع", frozenset({"neighbourhood", "region", "site", "town"})),
        ("مخيم", frozenset({"camp"})),
        ("معسكر قاعدة", frozenset({"base", "camp", "airport"})),
        ("معبر منفذ حاجز", frozenset({"crossing"})),
        ("مطار", frozenset({"airport", "base"})),
        ("ميناء مرفأ", frozenset({"port"})),
        ("جزيرة جزر أرخبيل", frozenset({"island"})),
        ("جبل جبال هضبة", frozenset({"mountain", "region"})),
        ("نهر", frozenset({"river"})),
        ("سجن معتقل", frozenset({"prison", "base"})),
        ("حقل", frozenset({"field", "site"})),
        ("سد", frozenset({"dam"})),
        ("بحر", frozenset({"sea"})),
        ("خليج", frozenset({"sea"})),
        ("مضيق", frozenset({"strait"})),
    )
    for word in words.split()
}


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """One place: display names, ISO3 country («» where none is shown), position and what it is.

    ``kind`` is finer than ``precision`` (city, town, camp, crossing, base, sea …); ``admin`` is the
    GeoNames code of the province within the country.
    """

    name: str
    name_en: str
    country: str
    lat: float
    lon: float
    population: int
    kind: str
    precision: str
    geonames: int | None = None
    admin: str = ""


def split_type(folded: str) -> tuple[frozenset[str], str]:
    """The kinds that a leading type word allows, and the name without it; no kinds if there is none."""
    word, _, rest = folded.partition(" ")
    kinds = TYPE_WORDS.get(word)
    return (kinds, rest) if kinds and rest else (frozenset(), folded)


class Gazetteer:
    """Places by folded name. ``Gazetteer.load()`` gives the one that ships with the package."""

    def __init__(self, lines: list[str], ordinary: frozenset[str], contested: dict[str, tuple[str, ...]]) -> None:
        self._lines = lines
        self._ordinary = ordinary
        self._contested = contested
        self._parsed: dict[int, PlaceEntry] = {}
        self._index: dict[str, tuple[int, ...]] = {}
        self._weak: dict[str, tuple[int, ...]] = {}
        for at, line in enumerate(lines):
            for key in line[: line.index(",")].split("|"):
                table, plain = (self._weak, key[1:]) if key[0] == "+" else (self._index, key)
                table[plain] = (*table.get(plain, ()), at)

    @classmethod
    def load(cls, contested: Path | None = None) -> Gazetteer:
        """The shipped gazetteer; ``contested`` is a file to use in place of the shipped contested.csv."""
        return _shipped() if contested is None else _read(contested.read_text("utf-8"), str(contested))

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[PlaceEntry]:
        return (self._entry(at) for at in range(len(self._lines)))

    def lookup(self, name: str, *, weak: bool = False) -> tuple[PlaceEntry, ...]:
        """All places of that name, most populous first; () when there is none.

        A leading type word («محافظة», «مخيم») restricts the kind where that leaves anything. Names
        that are also ordinary words or person names need a type word, or ``weak``.
        """
        folded = " ".join(fold(name).split())
        found = self._named(folded, weak=weak)
        if not found:
            kinds, rest = split_type(folded)
            found = self._named(rest, weak=True) if kinds else ()
            found = tuple(entry for entry in found if entry.kind in kinds) or found
        return found

    def _named(self, folded: str, *, weak: bool) -> tuple[PlaceEntry, ...]:
        """Entries under exactly that name, else under the name with or without its article."""
        at = self._at(folded, weak=weak)
        if not at and len(folded) >= 4 and folded not in self._ordinary:
            other = folded[2:] if folded.startswith("ال") else "ال" + folded
            if len(other) >= 4 and other not in self._ordinary:
                at = self._at(other, weak=False)
        entries = dict.fromkeys(self._entry(i) for i in at)
        return tuple(sorted(entries, key=lambda entry: -entry.population))

    def _at(self, folded: str, *, weak: bool) -> tuple[int, ...]:
        return self._index.get(folded, ()) + (self._weak.get(folded, ()) if weak else ())

    def _entry(self, at: int) -> PlaceEntry:
        if at not in self._parsed:
            self._parsed[at] = self._settle(_parse(self._lines[at]))
        return self._parsed[at]

    def _settle(self, entry: PlaceEntry) -> PlaceEntry:
        """The entry under the country that contested.csv shows it in."""
        ruling = self._contested.get(fold(entry.name))
        if ruling and entry.country in ruling and entry.country != ruling[0]:
            return replace(entry, country=ruling[0])
        return entry


def _parse(line: str) -> PlaceEntry:
    _, name, name_en, country, lat, lon, population, kind, precision, geonames, admin = line.split(",")
    return PlaceEntry(
        name, name_en, country, float(lat), float(lon), int(population or 0), kind, precision,
        int(geonames) if geonames else None, admin,
    )  # fmt: skip


def _rulings(text: str, where: str) -> dict[str, tuple[str, ...]]:
    """Folded place name to the shown country, followed by the others that claim it."""
    rulings: dict[str, tuple[str, ...]] = {}
    for number, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        if not row.get("place") or row.get("shown") is None:
            raise DataError(
                "a contested place needs the columns place and shown",
                where=f"{where}:{number}",
                hint="the first line must read place,shown,others,note",
            )
        claims = [code for code in (row.get("others") or "").split("|") if code]
        rulings[fold(row["place"])] = (row["shown"], *claims)
    return rulings


def _read(contested: str, where: str) -> Gazetteer:
    folder = files("rawi").joinpath("data", "places")
    text = gzip.decompress(folder.joinpath("gazetteer.csv.gz").read_bytes()).decode("utf-8")
    header, *lines = text.splitlines()
    if header != _HEADER:
        raise DataError("the gazetteer has unexpected columns", where="gazetteer.csv.gz", hint="rebuild it")
    words = folder.joinpath("common_words.csv").read_text("utf-8").splitlines()[1:]
    ordinary = frozenset(fold(line.partition(",")[0]) for line in words)
    return Gazetteer(lines, ordinary, _rulings(contested, where))


@lru_cache(maxsize=1)
def _shipped() -> Gazetteer:
    contested = files("rawi").joinpath("data", "places", "contested.csv").read_text("utf-8")
    return _read(contested, "contested.csv")
