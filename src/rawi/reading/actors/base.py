"""The actor base: who is called what, and who held which office when.

``ActorBase.load()`` reads and checks all data files at once; names are compared through ``fold``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files

from rawi.errors import DataError
from rawi.reading.actors.csvdata import (
    FILES,
    INTERNATIONAL,
    OFFICES,
    SECTORS,
    SINGLE_OFFICES,
    Row,
    actor,
    country,
    institution,
    read_rows,
    role,
    unique,
)
from rawi.reading.actors.entries import Actor, Country, Demonym, Form, Institution, Office, Role
from rawi.text import fold

__all__ = [
    "INTERNATIONAL",
    "OFFICES",
    "SECTORS",
    "SINGLE_OFFICES",
    "Actor",
    "ActorBase",
    "Country",
    "Demonym",
    "Institution",
    "Office",
    "Role",
    "demonym_key",
    "name_key",
]


def name_key(name: str) -> str:
    """``name`` as it is compared: folded, spaces evened, no quotation marks."""
    return " ".join(fold(name).replace('"', " ").replace("-", " ").split())


# «عراقيا», «عراقيان», «إثيوبيين», «عراقيتين»: what is added to the singular, what it lost, and whether people are meant
_ENDINGS: tuple[tuple[str, str, Form | None], ...] = (
    ("ا", "", None),
    ("ان", "", "pl"),
    ("ين", "", "pl"),
    ("ون", "", "pl"),
    ("تان", "ه", "pl"),
    ("تين", "ه", "pl"),
)


def demonym_key(word: str) -> str:
    """A demonym as it is compared: folded, «ال» of every word off."""
    return " ".join(part[2:] if part.startswith("ال") and len(part) > 4 else part for part in name_key(word).split())


@dataclass(frozen=True, slots=True, eq=False)
class ActorBase:
    """All known actors with indexes over their folded names; make one with ``load``."""

    countries: Mapping[str, Country]
    actors: Mapping[str, Actor]
    roles: tuple[Role, ...]
    institutions: tuple[Institution, ...]
    _names: Mapping[str, tuple[Actor, ...]] = field(repr=False)
    _country_names: Mapping[str, str] = field(repr=False)
    _capitals: Mapping[str, str] = field(repr=False)
    _metonyms: Mapping[str, str] = field(repr=False)
    _demonyms: Mapping[str, Demonym] = field(repr=False)
    _plain_words: frozenset[str] = field(repr=False)
    _offices: Mapping[tuple[str, str], tuple[tuple[Office, Actor], ...]] = field(repr=False)

    @classmethod
    def load(cls) -> ActorBase:
        """The base from the package's data; DataError lists every problem with file and line."""
        return _load()

    @classmethod
    def from_texts(cls, texts: Mapping[str, str]) -> ActorBase:
        """The base from the given CSV texts, one for each file name of ``FILES``."""
        problems: list[str] = []
        rows = {name: read_rows(name, texts[name], problems) for name in FILES}
        countries = _countries(rows["countries.csv"], problems)
        places = frozenset(countries) | INTERNATIONAL
        people = rows["organisations.csv"] + rows["persons.csv"]
        actors = unique(people, [actor(row, places, problems) for row in people], lambda a: a.id, problems)
        terms = rows["roles.csv"], rows["institutions.csv"]
        roles = unique(terms[0], [role(row, problems) for row in terms[0]], lambda r: r.term, problems)
        bodies = unique(terms[1], [institution(row, problems) for row in terms[1]], lambda i: i.term, problems)
        homonyms = _Homonyms.of(rows["homonyms.csv"], frozenset(actors) | places, problems)
        names, capitals, metonyms = (
            _index_countries(rows["countries.csv"], keys, homonyms, problems) for keys in _COUNTRY_KEYS
        )
        index = _index_actors(people, actors, homonyms, problems)
        if problems:
            raise DataError("\n".join(problems), hint="correct these lines in rawi/data/actors")
        return cls(
            countries, actors, tuple(roles.values()), tuple(bodies.values()), index,
            names, capitals, metonyms, _demonyms(countries.values()), homonyms.plain,
            _index_offices(actors.values()),
        )  # fmt: skip

    def lookup(self, name: str) -> tuple[Actor, ...]:
        """The actors called ``name``, however it is spelt; several if it is a homonym."""
        return self._names.get(name_key(name), ())

    def is_plain_word(self, name: str) -> bool:
        """Whether ``name`` also means something else, so that it needs support: «صالح», «قمري»."""
        return name_key(name) in self._plain_words

    def country_by_name(self, name: str) -> str | None:
        """The iso3 of the country called ``name``."""
        return self._country_names.get(name_key(name))

    def country_by_capital(self, name: str) -> str | None:
        """The iso3 of the country whose capital is ``name``: «موسكو»."""
        return self._capitals.get(name_key(name))

    def country_by_metonym(self, name: str) -> str | None:
        """The iso3 of the country whose leadership sits in ``name``: «الكرملين»."""
        return self._metonyms.get(name_key(name))

    def demonym(self, word: str) -> Demonym | None:
        """Country and form of a demonym or adjective of nationality, with or without «ال», in any number and case."""
        key = demonym_key(word)
        found = self._demonyms.get(key)
        for ending, singular, form in _ENDINGS if found is None else ():
            stem = key.removesuffix(ending) + singular
            if key.endswith(ending) and stem.endswith(("ي", "يه")) and (one := self._demonyms.get(stem)) is not None:
                return Demonym(one.iso3, form or one.form)
        return found

    def country_by_demonym(self, word: str) -> str | None:
        """The iso3 behind a demonym in any form: «الروسية», «روس», «كوري جنوبي»."""
        found = self.demonym(word)
        return found.iso3 if found else None

    def holder(self, office_code: str, country: str, on: date | None = None) -> Actor | None:
        """Who held the office on the day; without a day, who took it last.

        None if nobody is known, or if an office that many hold at once has several holders.
        """
        terms = self._offices.get((office_code, country), ())
        fitting = [(office, who) for office, who in terms if on is None or office.covers(on)]
        if not fitting or (office_code not in SINGLE_OFFICES and len({who.id for _, who in fitting}) > 1):
            return None
        return max(fitting, key=lambda pair: pair[0].start)[1]


_COUNTRY_KEYS = (("name_ar", "aliases_ar"), ("capital_ar",), ("metonyms_ar",))


@dataclass(frozen=True, slots=True)
class _Homonyms:
    """Names that several entries are known to share, and names that are everyday words too."""

    shared: Mapping[str, frozenset[str]]
    plain: frozenset[str]

    @classmethod
    def of(cls, rows: Iterable[Row], known: frozenset[str], problems: list[str]) -> _Homonyms:
        shared, plain = {}, set()
        for row in rows:
            ids = frozenset(row.many("ids"))
            problems += [f"{row.where}: unknown id {one!r}" for one in sorted(ids - known)]
            if row["kind"] == "shared" and len(ids) > 1:
                shared[name_key(row["name"])] = ids
            elif row["kind"] == "word":
                plain.add(name_key(row["name"]))
            else:
                problems.append(f"{row.where}: kind is neither word nor shared (with two ids)")
        return cls(shared, frozenset(plain))


@cache
def _load() -> ActorBase:
    folder = files("rawi") / "data" / "actors"
    return ActorBase.from_texts({name: (folder / name).read_text("utf-8") for name in FILES})


def _countries(rows: list[Row], problems: list[str]) -> dict[str, Country]:
    """The countries by iso3, their neighbours checked to be mutual."""
    found = unique(rows, [country(row, problems) for row in rows], lambda c: c.iso3, problems)
    for row, one in zip(rows, found.values(), strict=False):
        for other in one.neighbours:
            if other not in found or one.iso3 not in found[other].neighbours:
                problems.append(f"{row.where}: {one.iso3} and {other} aren't neighbours of each other")
    return found


def _index_actors(
    rows: list[Row], actors: Mapping[str, Actor], homonyms: _Homonyms, problems: list[str]
) -> dict[str, tuple[Actor, ...]]:
    """The actors by folded name; a name that two share without being listed is a problem."""
    index: dict[str, tuple[Actor, ...]] = {}
    for row in rows:
        one = actors[row["id"]]
        for key in dict.fromkeys(map(name_key, one.names)):
            others = index.get(key, ())
            ids = {other.id for other in others} | {one.id}
            if others and not ids <= homonyms.shared.get(key, frozenset()):
                problems.append(f"{row.where}: «{key}» of {one.id} is also {', '.join(sorted(ids - {one.id}))}")
            index[key] = (*others, one)
    return index


def _index_countries(rows: list[Row], keys: Iterable[str], homonyms: _Homonyms, problems: list[str]) -> dict[str, str]:
    """iso3 by folded name, from the given fields."""
    index: dict[str, str] = {}
    for row in rows:
        for name in (name for key in keys for name in row.many(key)):
            other = index.setdefault(name_key(name), row["iso3"])
            if other != row["iso3"] and name_key(name) not in homonyms.shared:
                problems.append(f"{row.where}: «{name}» is also {other}")
    return index


def _forms(one: Country) -> Iterator[tuple[str, Form]]:
    """The demonyms of a country with their forms."""
    yield from ((word, "m") for word in one.masculine)
    yield from ((word, "f") for word in one.feminine)
    yield from ((word, "pl") for word in one.plural)


def _demonyms(countries: Iterable[Country]) -> dict[str, Demonym]:
    """Country and form by demonym; countries that share one are told apart by the order of the file."""
    index: dict[str, Demonym] = {}
    for one in countries:
        for word, form in _forms(one):
            index.setdefault(demonym_key(word), Demonym(one.iso3, form))
    return index


def _index_offices(actors: Iterable[Actor]) -> dict[tuple[str, str], tuple[tuple[Office, Actor], ...]]:
    """Offices with their holders by office code and country."""
    index: dict[tuple[str, str], tuple[tuple[Office, Actor], ...]] = {}
    for one in actors:
        for office in one.offices:
            key = office.code, office.country
            index[key] = (*index.get(key, ()), (office, one))
    return index
