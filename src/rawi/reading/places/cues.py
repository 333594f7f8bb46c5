"""The word lists of ``data/places/cues.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

from rawi.errors import DataError
from rawi.text.fold import fold

_LISTS = (
    "at", "toward", "away", "upon", "kinds", "facilities", "taken_up", "goals", "departures", "meetings", "transparent",
    "there", "where", "hosts", "topics", "remote", "held", "states",
    "punishments", "edges",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SiteCues:
    """Folded words that tell where an act happened; the fields are the lists of the data file."""

    at: frozenset[str]
    toward: frozenset[str]
    away: frozenset[str]
    upon: frozenset[str]
    kinds: frozenset[str]
    facilities: frozenset[str]
    taken_up: frozenset[str]
    goals: frozenset[str]
    departures: frozenset[str]
    meetings: frozenset[str]
    transparent: frozenset[str]
    there: frozenset[str]
    where: frozenset[str]
    hosts: frozenset[str]
    topics: frozenset[str]
    remote: frozenset[str]
    held: frozenset[str]
    states: frozenset[str]
    punishments: frozenset[str]
    edges: frozenset[str]


def read_cues(text: str, where: str) -> SiteCues:
    """The lists in ``text``; DataError where one is missing, unknown or no list of words."""
    data = yaml.safe_load(text)
    known = isinstance(data, dict) and set(data) == set(_LISTS)
    if not known or not all(isinstance(v, list) and all(isinstance(w, str) for w in v) for v in data.values()):
        raise DataError("the site cues must be lists of words", where=where, hint=f"the lists are {', '.join(_LISTS)}")
    return SiteCues(**{name: frozenset(map(fold, data[name])) for name in _LISTS})


@lru_cache(maxsize=1)
def site_cues() -> SiteCues:
    """The packaged lists."""
    return read_cues(files("rawi").joinpath("data", "places", "cues.yaml").read_text("utf-8"), "data/places/cues.yaml")
