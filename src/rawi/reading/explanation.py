"""The records of an explanation: what was found in each sentence, and what was considered and dropped.

Like the records of a reading they are frozen, and ``as_json`` gives their JSON value.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from rawi.records import Participant, Place, Reading, Source, Span


@dataclass(frozen=True, slots=True)
class Dropped:
    """A word that an entry of the trigger lexicon lists and that made no event of its own.

    ``reason`` is a key of ``rawi.reading.trace.REASONS``, told in full there. ``event`` is the id of the event
    that the word was merged into.
    """

    trigger: Span
    entry: str
    kind: str
    reason: str
    words: tuple[str, ...] = ()
    rule: str | None = None
    score: float | None = None
    least: float | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class CueSeen:
    """A reporting word: its sources, outermost level first, and the words that they vouch for.

    ``content`` is empty for a word that could report and doesn't here.
    """

    cue: Span
    entry: str
    kind: str
    sources: tuple[Source, ...] = ()
    content: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class DateSeen:
    """An expression of time and the days that it means; ``kind`` is point, duration, set or vague."""

    words: Span
    kind: str
    rule: str
    origin: str
    precision: str
    first: date | None
    last: date | None
    conflict: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceSeen:
    """A place and what it was resolved to; ``kind`` is name, building or taken_up («المدينة»)."""

    place: Place
    kind: str
    preposition: str
    score: float | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class SentenceExplained:
    """One sentence; ``events`` and ``states`` are the ids of those that it tells first."""

    words: Span
    topic: str | None
    events: tuple[str, ...]
    states: tuple[str, ...]
    dropped: tuple[Dropped, ...]
    cues: tuple[CueSeen, ...]
    dates: tuple[DateSeen, ...]
    places: tuple[PlaceSeen, ...]
    actors: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reading, and how each sentence contributed to it."""

    reading: Reading
    sentences: tuple[SentenceExplained, ...] = ()


def renamed(sentence: SentenceExplained, ids: dict[str, str]) -> SentenceExplained:
    """The sentence with other ids for its events and states."""
    return replace(
        sentence,
        events=tuple(ids[one] for one in sentence.events),
        states=tuple(ids[one] for one in sentence.states),
        dropped=tuple(replace(d, event=ids[d.event]) if d.event else d for d in sentence.dropped),
    )
