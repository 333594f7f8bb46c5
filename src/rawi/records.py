"""The records that a reading consists of, one class per definition of the event contract.

Field names and meanings are those of ``event.schema.json`` and ``state.schema.json``; ``as_json``
gives the dictionary that those schemas describe. All offsets count code points, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class EventType(StrEnum):
    """PLOVER's sixteen event types (openeventdata/PLOVER, manual of 2024-02)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Modality(StrEnum):
    """Whether the act happened, is announced, is only thought of, or is asked about."""

    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"
    ASKED = "asked"


class Polarity(StrEnum):
    """Negative only where the text itself states that the act did not happen."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class StateKind(StrEnum):
    """Lasting relations that an article asserts."""

    LEADS = "leads"
    HOLDS_OFFICE = "holds_office"
    MEMBER_OF = "member_of"
    SUPPORTS = "supports"
    OPPOSES = "opposes"
    RECOGNISES = "recognises"
    NOT_RECOGNISES = "not_recognises"
    CONTROLS = "controls"
    BASED_IN = "based_in"
    ALLIED_WITH = "allied_with"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the article's text (or title) and the words it cuts out."""

    start: int
    end: int
    text: str
    field: str = "text"


@dataclass(frozen=True, slots=True)
class Participant:
    """A mention of an actor and what it was resolved to.

    ``start`` and ``end`` are None for a dropped subject; ``text`` is then the antecedent's text.
    """

    text: str
    start: int | None = None
    end: int | None = None
    name: str | None = None
    name_en: str | None = None
    entity: str | None = None
    wikidata: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    score: float | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Source(Participant):
    """A participant who vouches for a report; ``level`` 0 stands nearest the outlet."""

    cue: Span | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event happened: the words, and the gazetteer entry they mean."""

    text: str
    start: int | None = None
    end: int | None = None
    name: str | None = None
    name_en: str | None = None
    geonames: int | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True)
class EventDate:
    """An inclusive span of days.

    ``origin`` is stated, relative, inferred or publication; ``precision`` is day, week, month,
    season, year or range; ``end`` is None when the span is open; ``conflict`` says in words how
    the text contradicts itself.
    """

    start: date
    end: date | None
    origin: str
    text: str | None = None
    conflict: str | None = None
    precision: str = "day"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A further mention of an event, with its own report."""

    trigger: Span
    modality: Modality
    polarity: Polarity
    attribution: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One event as one article reports it."""

    id: str
    article: str
    type: EventType
    trigger: Span
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    modality: Modality
    polarity: Polarity
    attribution: tuple[Source, ...]
    denied_by: tuple[Source, ...] = ()
    confirmed_by: tuple[Source, ...] = ()
    sentence: Span | None = None
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    place: Place | None = None
    date: EventDate | None = None
    confidence: float = 1.0
    version: str = ""
    rules: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """A lasting relation that an article asserts."""

    id: str
    article: str
    kind: StateKind
    subject: Participant
    object: Participant
    evidence: Span
    attribution: tuple[Source, ...]
    polarity: Polarity
    since: EventDate | None = None
    until: EventDate | None = None
    version: str = ""
    rules: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one article, events and states in text order."""

    article: str
    events: tuple[Event, ...] = ()
    states: tuple[State, ...] = ()
    credit: str | None = None
    notes: tuple[str, ...] = field(default_factory=tuple)


def as_json(record: Any) -> Any:
    """The JSON value of a record: dictionaries, lists, strings, numbers; dates in ISO form."""
    if is_dataclass(record) and not isinstance(record, type):
        return {f.name: as_json(getattr(record, f.name)) for f in fields(record)}
    if isinstance(record, (list, tuple)):
        return [as_json(value) for value in record]
    if isinstance(record, date):
        return record.isoformat()
    if isinstance(record, StrEnum):
        return record.value
    return record
