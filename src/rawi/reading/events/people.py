"""The parties of an act as records: who can be an actor at all, and whose deeds are meant."""

from __future__ import annotations

from dataclasses import replace

from rawi.reading.actors.article import Cast
from rawi.reading.actors.base import ActorBase
from rawi.reading.actors.both import both
from rawi.reading.actors.tables import term_of
from rawi.reading.events.parties import ABOUT_DEEDS, PATIENT_IS_ANYTHING, Parties, nationalities
from rawi.reading.events.slots import event_noun
from rawi.reading.text.clauses import genitive
from rawi.reading.text.phrases import bounds
from rawi.reading.text.view import View
from rawi.records import EventType, Participant


def participants(
    cast: Cast, view: View, found: Parties, types: EventType
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Actors and recipients as records; what can't be an actor at all is dropped."""
    actors = [one for h in found.actors for one in _records(cast, view, h, found)]
    told = [(h, one) for h in found.recipients for one in _records(cast, view, h, found)]
    recipients = [r for h, r in told if h not in found.beside or view.words[h].ent >= 0 or _is_someone(r)]
    if types in ABOUT_DEEDS:
        recipients = [person for h, r in told for person in _meant(cast, view, h, r, found)]
    elif types not in PATIENT_IS_ANYTHING:
        recipients = [r for r in recipients if _is_someone(r)]
    return tuple(_unique(actors)), tuple(_unique(recipients))


def _meant(cast: Cast, view: View, head: int, person: Participant, found: Parties) -> list[Participant]:
    """Whom praise, blame or refusal is for: somebody, or whose words or deeds they are («ندد بتصريحات الوزير»)."""
    deed = view.words[head].ent < 0 and (event_noun(view, head) or not names_a_party(view, head))
    if not deed and _is_someone(person):
        return [person]
    owner = genitive(view, head)
    heads = [owner] if owner >= 0 else nationalities(view, head)
    owners = [cast.participant(h) for h in heads if h not in found.actors and view.words[h].upos != "PRON"]
    named = [p for p in owners if p.entity or p.country or p.sectors or p.name]
    return named or ([person] if _is_someone(person) and not event_noun(view, head) else [])


def names_a_party(view: View, head: int) -> bool:
    """Whether the phrase begins with a role or a body: «وزير …», «حكومة …»."""
    first, last = bounds(view, head)
    forms = [view.words[i].bare for i in range(head, last)]
    return first < last and term_of(ActorBase.load(), forms)[1] is not None


def _records(cast: Cast, view: View, head: int, found: Parties) -> list[Participant]:
    return both(cast, head) or [_record(cast, view, head, found)]


def _record(cast: Cast, view: View, head: int, found: Parties) -> Participant:
    person = cast.participant(head)
    if head in found.unsaid:
        return replace(person, start=None, end=None, name=person.name or person.text, reason="named in another clause")
    return person


def _is_someone(person: Participant) -> bool:
    return bool(person.entity or person.country or person.sectors or person.role or person.name)


def _unique(people: list[Participant]) -> list[Participant]:
    seen: dict[str, Participant] = {}
    for person in people:
        seen.setdefault(person.entity or person.name or person.text, person)
    return list(seen.values())
