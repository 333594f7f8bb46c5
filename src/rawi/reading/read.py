"""One article's Doc to its Reading: the order in which the rules work."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from spacy.tokens import Doc

from rawi.article import Article
from rawi.reading.actors.article import Cast
from rawi.reading.actors.base import ActorBase
from rawi.reading.attribution.chains import CHAINED, chain, key, sources
from rawi.reading.attribution.cues import cue_index
from rawi.reading.attribution.echoes import add, echo
from rawi.reading.attribution.reports import find_reports
from rawi.reading.attribution.verdicts import verdicts
from rawi.reading.credit import Credit, find_credit
from rawi.reading.dates.grammar import grammar
from rawi.reading.events.candidates import Candidate, candidates
from rawi.reading.events.carry_date import carry_dates
from rawi.reading.events.carry_place import carry_places
from rawi.reading.events.control import control, oppose
from rawi.reading.events.draft import Draft
from rawi.reading.events.lend_date import inherit
from rawi.reading.events.local import of_the_place
from rawi.reading.events.merge import merge
from rawi.reading.events.parties import parties
from rawi.reading.events.people import participants
from rawi.reading.events.relevance import relevant, scorers
from rawi.reading.events.several import ONE_EACH, apart
from rawi.reading.events.sites import event_place
from rawi.reading.events.status import in_time, status_of
from rawi.reading.events.times import event_date, placed_dates
from rawi.reading.lexicon.triggers import trigger_index
from rawi.reading.places.gazetteer import Gazetteer
from rawi.reading.scene import Scene
from rawi.reading.states import find_states
from rawi.reading.text.view import View, view_of
from rawi.reading.trace import Passed, Refusal, Trace
from rawi.records import Event, EventType, Mention, Reading, Source

SPEECH_ACTS = frozenset({
    EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.REQUEST, EventType.AGREE, EventType.SUPPORT,
    EventType.CONCEDE,
})  # fmt: skip


def load_knowledge() -> None:
    """Load and index the lexicons, actors and places that every article needs."""
    trigger_index()
    grammar()
    Gazetteer.load()
    ActorBase.load()
    cue_index()
    scorers()


def read_doc(article: Article, doc: Doc, *, version: str, trace: Trace | None = None) -> Reading:
    """The events and states of ``article``, whose text ``doc`` analyses; ``trace`` takes what was dropped."""
    view = view_of(doc)
    if not view.words:
        return Reading(article.id)
    scene = _scene(view, article.published)
    credit = find_credit(view)
    drafts = _drafts(scene, credit, trace)
    _judge(scene, drafts)
    drafts = merge(view, relevant(view, drafts, trace))
    carry_places(scene, drafts)
    carry_dates(scene, drafts)
    of_the_place(drafts)
    drafts = apart(view, drafts, scene.dates)
    if trace is not None:
        trace.scene, trace.drafts = scene, drafts
    identity = f"{article.id}|{sha256(article.text.encode()).hexdigest()}|{version}"
    events = tuple(_event(article.id, identity, scene, draft, version) for draft in drafts)
    states = find_states(
        view, scene.cast, lambda w: chain(view, scene.cast, scene.reports, w, set()), article.id, version
    )
    return Reading(article.id, events, tuple(states), credit.publisher if credit else None)


def drafts_of(article: Article, doc: Doc) -> tuple[View, list[Draft]]:
    """Every draft before relevance is judged, for training the scorer and for measurements."""
    view = view_of(doc)
    return view, _drafts(_scene(view, article.published), find_credit(view)) if view.words else []


def _drafts(scene: Scene, credit: Credit | None, trace: Trace | None = None) -> list[Draft]:
    found = candidates(scene.view, trace)
    end = credit.first if credit else len(scene.view.words)
    drafts = [_draft(scene, c) for c in found if c.word < end]
    if trace is not None:
        trace.passed += [Passed(c.word, c.trigger.id, c.kind, Refusal("credit")) for c in found if c.word >= end]
    inherit(scene.view, drafts)
    control(scene.view, scene.cast, drafts)
    oppose(scene.view, drafts)
    return drafts


def _scene(view: View, published: date | None) -> Scene:
    cast = Cast(ActorBase.load(), view, published)
    return Scene(view, cast, find_reports(view), placed_dates(view, published), Gazetteer.load())


def _draft(scene: Scene, candidate: Candidate) -> Draft:
    view, trigger = scene.view, candidate.trigger
    found = parties(view, candidate)
    found.without(scene.date_words)
    actors, recipients = participants(scene.cast, view, found, trigger.type)
    status = status_of(view, candidate)
    around = scene.reports.holding(candidate.word)
    told = view.words[candidate.word].upos == "VERB" and any(r.entry.kind in CHAINED for r in around)
    own = {key(a) for a in actors} if trigger.type in SPEECH_ACTS and not told else set()
    day, dated_by = event_date(view, candidate, scene.dates, status.modality, around)
    if day is not None and scene.cast.published is not None and day.start > scene.cast.published:
        status, day = in_time(view, candidate, status, day)
    return Draft(
        candidate=candidate, actors=actors, recipients=recipients, modality=status.modality, polarity=status.polarity,
        attribution=chain(view, scene.cast, scene.reports, candidate.word, own),
        date=day,
        place=event_place(view, candidate, scene.cast, scene.gazetteer, around),
        rules=[trigger.id, *(g.verb.id for g in candidate.governors), *found.rules, *status.rules, *dated_by],
    )  # fmt: skip


def _judge(scene: Scene, drafts: list[Draft]) -> None:
    """Hang denials and confirmations on the events that they are about."""
    by_word = {draft.word: draft for draft in drafts}
    for verdict in verdicts(scene.view, scene.reports, [d.word for d in drafts]):
        levels = enumerate(verdict.report.sources)
        people = [p for level, heads in levels for p in sources(scene.view, scene.cast, verdict.report, heads, level)]
        for word in verdict.triggers:
            draft = by_word[word]
            if word == verdict.report.cue:
                continue
            target = draft.denied_by if verdict.denies else draft.confirmed_by
            add(target, people)
            draft.rules.append(verdict.report.entry.id)
    echo(drafts)


def _event(article: str, text: str, scene: Scene, draft: Draft, version: str) -> Event:
    """The record; ``text`` tells apart the texts of all articles and versions."""
    view, trigger = scene.view, draft.candidate.trigger
    span = view.span(draft.word, draft.word + 1)
    identity = f"{text}|{trigger.type}|{span.start}"
    if ONE_EACH in draft.rules and draft.date:
        identity = f"{identity}|{draft.date.start}"
    return Event(
        id=sha256(identity.encode()).hexdigest()[:16], article=article, type=trigger.type, trigger=span,
        actors=draft.actors, recipients=draft.recipients, modality=draft.modality, polarity=draft.polarity,
        attribution=draft.attribution, denied_by=tuple(draft.denied_by), confirmed_by=tuple(draft.confirmed_by),
        sentence=view.sentence_span(draft.word), modes=trigger.modes, contexts=trigger.contexts, place=draft.place,
        date=draft.date, confidence=draft.confidence, version=version, rules=tuple(dict.fromkeys(draft.rules)),
        mentions=tuple(_mention(view, m) for m in draft.mentions),
    )  # fmt: skip


def _mention(view: View, draft: Draft) -> Mention:
    attribution: tuple[Source, ...] = draft.attribution
    return Mention(view.span(draft.word, draft.word + 1), draft.modality, draft.polarity, attribution)
