"""Where an event happened: the place named in its clause."""

from __future__ import annotations

from rawi.reading.actors.article import Cast
from rawi.reading.events.candidates import Candidate
from rawi.reading.places.gazetteer import Gazetteer
from rawi.reading.places.resolve import resolve
from rawi.reading.text.view import View
from rawi.records import EventType, Place

_AT = frozenset(
    {
        "في",
        "ب",
        "قرب",
        "قباله",
        "شمال",
        "جنوب",
        "شرق",
        "غرب",
        "شمالي",
        "جنوبي",
        "شرقي",
        "غربي",
        "وسط",
        "داخل",
        "الي",
        "علي",
        "من",
        "نحو",
    }
)
_KINDS = frozenset({
    "مدينه", "بلده", "قريه", "محافظه", "ولايه", "منطقه", "حي", "مخيم", "قضاء", "مقاطعه", "اقليم", "معبر", "ميناء",
    "مطار",
    "قاعده", "ريف", "ضاحيه", "جزيره", "مضيق", "شبه", "سواحل", "ساحل", "العاصمه",
})  # fmt: skip
PHYSICAL = frozenset({
    EventType.CONSULT, EventType.PROTEST, EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.AID,
    EventType.RETREAT,
})  # fmt: skip
MAX_DISTANCE = 14.0


def event_place(view: View, candidate: Candidate, cast: Cast, gazetteer: Gazetteer) -> Place | None:
    """The nearest place of the clause under a preposition of place, resolved where possible."""
    at = candidate.word
    best, best_cost = -1, MAX_DISTANCE
    sentence = view.sentence(at)
    for number, name in enumerate(view.names):
        if name.label not in ("GPE", "LOC") or not sentence.first <= name.first < sentence.last:
            continue
        cost = _cost(view, candidate, name.first)
        if cost < best_cost:
            best, best_cost = number, cost
    if best < 0:
        return None
    return _record(view, best, cast, gazetteer)


def _cost(view: View, candidate: Candidate, spot: int) -> float:
    start = _phrase_start(view, spot)
    preposition = view.words[start - 1].form if start else ""
    if preposition not in _AT:
        return MAX_DISTANCE
    at = candidate.word
    if candidate.trigger.type not in PHYSICAL and view.words[spot].head not in (at, candidate.clause):
        return MAX_DISTANCE  # words are spoken anywhere: only a place of the clause itself counts
    goal = candidate.trigger.type is EventType.CONSULT
    if preposition in ("الي", "نحو", "من", "علي") and not (
        goal or candidate.trigger.type in (EventType.MOBILIZE, EventType.RETREAT, EventType.ASSAULT, EventType.COERCE)
    ):
        return MAX_DISTANCE
    between = view.words[min(at, start) + 1 : max(at, start)]
    verbs = sum(w.upos == "VERB" for w in between)
    cost = (
        len(between) * 0.5
        + 7.0 * verbs
        + (3.0 if preposition in ("من", "علي", "الي") else 0.0)
        + (4.0 if start < at else 0.0)
    )
    return cost * 0.5 if view.inside(spot, at) or view.inside(spot, candidate.clause) else cost


def _phrase_start(view: View, spot: int) -> int:
    start = spot
    while start - 1 >= view.sentence(spot).first and view.words[start - 1].bare in _KINDS:
        start -= 1
    return start


def _record(view: View, number: int, cast: Cast, gazetteer: Gazetteer) -> Place:
    name = view.names[number]
    first = _phrase_start(view, name.first)
    text = view.text(first, name.last)
    weights = {iso: float(n) for iso, n in cast.countries.items()}
    found = resolve(text, countries=weights, gazetteer=gazetteer) or resolve(
        view.text(name.first, name.last), countries=weights, gazetteer=gazetteer
    )
    start, end = view.words[first].start, view.words[name.last - 1].end
    if found is None:
        return Place(text=text, start=start, end=end)
    entry = found.entry
    return Place(
        text=text, start=start, end=end, name=entry.name, name_en=entry.name_en or None, geonames=entry.geonames,
        country=entry.country or None, lat=entry.lat, lon=entry.lon, precision=found.precision,
    )  # fmt: skip
