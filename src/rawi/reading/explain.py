"""The trace of a reading to its explanation, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rawi.reading.attribution.chains import sources
from rawi.reading.attribution.cues import VERB, cue_index
from rawi.reading.dates import DateMention, find_dates
from rawi.reading.events.sites import place_at
from rawi.reading.events.topics import off_topics
from rawi.reading.explanation import CueSeen, DateSeen, Dropped, Explanation, PlaceSeen, SentenceExplained
from rawi.reading.places.spots import spots
from rawi.reading.scene import Scene
from rawi.reading.text.view import View
from rawi.reading.trace import Trace
from rawi.records import Participant, Place, Reading, Span

_PEOPLE = frozenset({"PER", "ORG", "NORP"})
_SITES = frozenset({"GPE", "LOC"})


def explain(reading: Reading, trace: Trace, published: date | None) -> Explanation:
    """How ``reading`` came about; ``trace`` is that of the same call of ``read_doc``."""
    if trace.scene is None:
        return Explanation(reading)
    view = trace.scene.view
    dates = find_dates(view.source, published)
    dropped = [*_dropped(view, trace), *_merged(reading, trace)]
    dropped.sort(key=lambda one: one.trigger.start)
    topics, scene = off_topics(view), trace.scene
    told = (_sentence(n, off, reading, scene, dropped, dates) for n, off in enumerate(topics))
    return Explanation(reading, tuple(told))


def _sentence(
    number: int, off: str, reading: Reading, scene: Scene, dropped: list[Dropped], dates: list[DateMention]
) -> SentenceExplained:
    view, bounds = scene.view, scene.view.sentences[number]
    words = view.span(bounds.first, bounds.last)
    here = range(words.start, words.end)
    return SentenceExplained(
        words=words,
        topic=off or None,
        events=tuple(e.id for e in reading.events if e.trigger.start in here),
        states=tuple(s.id for s in reading.states if s.evidence.start in here),
        dropped=tuple(d for d in dropped if d.trigger.start in here),
        cues=tuple(sorted([*_reports(scene, number), *_silent(scene, number)], key=lambda c: c.cue.start)),
        dates=tuple(_date(view, d) for d in dates if d.start in here),
        places=tuple(_places(scene, number)),
        actors=tuple(_actors(scene, number)),
    )


def _dropped(view: View, trace: Trace) -> Iterator[Dropped]:
    for passed in trace.passed:
        refusal = passed.refusal
        yield Dropped(
            view.span(passed.word, passed.word + 1), passed.entry, passed.kind, refusal.reason, refusal.words,
            refusal.rule or None, refusal.score, refusal.least,
        )  # fmt: skip


def _merged(reading: Reading, trace: Trace) -> Iterator[Dropped]:
    """Later mentions of an event; drafts and events stand in the same order."""
    for draft, event in zip(trace.drafts, reading.events, strict=True):
        for told, mention in zip(draft.mentions, event.mentions, strict=True):
            candidate = told.candidate
            yield Dropped(mention.trigger, candidate.trigger.id, candidate.kind, "merged", event=event.id)


def _reports(scene: Scene, number: int) -> Iterator[CueSeen]:
    """The reports whose cue stands in the sentence."""
    view = scene.view
    for report in scene.reports.told_in(number):
        levels = enumerate(report.sources)
        people = [one for level, heads in levels for one in sources(view, scene.cast, report, heads, level)]
        regions = [(first, last) for first, last in (report.region, *report.parts) if first < last]
        yield CueSeen(
            view.span(report.cue, report.cue_last + 1), report.entry.id, report.entry.kind, tuple(people),
            tuple(view.span(first, last) for first, last in regions),
        )  # fmt: skip


def _silent(scene: Scene, number: int) -> Iterator[CueSeen]:
    """Verbs that could report and don't here."""
    view, bounds = scene.view, scene.view.sentences[number]
    told = [range(r.cue, r.cue_last + 1) for r in scene.reports.told_in(number)]
    for word in view.words[bounds.first : bounds.last]:
        if word.upos != "VERB" or any(word.i in cue for cue in told):
            continue
        cues = [cue for cue, kind in cue_index().get(word.form, ()) if kind == VERB]
        if cues:
            yield CueSeen(view.span(word.i, word.i + 1), cues[0].id, cues[0].kind)


def _date(view: View, mention: DateMention) -> DateSeen:
    return DateSeen(
        Span(mention.start, mention.end, mention.text, view.field), mention.kind, mention.rule, mention.origin,
        mention.precision, mention.first, mention.last, mention.conflict,
    )  # fmt: skip


def _places(scene: Scene, number: int) -> Iterator[PlaceSeen]:
    view = scene.view
    for spot in spots(view, number, scene.gazetteer):
        words = view.span(spot.first, spot.last)
        found = place_at(view, spot, scene.cast, scene.gazetteer)
        place = (
            found.as_place(words.text, words.start, words.end) if found else Place(words.text, words.start, words.end)
        )
        yield PlaceSeen(
            place,
            spot.what,
            spot.preposition,
            round(found.score, 2) if found else None,
            found.reason if found else None,
        )


def _actors(scene: Scene, number: int) -> list[Participant]:
    """Whoever the rules asked for in the sentence, and its other names, in text order; bare places are none."""
    view, cast = scene.view, scene.cast
    bounds = view.sentences[number]
    heads = [head for head in cast.known() if bounds.first <= head < bounds.last]
    names = [view.names[index] for index in view.names_in(bounds)]
    heads += [_head(view, name.first, name.last) for name in names if name.label in _PEOPLE]
    found: dict[tuple[int, int], Participant] = {}
    for head in heads:
        word = view.words[head]
        person = cast.participant(head)
        site = word.ent >= 0 and view.names[word.ent].label in _SITES and not (person.entity or person.country)
        if word.upos not in ("PRON", "PUNCT") and not site and person.start is not None and person.end is not None:
            found.setdefault((person.start, person.end), person)
    return [found[where] for where in sorted(found) if not _told(found, where)]


def _told(found: dict[tuple[int, int], Participant], where: tuple[int, int]) -> bool:
    """Whether a wider mention tells the same."""
    start, end = where
    wider = [one for (a, b), one in found.items() if (a, b) != where and a <= start and end <= b]
    return any((one.entity, one.name) == (found[where].entity, found[where].name) for one in wider)


def _head(view: View, first: int, last: int) -> int:
    """The word of a name that hangs on something outside it."""
    return next((at for at in range(first, last) if not first <= view.words[at].head < last), first)
