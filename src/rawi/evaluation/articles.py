"""The events and states of one article against gold's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rawi.evaluation.dates import days, same_days
from rawi.evaluation.matching import matching
from rawi.evaluation.names import mention_names, same
from rawi.evaluation.tallies import Share, Tally
from rawi.evaluation.triggers import Spans, gold_spans, meets

Json = Mapping[str, Any]
Placed = tuple[Json, Spans]
TALLIES = ("trigger", "event", "actor", "recipient", "source", "denial", "confirmation")


@dataclass(slots=True)
class Counts:
    """What is counted over articles: items found, and attributes right."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {key: Tally() for key in TALLIES})
    shares: dict[str, Share] = field(default_factory=dict)

    def merge(self, other: Counts) -> None:
        """Count in what another article gave."""
        for key, tally in other.tallies.items():
            self.tallies[key].merge(tally)
        for key, share in other.shares.items():
            own = self.shares.setdefault(key, Share())
            own.right, own.n = own.right + share.right, own.n + share.n


def count_events(article: Json, events: Sequence[Json]) -> Counts:
    """The counts of one gold article; ``events`` are the system's events of its text."""
    counts = Counts()
    system = sorted(events, key=lambda e: e["trigger"]["start"])
    gold = [(event, gold_spans(article["text"], event)) for event in article["events"]]
    required = [event for event, _ in gold if not event.get("optional")]
    for key, typed in (("trigger", False), ("event", True)):
        pairs, forgiven = _pairs(system, gold, typed=typed)
        counts.tallies[key].add(len(pairs), len(system) - forgiven, len(required))
    for event, wanted in pairs:
        _count_participants(counts, event, wanted)
        for key, right in _judged(event, wanted).items():
            counts.shares.setdefault(key, Share()).add(right)
    _count_answers(counts, required, {id(wanted): event for event, wanted in pairs})
    return counts


def count_states(article: Json, states: Sequence[Json]) -> Tally:
    """Lasting relations found: same kind, and both sides named alike."""
    gold = article.get("states") or []
    tally = Tally()
    tally.add(len(matching(states, gold, _same_state)), len(states), len(gold))
    return tally


def _pairs(system: Sequence[Json], gold: Sequence[Placed], *, typed: bool) -> tuple[list[tuple[Json, Json]], int]:
    """System events with their required gold events, and how many others optional events forgive."""
    needed = [(g, spans) for g, spans in gold if not g.get("optional")]
    free = [(g, spans) for g, spans in gold if g.get("optional")]

    def fits(event: Json, placed: Placed) -> bool:
        return meets(event, placed[1]) and (not typed or event["type"] in placed[0]["type"])

    found = matching(system, needed, fits)
    taken = {i for i, _ in found}
    rest = [event for i, event in enumerate(system) if i not in taken]
    forgiven = matching(rest, free, lambda event, placed: meets(event, placed[1]))
    return [(system[i], needed[j][0]) for i, j in found], len(forgiven)


def _named(system: Sequence[Json], gold: Sequence[Sequence[str]]) -> Tally:
    """System mentions against gold participants, one to one."""
    pairs = matching(system, gold, lambda mention, names: same(mention_names(mention), names))
    return Tally(len(pairs), len(system), len(gold))


def _count_participants(counts: Counts, event: Json, wanted: Json) -> None:
    for key, part in (("actor", "actors"), ("recipient", "recipients"), ("source", "attribution")):
        counts.tallies[key].merge(_named(event.get(part) or [], wanted[part]))


def _count_answers(counts: Counts, required: Sequence[Json], found: Mapping[int, Json]) -> None:
    """Denials and confirmations, over all required events: a missed event misses its denials."""
    for wanted in required:
        event = found.get(id(wanted), {})
        for key, part in (("denial", "denied_by"), ("confirmation", "confirmed_by")):
            counts.tallies[key].merge(_named(event.get(part) or [], wanted.get(part) or []))


def _judged(event: Json, wanted: Json) -> dict[str, bool]:
    """Which attributes of a matched event are right; the hard cases stand in rows of their own."""
    chain, sources = event.get("attribution") or [], wanted["attribution"]
    right = len(chain) == len(sources) and all(same(mention_names(c), s) for c, s in zip(chain, sources, strict=True))
    modality = event.get("modality") == wanted["modality"]
    out = {"chain": right, "modality": modality, "polarity": event.get("polarity") == wanted["polarity"]}
    if sources:
        out["chain, attributed only"] = right
    if wanted["modality"] != "actual":
        out["modality, not actual only"] = modality
    return out | _judged_date(event, wanted) | _judged_place(event, wanted)


def _judged_date(event: Json, wanted: Json) -> dict[str, bool]:
    ours, gold = days(event.get("date")), days(wanted.get("date"))
    if gold:
        return {"date": same_days(ours, gold)}
    return {"date left open": not ours or event["date"].get("origin") == "publication"}


def _judged_place(event: Json, wanted: Json) -> dict[str, bool]:
    place = event.get("place")
    if wanted.get("place"):
        return {"place": same(mention_names(place or {}), wanted["place"])}
    return {"place left open": not place}


def _same_state(state: Json, gold: Json) -> bool:
    return state["kind"] == gold["kind"] and all(
        same(mention_names(_side(state[key])), gold[key]) for key in ("subject", "object")
    )


def _side(value: Any) -> Json:
    return value if isinstance(value, dict) else {"text": value}
