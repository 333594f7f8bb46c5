"""Which of the dates in a sentence is the event's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from rawi.reading.attribution.reports import Report
from rawi.reading.dates import DateMention, find_dates
from rawi.reading.dates.lexicon import read_data
from rawi.reading.events.candidates import Candidate
from rawi.reading.text.view import View
from rawi.records import EventDate, EventType, Modality, Span
from rawi.text.fold import fold

BARRIER = 12.0
SPEECH = frozenset({
    EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN, EventType.SUPPORT, EventType.AGREE,
    EventType.PROTEST,
})  # fmt: skip
MAX_DISTANCE = 22


@dataclass(frozen=True, slots=True)
class Placed:
    """A date mention and the words it covers."""

    mention: DateMention
    first: int
    last: int
    published: date | None = None


@lru_cache(maxsize=1)
def links() -> dict[str, frozenset[str]]:
    """The folded word lists of ``data/dates/links.yaml``."""
    return {name: frozenset(map(fold, words)) for name, words in read_data("links.yaml").items()}


def placed_dates(view: View, published: date | None) -> list[Placed]:
    """Every date mention of the text, tied to words."""
    starts = [w.start for w in view.words]
    out = []
    for mention in find_dates(view.source, published):
        if mention.kind != "point" or not view.words or _for_a_year(mention):
            continue
        first = max(bisect_right(starts, mention.start) - 1, 0)
        last = max(bisect_right(starts, mention.end - 1), first + 1)
        out.append(Placed(mention, first, last, published))
    return out


def _for_a_year(mention: DateMention) -> bool:
    """«خطة الاستجابة للعام 2018»: a year that something is meant for dates no act."""
    return mention.precision == "year" and mention.text.startswith("ل")


def dates_of(view: View, dates: list[Placed], sentence: int) -> list[Placed]:
    """Those of ``dates`` that stand in the sentence of that number."""
    bounds = view.sentences[sentence]
    begin = bisect_left(dates, bounds.first, key=lambda d: d.first)
    return dates[begin : bisect_left(dates, bounds.last, lo=begin, key=lambda d: d.first)]


def event_date(
    view: View, candidate: Candidate, dates: list[Placed], modality: Modality, reports: Sequence[Report]
) -> tuple[EventDate | None, tuple[str, ...]]:
    """The date of the candidate's clause, else of the report which tells it, with the ids of the rules."""
    at, clause = candidate.word, candidate.clause
    here = dates_of(view, dates, view.words[at].sent)
    regions = [r.region for r in reports]
    inside = [d for d in here if all(a <= d.first < b for a, b in regions)]
    best = _nearest(view, inside, at, clause)
    if best is not None:
        mention, rule = _with_next(view, best, candidate, dates), "date.clause"
        if mention.open_end:
            mention, rule = _since(view, best, candidate)
        return as_date(view, mention, modality), (mention.rule, rule)
    governing = {g.word for g in candidate.governors}
    if modality is Modality.ACTUAL and _told_as_news(view, candidate):
        for report in reversed(reports):
            if report.entry.kind == "deny" or looks_back(view, at) and report.cue not in governing:
                continue
            told = _nearest(view, [d for d in here if d not in inside], report.cue, report.cue)
            if told is not None and told.mention.precision in ("day", "week"):
                found = as_date(view, told.mention, modality)
                return (replace(found, origin="inferred"), (told.mention.rule, "date.report")) if found else (None, ())
    return None, ()


def _told_as_news(view: View, candidate: Candidate) -> bool:
    """Whether the clause tells a new act: a finite verb that is not the habitual present."""
    word = view.words[candidate.clause]
    return candidate.trigger.type in SPEECH or word.upos == "VERB" and "Aspect=Imp" not in word.feats


def _since(view: View, best: Placed, candidate: Candidate) -> tuple[DateMention, str]:
    """«منذ»: what goes on stays open; several finished acts lie between then and now; one lies at the start."""
    mention, word = best.mention, view.words[candidate.word]
    after = view.words[candidate.word + 1 : candidate.word + 5]
    many = "Number=Plur" in word.feats or any(w.upos == "NUM" or w.form in links()["many"] for w in after)
    done = "Aspect=Perf" in view.words[candidate.clause].feats
    if many and done:
        end = best.published or mention.first
        return replace(mention, last=end, open_end=False, precision="range"), "date.between_then_and_now"
    foreign = not candidate.verbal and not view.inside(best.first, candidate.word) and not candidate.governors
    if mention.begins and (done or foreign):
        return replace(mention, last=mention.begins, open_end=False), "date.began_then"
    return mention, "date.since"


def during(view: View, at: int) -> bool:
    """Whether «خلالها» near the act ties it to the act told before."""
    sentence = view.sentence(at)
    words = view.words[max(sentence.first, at - 8) : min(sentence.last, at + 8)]
    return any(
        first.form in links()["during"] and second.upos == "PRON" and not second.opens
        for first, second in pairwise(words)
    )


def looks_back(view: View, at: int) -> bool:
    """Whether the pluperfect «كان قد», «كان … دعا» and «سبق أن» look back behind the day of the report."""
    sentence = view.sentence(at)
    words = view.words[max(sentence.first, at - 8) : at]
    if any(w.form in links()["before_that"] for w in words):
        return True
    was = any(w.lemma == "كان" or w.form in links()["was"] for w in words)
    return was and ("Aspect=Perf" in view.words[at].feats or any(w.form in links()["already"] for w in words))


def _nearest(view: View, dates: list[Placed], at: int, clause: int) -> Placed | None:
    best, best_cost = None, float(MAX_DISTANCE)
    for placed in dates:
        cost = _cost(view, placed, at, clause)
        if cost < best_cost:
            best, best_cost = placed, cost
    return best


def _with_next(view: View, best: Placed, candidate: Candidate, dates: list[Placed]) -> DateMention:
    """«زيارتين في يونيو ونوفمبر»: two acts told in one word take both of two joined dates."""
    number = bisect_left(dates, best.first, key=lambda d: d.first)
    number = dates.index(best, number)
    sentence = view.sentence(candidate.word)
    dual = view.words[candidate.word].form.endswith(("ين", "ان", "ات"))
    if not dual and not any(w.form in links()["twice"] for w in view.words[sentence.first : sentence.last]):
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
    if _names(view, placed, at, clause):
        return float(MAX_DISTANCE)
    if view.inside(spot, at):
        return 0.1 * abs(spot - at) + BARRIER * (_barriers(view, placed, at) + 2 * _lasting(view, placed, at))
    near = min((at, clause), key=lambda w: abs(w - spot))
    low, high = (near, spot) if near < spot else (placed.last - 1, near)
    between = view.words[low + 1 : high]
    verbs = sum(w.upos == "VERB" for w in between)
    breaks = sum(w.text in links()["breaks"] for w in between)
    head = view.words[spot].head
    attached = head in (at, clause) or (head >= 0 and view.words[head].head in (at, clause))
    lead = spot < near and spot - view.sentence(at).first < 4
    cost = len(between) * 0.6 + 9.0 * verbs + 2.0 * breaks + (4.0 if spot < near and not lead else 0.0)
    apart = BARRIER * (_elsewhere(view, spot, at, clause) + 2 * _lasting(view, placed, at))
    return apart + (cost * 0.3 if attached else cost)


def _names(view: View, placed: Placed, at: int, clause: int) -> bool:
    """«هجمات 11 سبتمبر»: the date is part of something else's name."""
    noun = placed.first - 1
    named = noun >= 0 and view.words[noun].bare in links()["named_by_date"]
    return named and noun not in (at, clause) and view.words[placed.first].upos != "ADP"


def _elsewhere(view: View, spot: int, at: int, clause: int) -> bool:
    """Whether the date hangs on another verb that does not hold the act: «السيطرة … بعدما سيطرت في 2014»."""
    head = view.words[spot].head
    while head >= 0 and (view.words[head].upos != "VERB" or view.words[head].form in links()["outcomes"]):
        head = view.words[head].head
    return head >= 0 and head not in (at, clause) and not view.inside(at, head)


def _lasting(view: View, placed: Placed, at: int) -> bool:
    """«الحرب المستمرة في اليمن منذ 3 سنوات»: the date says since when something else goes on."""
    if not placed.mention.open_end:
        return False
    before = view.words[max(view.sentence(at).first, placed.first - 5) : placed.first]
    return any(w.bare in links()["lasting"] and w.head != at and w.i != at for w in before)


def _barriers(view: View, placed: Placed, at: int) -> int:
    """Other acts between the act and a date below it: relative clauses, joined acts, «المستمرة منذ»."""
    count, step = 0, placed.first
    finite = view.words[at].upos == "VERB"
    apart = step > 1 and "،" in (view.words[step - 1].text, view.words[step - 2].text)
    while step >= 0 and step != at:
        word = view.words[step]
        verb = word.upos == "VERB" and word.form not in links()["outcomes"]
        joined = word.rel == "conj" and word.upos in ("NOUN", "VERB") and step != placed.first
        lasting = word.upos == "ADJ" and placed.mention.open_end and step != placed.first
        other = word.bare in links()["sayings"] or word.upos == "ADJ" and word.head != at and step != placed.first
        count += (1 if finite or apart else 2) * verb or joined or 2 * lasting or 2 * other
        step = word.head
    return count


def as_date(view: View, mention: DateMention, modality: Modality) -> EventDate | None:
    """The record of a mention, None where it has no day; what is planned lies ahead."""
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
