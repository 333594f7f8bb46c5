"""An event while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from rawi.reading.events.candidates import Candidate
from rawi.records import EventDate, Modality, Participant, Place, Polarity, Source


@dataclass(slots=True)
class Draft:
    """What the rules have found of one event so far."""

    candidate: Candidate
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    modality: Modality
    polarity: Polarity
    attribution: tuple[Source, ...]
    date: EventDate | None
    place: Place | None
    rules: list[str]
    denied_by: list[Source] = field(default_factory=list)
    confirmed_by: list[Source] = field(default_factory=list)
    mentions: list[Draft] = field(default_factory=list)
    relevance: float | None = None

    @property
    def word(self) -> int:
        """The trigger's word."""
        return self.candidate.word

    @property
    def confidence(self) -> float:
        """How much speaks for the event, from 0 to 1: a verb, named parties, a light verb."""
        if self.relevance is not None:
            return round(self.relevance, 2)
        score = 0.45 + 0.2 * self.candidate.verbal + 0.15 * bool(self.actors) + 0.1 * bool(self.recipients)
        return round(min(score + 0.1 * bool(self.candidate.governors), 1.0), 2)
