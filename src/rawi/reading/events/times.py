"""Which of the dates in a sentence is the event's."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from rawi.reading.dates import DateMention, find_dates
from rawi.reading.events.candidates import Candidate
from rawi.reading.text.view import View
from rawi.records import EventDate, Modality, Span

_BREAKS = frozenset({"،", "؛", ":", "(", ")"})
MAX_DISTANCE = 22


@dataclass(frozen=True, slots=True)
class Placed:
    """A date mention and the words it covers."""

    mention: DateMention
    first: int
    last: int


def placed_dates(view: View, published: date | None) -> list[Placed]:
    """Every date mention of the text, tied to words."""
    starts = [w.start for w in view.words]
    out = []
    for mention in find_dates(view.source, published):
        if mention.kind != "point" or not view.words:
            continue
        first = max(bisect_right(starts, mention.start) - 1, 0)
        last = max(bisect_right(starts, mention.end - 1), first + 1)
        out.append(Placed(mention, first, last))
    return out


def event_date(
    view: View, candidate: Candidate, dates: list[Placed], modality: Modality, regions: list[tuple[int, int]]
) -> EventDate | None:
    """The date that belongs to the candidate's clause; ``regions`` are report contents around it."""
    at, clause = candidate.word, candidate.clause
    sentence = view.sentence(at)
    best, best_cost = None, float(MAX_DISTANCE)
    for placed in dates:
        if not sentence.first <= placed.first < sentence.last:
            continue
        if any(a <= at < b and not a <= placed.first < b for a, b in regions):
            continue
        cost = _cost(view, placed, at, clause)
        if cost < best_cost:
            best, best_cost = placed, cost
    return _record(view, best.mention, modality) if best else None


def _cost(view: View, placed: Placed, at: int, clause: int) -> float:
    """How badly the date fits: words between, dearer over verbs and marks, cheaper by syntax."""
    spot = placed.first
    if view.inside(spot, at):
        return 0.1 * abs(spot - at)
    near = min((at, clause), key=lambda w: abs(w - spot))
    low, high = (near, spot) if near < spot else (placed.last - 1, near)
    between = view.words[low + 1 : high]
    verbs = sum(w.upos == "VERB" for w in between)
    breaks = sum(w.text in _BREAKS for w in between)
    head = view.words[spot].head
    attached = head in (at, clause) or (head >= 0 and view.words[head].head in (at, clause))
    lead = spot < near and spot - view.sentence(at).first < 4
    cost = len(between) * 0.6 + 9.0 * verbs + 2.0 * breaks + (4.0 if spot < near and not lead else 0.0)
    return cost * 0.3 if attached else cost


def _record(view: View, mention: DateMention, modality: Modality) -> EventDate | None:
    first, last = mention.first, mention.last
    if modality in (Modality.PLANNED, Modality.POSSIBLE) and mention.next_first is not None:
        first, last = mention.next_first, mention.next_last
    if first is None:
        return None
    span = Span(mention.start, mention.end, mention.text, view.field)
    return EventDate(
        start=first, end=None if mention.open_end else last, origin=mention.origin, text=mention.text,
        conflict=mention.conflict, precision=mention.precision, span=span,
    )  # fmt: skip
