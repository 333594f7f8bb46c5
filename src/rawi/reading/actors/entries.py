"""What the actor base consists of: countries, actors with their offices, roles and institutions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

Form = Literal["m", "f", "pl"]


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory with the words that newspapers use for it."""

    iso3: str
    iso2: str
    name: str
    aliases: tuple[str, ...]
    name_en: str
    masculine: tuple[str, ...]
    feminine: tuple[str, ...]
    plural: tuple[str, ...]
    capitals: tuple[str, ...]
    metonyms: tuple[str, ...]
    lat: float
    lon: float
    neighbours: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its variants."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Office:
    """An office held by a person; the dates are YYYY, YYYY-MM or YYYY-MM-DD, empty if unknown."""

    code: str
    country: str
    start: str
    end: str

    def covers(self, on: date) -> bool:
        """Whether ``on`` lies in the term, read generously where only a year or month is known."""
        day = on.isoformat()
        return bool(self.start) and self.start <= day and (not self.end or day[: len(self.end)] <= self.end)


@dataclass(frozen=True, slots=True)
class Actor:
    """An organisation (``kind`` org) or a person (``kind`` person); the first sector is the primary one."""

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    name_en: str
    wikidata: str | None
    country: str
    sectors: tuple[str, ...]
    offices: tuple[Office, ...] = ()
    gender: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The full name and its variants."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Role:
    """A noun of office or role: «وزير الخارجية», «متظاهر»."""

    term: str
    plurals: tuple[str, ...]
    feminines: tuple[str, ...]
    sectors: tuple[str, ...]
    office: str | None
    kind: str

    @property
    def forms(self) -> tuple[str, ...]:
        """All forms, the singular first."""
        return (self.term, *self.feminines, *self.plurals)


@dataclass(frozen=True, slots=True)
class Institution:
    """A noun that joins with a country to an actor: «وزارة الخارجية» + «الروسية»."""

    term: str
    variants: tuple[str, ...]
    sectors: tuple[str, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """The term and its variants."""
        return (self.term, *self.variants)


class Demonym(NamedTuple):
    """What a demonym says: the country and whether it is a masculine, feminine or plural form."""

    iso3: str
    form: Form
