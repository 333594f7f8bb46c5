"""When an act happened whose own clause has no date: from the act that holds it, the speaker's day, the scene."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from rawi.reading.attribution.chains import key, sources
from rawi.reading.attribution.reports import Report
from rawi.reading.events.draft import Draft
from rawi.reading.events.times import FORCEFUL, SPEECH, Placed, as_date, links, looks_back
from rawi.reading.scene import Scene
from rawi.reading.text.view import View
from rawi.records import EventDate, EventType, Modality

SPOKEN = SPEECH | {EventType.CONCEDE}
_REACH, _SCENE, _OPENING, _LEAD = 4, 2, 6, 2


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A dated act or statement: where it stands, whose it is, and its day."""

    word: int
    people: frozenset[str]
    day: EventDate


def carry_dates(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Give undated acts that happened the day that the discourse implies; each names the rule that did so."""
    anchors = _anchors(scene, drafts)
    for number, draft in enumerate(drafts):
        if draft.date is not None or draft.modality is not Modality.ACTUAL:
            continue
        found = (
            _held(scene, draft)
            or _came_during(scene, draft)
            or _closing(scene, draft)
            or _speakers(scene, draft, anchors)
            or _outcome(scene, draft, drafts[:number])
            or _marchers(scene, draft, drafts[:number])
            or _scene_goes_on(scene, draft, drafts[:number])
        )
        if found is not None:
            day, rule = found
            draft.date = replace(day, origin="inferred")
            draft.rules.append(rule)
            if draft.candidate.trigger.type in SPOKEN and day.precision == "day":
                anchors.append(_Anchor(draft.word, frozenset(key(a) for a in draft.actors), day))
        elif (today := _news(scene, draft)) is not None:
            draft.date = today
            draft.rules.append("date.publication")


def _anchors(scene: Scene, drafts: Sequence[Draft]) -> list[_Anchor]:
    """Acts and statements with a day of their own, in text order."""
    found = [
        _Anchor(d.word, frozenset(key(a) for a in d.actors), d.date)
        for d in drafts
        if d.date is not None and d.date.precision == "day" and d.date.origin != "inferred" and d.actors
        and d.modality is Modality.ACTUAL and d.candidate.trigger.type in SPOKEN
    ]  # fmt: skip
    for report in scene.reports:
        day = _own_day(scene, report.cue)
        if day is not None and not looks_back(scene.view, report.cue):
            found.append(_Anchor(report.cue, _speakers_of(scene, report), day))
    return sorted(found, key=lambda a: a.word)


def _speakers_of(scene: Scene, report: Report) -> frozenset[str]:
    people = (p for level, heads in enumerate(report.sources)
              for p in sources(scene.view, scene.cast, report, heads, level))  # fmt: skip
    return frozenset(map(key, people))


def _own_day(scene: Scene, at: int) -> EventDate | None:
    """The day that hangs on the word itself: «قال، الخميس، إن»."""
    view = scene.view
    for placed in scene.dates:
        if view.words[placed.first].sent != view.words[at].sent or placed.mention.open_end:
            continue
        if placed.mention.precision == "day" and _hangs_on(view, placed, at):
            return as_date(view, placed.mention, Modality.ACTUAL)
    return None


def _hangs_on(view: View, placed: Placed, at: int) -> bool:
    """Whether no other verb and no clause stands between the word and the date."""
    low, high = sorted((at, placed.first))
    between = view.words[low + 1 : high]
    if any(w.upos in ("VERB", "SCONJ") for w in between) or high - low > 16:
        return False
    return any(view.words[i].head == at or i == at for i in range(placed.first, placed.last)) or _steps(view, placed, at)


def _steps(view: View, placed: Placed, at: int) -> bool:
    head = placed.first
    for _ in range(3):
        head = view.words[head].head
        if head == at:
            return True
        if head < 0:
            return False
    return False


def _held(scene: Scene, draft: Draft) -> tuple[EventDate, str] | None:
    """When the act, or a later mention of it, is told to have been held."""
    for mention in (draft, *draft.mentions):
        found = _container(scene, mention) or _relative(scene, mention) or _eve(scene, mention)
        if found is not None:
            return found
    return None


def _container(scene: Scene, draft: Draft) -> tuple[EventDate, str] | None:
    """«دعاه خلال اتصال في مارس», «ظهر بالأمس أثناء تظاهرة»: the verb's date is also that of what holds it."""
    view, at = scene.view, draft.word
    word = view.words[at]
    within = view.case(at) or view.words[max(at - 1, 0)].form
    if draft.candidate.verbal or within not in links()["during"]:
        return None
    verb = word.head
    while verb >= 0 and view.words[verb].upos != "VERB":
        verb = view.words[verb].head
    if verb < 0:
        return None
    for placed in scene.dates:
        inside = view.words[placed.first].sent == word.sent and not placed.mention.open_end
        if inside and _hangs_on(view, placed, verb):
            day = as_date(view, placed.mention, draft.modality)
            return (day, "date.container") if day else None
    return None


def _eve(scene: Scene, draft: Draft) -> tuple[EventDate, str] | None:
    """«عشية اجتماع الحلف», «غداة الهجوم»: the day after or before the one that the report is of."""
    view, published = scene.view, scene.cast.published
    if published is None or draft.candidate.verbal or draft.word <= view.sentence(draft.word).first:
        return None
    before = view.words[draft.word - 1]
    sentence = view.words[draft.word].sent
    if any(view.words[placed.first].sent == sentence for placed in scene.dates):
        return None
    step = (before.form in links()["eve"]) - (before.form in links()["morrow"])
    if not step:
        return None
    day = published + timedelta(days=step)
    return EventDate(start=day, end=day, origin="inferred", text=before.text), "date.eve"


def _relative(scene: Scene, draft: Draft) -> tuple[EventDate, str] | None:
    """«الحملة التي بدأها في 2014», «مؤتمر استضافته جنيف الثلاثاء»: the clause tells when it was held."""
    view = scene.view
    for child in view.words[draft.word].children:
        verb = view.words[child]
        if verb.upos != "VERB" or not verb.rel.startswith("acl") or verb.form not in links()["held"]:
            continue
        for placed in scene.dates:
            near = child < placed.first <= child + 8 and view.words[placed.first].sent == verb.sent
            if near and not any(w.upos == "VERB" for w in view.words[child + 1 : placed.first]):
                day = as_date(view, placed.mention, draft.modality)
                return (day, "date.relative") if day else None
    return None


def _came_during(scene: Scene, draft: Draft) -> tuple[EventDate, str] | None:
    """«جاء ذلك خلال جلسة عقدها اليوم»: the day of what was said in the sentence before."""
    view = scene.view
    type_, own = draft.candidate.trigger.type, view.words[draft.word].sent
    meeting = type_ is EventType.CONSULT and _says_when(view, own) and draft.word - view.sentence(draft.word).first < 6
    if type_ not in SPOKEN and not meeting or looks_back(view, draft.word):
        return None
    number = own if meeting else own + 1
    if number >= len(view.sentences) or not _says_when(view, number):
        return None
    first = view.sentences[number].first
    for placed in scene.dates:
        if view.words[placed.first].sent == number and placed.mention.precision == "day" and placed.first - first < 35:
            day = as_date(view, placed.mention, draft.modality)
            return (day, "date.came_during") if day else None
    return None


def _closing(scene: Scene, draft: Draft) -> tuple[EventDate, str] | None:
    """«استعرضت الوزارة … على موقعها، الأحد.»: a day behind the last comma is that of the sentence's main verb."""
    view, sentence = scene.view, scene.view.sentence(draft.word)
    if draft.candidate.clause - sentence.first > _OPENING and view.words[draft.candidate.clause].head >= 0:
        return None
    for placed in reversed(scene.dates):
        if sentence.first <= placed.first < sentence.last:
            ends = placed.last >= sentence.last - 1 or view.words[placed.last].text in (".", "؛")
            comma = view.words[placed.first - 1].text == "،"
            if ends and comma and placed.mention.precision == "day":
                day = as_date(view, placed.mention, draft.modality)
                return (day, "date.sentence_end") if day else None
            return None
    return None


def _outcome(scene: Scene, draft: Draft, earlier: Sequence[Draft]) -> tuple[EventDate, str] | None:
    """«واتفقوا على»: what was agreed, told right after a dated meeting."""
    view = scene.view
    if draft.candidate.trigger.type not in (EventType.AGREE, EventType.COOPERATE) or not earlier:
        return None
    last = earlier[-1]
    near = 0 <= view.words[draft.word].sent - view.words[last.word].sent <= 1
    if last.candidate.trigger.type is not EventType.CONSULT or not near or not _told(view, draft):
        return None
    day = last.date if last.modality is Modality.ACTUAL and not looks_back(view, draft.word) else None
    told = day is not None and day.precision == "day" and day.origin in ("stated", "relative")
    return (day, "date.outcome") if told and day is not None else None


def _marchers(scene: Scene, draft: Draft, earlier: Sequence[Draft]) -> tuple[EventDate, str] | None:
    """«تظاهرة أمس … كانت تطالب»: what a dated protest asks for, in its sentence."""
    view, last = scene.view, earlier[-1] if earlier else None
    if last is None or last.candidate.trigger.type is not EventType.PROTEST or last.date is None:
        return None
    same = view.words[last.word].sent == view.words[draft.word].sent and draft.candidate.verbal
    asks = draft.candidate.trigger.type in (EventType.REQUEST, EventType.REJECT, EventType.ACCUSE)
    return (last.date, "date.protest") if same and asks and last.date.precision == "day" else None


def _news(scene: Scene, draft: Draft) -> EventDate | None:
    """The day of publication for what the first sentences tell as done, where no date is given."""
    view, published = scene.view, scene.cast.published
    if published is None or view.words[draft.word].sent > _LEAD or not _told(view, draft):
        return None
    clause = view.words[draft.candidate.clause]
    if looks_back(view, draft.word) or clause.rel.startswith("acl") or scene.reports.holding(draft.word):
        return None
    if any(view.words[placed.first].sent == clause.sent for placed in scene.dates):
        return None
    return EventDate(start=published, end=published, origin="publication")


def _says_when(view: View, number: int) -> bool:
    opening = [w.form for w in view.words[view.sentences[number].first :][:4]]
    came = any(form in links()["came"] for form in opening)
    return came and any(form in links()["that"] for form in opening)


def _speakers(scene: Scene, draft: Draft, anchors: Sequence[_Anchor]) -> tuple[EventDate, str] | None:
    """What the same speaker says around a dated statement: «قال الوزير، الخميس … ودعا إلى»."""
    view, word = scene.view, scene.view.words[draft.word]
    if draft.candidate.trigger.type not in SPOKEN or looks_back(view, draft.word) or not _told(view, draft):
        return None
    if any(view.words[placed.first].sent == word.sent for placed in scene.dates):
        return None
    people = {key(a) for a in draft.actors}
    near = [a for a in anchors if a.people & people and -1 <= word.sent - view.words[a.word].sent <= _REACH]
    nearest = min(near, key=lambda a: (abs(view.words[a.word].sent - word.sent), a.word > draft.word), default=None)
    return (nearest.day, "date.speaker") if nearest is not None else None


def _told(view: View, draft: Draft) -> bool:
    """Whether the clause tells a single act: a perfect verb, a participle or noun under one."""
    clause = view.words[draft.candidate.clause]
    if clause.upos == "VERB":
        return "Aspect=Perf" in clause.feats
    head = clause.head
    while head >= 0 and view.words[head].upos != "VERB":
        head = view.words[head].head
    return head >= 0 and "Aspect=Perf" in view.words[head].feats and clause.rel.split(":")[0] in _UNDER


_UNDER = frozenset({"advcl", "obl", "conj", "xcomp", "obj"})


def _scene_goes_on(scene: Scene, draft: Draft, earlier: Sequence[Draft]) -> tuple[EventDate, str] | None:
    """Force told in the sentences after a dated act of force at the same place."""
    view, type_ = scene.view, draft.candidate.trigger.type
    sentence = view.words[draft.word].sent
    if type_ not in FORCEFUL or looks_back(view, draft.word) or not _told(view, draft):
        return None
    if any(view.words[placed.first].sent == sentence for placed in scene.dates):
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
