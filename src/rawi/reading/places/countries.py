"""Country names, demonyms and capitals as places, read from the actor base's countries.csv."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from rawi.reading.places.gazetteer import PlaceEntry
from rawi.text.fold import fold


@dataclass(frozen=True, slots=True)
class CountryNames:
    """Folded names to country entries; folded adjectives («سوري», «سوريه») and capitals by ISO3."""

    entries: Mapping[str, PlaceEntry]
    demonyms: Mapping[str, str]
    capitals: Mapping[str, str]
    by_code: Mapping[str, PlaceEntry]

    def named(self, folded: str) -> PlaceEntry | None:
        """The country of that name, with or without «دولة», «جمهورية» or the article."""
        for word in ("دوله ", "جمهوريه ", "سلطنه ", "مملكه "):
            folded = folded.removeprefix(word)
        other = folded.removeprefix("ال") if folded.startswith("ال") else "ال" + folded
        return self.entries.get(folded) or self.entries.get(other)

    def of_adjective(self, folded: str) -> str | None:
        """ISO3 of the country behind «سوري», «السورية»."""
        return self.demonyms.get(folded.removeprefix("ال"))


@lru_cache(maxsize=1)
def country_names() -> CountryNames:
    """The packaged countries."""
    entries: dict[str, PlaceEntry] = {}
    demonyms: dict[str, str] = {}
    capitals: dict[str, str] = {}
    by_code: dict[str, PlaceEntry] = {}
    text = files("rawi").joinpath("data", "actors", "countries.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        code = row["iso3"]
        entry = PlaceEntry(
            row["name_ar"],
            row["name_en"],
            code,
            float(row["lat"]),
            float(row["lon"]),
            0,
            "country",
            "country",
        )
        by_code[code] = entry
        for name in [row["name_ar"], *row["aliases_ar"].split("|")]:
            entries.setdefault(fold(name), entry)
        for adjective in [*row["demonym_m"].split("|"), *row["demonym_f"].split("|")]:
            demonyms.setdefault(fold(adjective), code)
        capitals[code] = row["capital_ar"].split("|")[0]
    entries.pop("", None)
    demonyms.pop("", None)
    return CountryNames(entries, demonyms, capitals, by_code)
