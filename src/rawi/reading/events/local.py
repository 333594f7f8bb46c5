"""Whose people are hit, held or protesting where the text names a place but no nationality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rawi.reading.actors.words import bare_term, listed
from rawi.reading.events.draft import Draft
from rawi.records import EventType, Modality, Participant

_HIT = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST})
_LOCAL = frozenset({"CVL", "COP", "MIL", "MED", "EDU", "LAB", "GOV", "JUD", "LEG", "REL", "SOC", "OPP", "BUS"})
_SCORE, _REASON = 0.45, "country of the place of the act"


def of_the_place(drafts: Sequence[Draft]) -> None:
    """Give victims and protesters without a nationality the country in which they are hit or protest.

    Only roles and bodies that a land has of its own («ثلاثة شرطيين», «متظاهرون») are taken for its people, and never
    foreigners, gunmen or whoever is known by name.
    """
    for draft in drafts:
        type_, country = draft.candidate.trigger.type, draft.place.country if draft.place else None
        if type_ not in _HIT or draft.modality is not Modality.ACTUAL or country is None:
            continue
        if type_ is EventType.PROTEST:
            draft.actors = tuple(_local(one, country) for one in draft.actors)
        else:
            draft.recipients = tuple(_local(one, country) for one in draft.recipients)


def _local(one: Participant, country: str) -> Participant:
    if one.country or one.entity or not set(one.sectors) & _LOCAL:
        return one
    if any(listed("foreigners", bare_term(word)) for word in one.text.split()):
        return one
    return replace(one, country=country, score=_SCORE, reason=_REASON)
