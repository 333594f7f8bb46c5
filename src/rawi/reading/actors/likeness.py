"""A mention with what another one, or the base, says of whom it means."""

from __future__ import annotations

from dataclasses import replace

from rawi.reading.actors.entries import Actor
from rawi.records import Participant


def as_actor(found: Participant, one: Actor, score: float, reason: str) -> Participant:
    """``found`` resolved to an actor of the base."""
    return replace(
        found, name=one.name, name_en=one.name_en or None, entity=one.id, wikidata=one.wikidata, country=one.country,
        sectors=one.sectors, score=score, reason=reason,
    )  # fmt: skip


def like(found: Participant, other: Participant, score: float, reason: str) -> Participant:
    """``found`` resolved to whom another mention means."""
    return replace(
        found, name=other.name or other.text, name_en=other.name_en, entity=other.entity, wikidata=other.wikidata,
        country=other.country, sectors=other.sectors, score=score, reason=reason,
    )  # fmt: skip


def fuller_of(found: Participant, fuller: Participant) -> Participant:
    """A short mention with what the fuller one before it says."""
    if fuller.entity:
        return like(found, fuller, 0.6, f"repeats «{fuller.text}»")
    return replace(
        found,
        country=fuller.country,
        sectors=fuller.sectors or found.sectors,
        score=0.55,
        reason=f"repeats «{fuller.text}»",
    )
