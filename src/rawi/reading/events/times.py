"""Which of the dates in a sentence is the event's."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from rawi.reading.attribution.reports import Report
from rawi.reading.dates import DateMention, find_dates
from rawi.reading.events.candidates import Candidate
from rawi.reading.events.draft import Draft
from rawi.reading.text.view import View
from rawi.records import EventDate, Modality, Span

_BREAKS = frozenset({"،", "؛", ":", "(", ")"})
_DURING, _THEN = frozenset({"خلال", "اثناء"}), frozenset({"انذاك", "حينها", "وقتها", "حينيذ", "عندها"})
_TWICE = frozenset({"مرتين", "زيارتين", "الزيارتين", "زيارتان", "خلالهما"})
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
    view: View, candidate: Candidate, dates: list[Placed], modality: Modality, reports: list[Report]
) -> EventDate | None:
    """The date that belongs to the candidate's clause, else that of the report which tells it."""
    at, clause = candidate.word, candidate.clause
    sentence = view.sentence(at)
    here = [d for d in dates if sentence.first <= d.first < sentence.last]
    regions = [r.region for r in reports]
    inside = [d for d in here if all(a <= d.first < b for a, b in regions)]
    best = _nearest(view, inside, at, clause)
    if best is not None:
        return _record(view, _with_next(view, best, candidate, dates), modality)
    governing = {g.word for g in candidate.governors}
    if modality is Modality.ACTUAL:
        for report in reversed(reports):
            if _background(view, at) and report.cue not in governing:
                continue
            told = _nearest(view, [d for d in here if d not in inside], report.cue, report.cue)
            if told is not None and told.mention.precision == "day":
                found = _record(view, told.mention, modality)
                return replace(found, origin="inferred") if found else None
    return None


def inherit(view: View, drafts: list[Draft]) -> None:
    """«خلالها», «آنذاك», or the same people's next act: the date of the event told just before."""
    last: Draft | None = None
    for draft in drafts:
        if draft.date is not None:
            last = draft
        elif (
            last is not None
            and last.date is not None
            and (_points_back(view, draft.word) or _goes_on(view, draft, last))
        ):
            draft.date = replace(last.date, origin="inferred")
            draft.rules.append("date.told_before")


def _goes_on(view: View, draft: Draft, last: Draft) -> bool:
    """«واتفقوا»: a perfect verb that opens the next sentence with an actor of the dated event."""
    word = view.words[draft.word]
    near = 0 < word.sent - view.words[last.word].sent <= 2 and draft.word - view.sentence(draft.word).first <= 3
    told = "Aspect=Perf" in word.feats and draft.modality is Modality.ACTUAL and not _background(view, draft.word)
    ours = {a.entity or a.name or a.text for a in draft.actors}
    return near and told and bool(ours & {a.entity or a.name or a.text for a in (*last.actors, *last.recipients)})


def _points_back(view: View, at: int) -> bool:
    sentence = view.sentence(at)
    words = view.words[max(sentence.first, at - 8) : min(sentence.last, at + 8)]
    for first, second in pairwise(words):
        if first.form in _DURING and second.upos == "PRON" and not second.opens:
            return True
    return any(w.form in _THEN for w in words)


def _background(view: View, at: int) -> bool:
    """The pluperfect «كان قد» and «سبق أن» look back behind the day of the report."""
    sentence = view.sentence(at)
    forms = [w.form for w in view.words[max(sentence.first, at - 8) : at]]
    return "سبق" in forms or any(f.startswith("كان") for f in forms)


def _nearest(view: View, dates: list[Placed], at: int, clause: int) -> Placed | None:
    best, best_cost = None, float(MAX_DISTANCE)
    for placed in dates:
        cost = _cost(view, placed, at, clause)
        if cost < best_cost:
            best, best_cost = placed, cost
    return best


def _with_next(view: View, best: Placed, candidate: Candidate, dates: list[Placed]) -> DateMention:
    """«زيارتين في يونيو ونوفمبر»: two acts told in one word take both of two joined dates."""
    number = dates.index(best)
    sentence = view.sentence(candidate.word)
    dual = view.words[candidate.word].form.endswith(("ين", "ان", "ات"))
    if not dual and not any(w.form in _TWICE for w in view.words[sentence.first : sentence.last]):
        return best.mention
    for one, other in ((number, number + 1), (number - 1, number)):
        if one >= 0 and other < len(dates):
            joined = _joined(view, dates[one].mention, dates[other].mention)
            if joined is not None:
                return joined
    return best.mention


def _joined(view: View, one: DateMention, other: DateMention) -> DateMention | None:
    between = view.source[one.end : other.start].strip()
    if between != "و" or one.first is None or other.last is None or one.precision != other.precision:
        return None
    text = view.source[one.start : other.end]
    return replace(one, end=other.end, text=text, last=other.last, precision="range")


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
