"""When an act told without a date happened: on the day of its speaker, meeting or scene, else of the news."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rawi.reading.attribution.chains import key, sources
from rawi.reading.attribution.reports import Report
from rawi.reading.events.draft import Draft
from rawi.reading.events.implied_date import SPOKEN, Found, hangs_on, implied, news_day, told
from rawi.reading.events.lend_date import FORCEFUL
from rawi.reading.events.times import as_date, dates_of, looks_back
from rawi.reading.scene import Scene
from rawi.records import EventDate, EventType, Modality

_TAKEN_UP = frozenset({EventType.CONSULT, EventType.ASSAULT, EventType.PROTEST})
_ASKING = frozenset({EventType.REQUEST, EventType.REJECT, EventType.ACCUSE})
_REACH, _SCENE, _MANY = 4, 2, 40


@dataclass(frozen=True, slots=True)
class Anchor:
    """A dated act or statement: where it stands, whose it is, and its day."""

    word: int
    people: frozenset[str]
    day: EventDate


def carry_dates(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Give undated acts that happened the day that the discourse implies; each names the rule that did so."""
    anchors = anchors_of(scene, drafts)
    for number, draft in enumerate(drafts):
        if draft.date is not None or draft.modality is not Modality.ACTUAL:
            continue
        found = implied(scene, draft) or _from_story(scene, draft, drafts, number, anchors)
        if found is not None:
            day, rule = found
            draft.date = replace(day, origin="inferred")
            draft.rules.append(rule)
            if draft.candidate.trigger.type in SPOKEN and day.precision == "day":
                insort(anchors, Anchor(draft.word, frozenset(key(a) for a in draft.actors), day), key=lambda a: a.word)
        elif (today := news_day(scene, draft)) is not None:
            draft.date = today
            draft.rules.append("date.publication")


def _from_story(scene: Scene, draft: Draft, drafts: Sequence[Draft], number: int, anchors: list[Anchor]) -> Found:
    """What the acts and statements around imply."""
    earlier = drafts[max(0, number - _MANY) : number]
    later = drafts[number + 1 : number + _MANY]
    return (
        speakers_day(scene, draft, anchors)
        or _outcome(scene, draft, earlier)
        or _taken_up(scene, draft, earlier)
        or _retold(scene, draft, later)
        or _marchers(scene, draft, earlier)
        or _scene_goes_on(scene, draft, earlier)
    )


def anchors_of(scene: Scene, drafts: Sequence[Draft]) -> list[Anchor]:
    """Acts and statements with a day of their own, in text order."""
    found = [
        Anchor(d.word, frozenset(key(a) for a in d.actors), d.date)
        for d in drafts
        if d.date is not None and d.date.precision == "day" and d.date.origin != "inferred" and d.actors
        and d.modality is Modality.ACTUAL and d.candidate.trigger.type in SPOKEN
    ]  # fmt: skip
    for report in scene.reports:
        day = _own_day(scene, report.cue)
        if day is not None and not looks_back(scene.view, report.cue):
            found.append(Anchor(report.cue, _speakers_of(scene, report), day))
    return sorted(found, key=lambda a: a.word)


def _speakers_of(scene: Scene, report: Report) -> frozenset[str]:
    people = (p for level, heads in enumerate(report.sources)
              for p in sources(scene.view, scene.cast, report, heads, level))  # fmt: skip
    return frozenset(map(key, people))


def _own_day(scene: Scene, at: int) -> EventDate | None:
    """The day that hangs on the word itself: «قال، الخميس، إن»."""
    view = scene.view
    for placed in dates_of(view, scene.dates, view.words[at].sent):
        if not placed.mention.open_end and placed.mention.precision == "day" and hangs_on(view, placed, at):
            return as_date(view, placed.mention, Modality.ACTUAL)
    return None


def speakers_day(scene: Scene, draft: Draft, anchors: Sequence[Anchor]) -> Found:
    """What the same speaker says around a dated statement: «قال الوزير، الخميس … ودعا إلى»."""
    view, word = scene.view, scene.view.words[draft.word]
    if draft.candidate.trigger.type not in SPOKEN or looks_back(view, draft.word) or not told(view, draft):
        return None
    if dates_of(view, scene.dates, word.sent):
        return None
    people = {key(a) for a in draft.actors}
    first = view.sentences[max(0, word.sent - _REACH)].first
    last = view.sentences[min(word.sent + 1, len(view.sentences) - 1)].last
    begin = bisect_left(anchors, first, key=lambda a: a.word)
    around = anchors[begin : bisect_left(anchors, last, lo=begin, key=lambda a: a.word)]
    near = [a for a in around if a.people & people]
    nearest = min(near, key=lambda a: (abs(view.words[a.word].sent - word.sent), a.word > draft.word), default=None)
    return (nearest.day, "date.speaker") if nearest is not None else None


def _outcome(scene: Scene, draft: Draft, earlier: Sequence[Draft]) -> Found:
    """«واتفقوا على»: what was agreed, told right after a dated meeting."""
    view = scene.view
    if draft.candidate.trigger.type not in (EventType.AGREE, EventType.COOPERATE) or not earlier:
        return None
    last = earlier[-1]
    near = 0 <= view.words[draft.word].sent - view.words[last.word].sent <= 1
    if last.candidate.trigger.type is not EventType.CONSULT or not near or not told(view, draft):
        return None
    day = last.date if last.modality is Modality.ACTUAL and not looks_back(view, draft.word) else None
    known = day is not None and day.precision == "day" and day.origin in ("stated", "relative")
    return (day, "date.outcome") if known and day is not None else None


def _taken_up(scene: Scene, draft: Draft, earlier: Sequence[Draft]) -> Found:
    """«هذه المباحثات», «الهجوم»: a definite noun for the act of its type told just before."""
    view, type_ = scene.view, draft.candidate.trigger.type
    word = view.words[draft.word]
    if draft.candidate.verbal or not word.definite or type_ not in _TAKEN_UP or looks_back(view, draft.word):
        return None
    if dates_of(view, scene.dates, word.sent):
        return None
    for other in reversed(earlier):
        if word.sent - view.words[other.word].sent > _SCENE:
            return None
        if other.candidate.trigger.type is type_ and other.modality is Modality.ACTUAL:
            day = other.date
            known = day is not None and day.precision == "day" and day.origin in ("stated", "relative")
            return (day, "date.same_act") if known and day is not None else None
    return None


def _retold(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> Found:
    """The summary at the top, whose act the report below tells again with its day."""
    view = scene.view
    if view.words[draft.word].sent > 1 or looks_back(view, draft.word):
        return None
    mine = {key(a) for a in draft.actors}
    for other in drafts:
        far = view.words[other.word].sent - view.words[draft.word].sent
        if far > _REACH:
            return None
        if far > 0 and other.candidate.trigger.id == draft.candidate.trigger.id:
            day = other.date if mine & {key(a) for a in other.actors} and other.modality is Modality.ACTUAL else None
            if day is not None and day.precision == "day" and day.origin in ("stated", "relative"):
                return day, "date.retold"
    return None


def _marchers(scene: Scene, draft: Draft, earlier: Sequence[Draft]) -> Found:
    """«تظاهرة أمس … كانت تطالب»: what a dated protest asks for, in its sentence."""
    view, last = scene.view, earlier[-1] if earlier else None
    if last is None or last.candidate.trigger.type is not EventType.PROTEST or last.date is None:
        return None
    same = view.words[last.word].sent == view.words[draft.word].sent and draft.candidate.verbal
    asks = draft.candidate.trigger.type in _ASKING
    return (last.date, "date.protest") if same and asks and last.date.precision == "day" else None


def _scene_goes_on(scene: Scene, draft: Draft, earlier: Sequence[Draft]) -> Found:
    """Force told in the sentences after a dated act of force at the same place."""
    view, type_ = scene.view, draft.candidate.trigger.type
    sentence = view.words[draft.word].sent
    if type_ not in FORCEFUL or looks_back(view, draft.word) or not told(view, draft):
        return None
    if dates_of(view, scene.dates, sentence):
        return None
    for other in reversed(earlier):
        if sentence - view.words[other.word].sent > _SCENE:
            return None
        if other.candidate.trigger.type in FORCEFUL and other.date is not None and other.modality is Modality.ACTUAL:
            same = other.place is not None and draft.place is not None and _one_place(draft, other)
            return (other.date, "date.same_scene") if same and other.date.precision == "day" else None
    return None


def _one_place(one: Draft, other: Draft) -> bool:
    a, b = one.place, other.place
    return a is not None and b is not None and (a.name or a.text) == (b.name or b.text)
