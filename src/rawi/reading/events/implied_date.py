"""The day that an act's own sentence, or the one behind it, implies although its clause has none."""

from __future__ import annotations

from datetime import timedelta

from rawi.reading.events.draft import Draft
from rawi.reading.events.times import SPEECH, Placed, as_date, dates_of, links, looks_back
from rawi.reading.scene import Scene
from rawi.reading.text.view import View
from rawi.records import EventDate, EventType

SPOKEN = SPEECH | {EventType.CONCEDE}
Found = tuple[EventDate, str] | None
_OPENING, _LEAD, _SPAN = 6, 2, 16
_UNDER = frozenset({"advcl", "obl", "conj", "xcomp", "obj"})


def implied(scene: Scene, draft: Draft) -> Found:
    """The day and the rule; None where the sentence implies none."""
    return _held(scene, draft) or _came_during(scene, draft) or _closing(scene, draft)


def told(view: View, draft: Draft) -> bool:
    """Whether the clause tells a single act: a perfect verb, a participle or noun under one."""
    clause = view.words[draft.candidate.clause]
    if clause.upos == "VERB":
        return "Aspect=Perf" in clause.feats
    head = clause.head
    while head >= 0 and view.words[head].upos != "VERB":
        head = view.words[head].head
    return head >= 0 and "Aspect=Perf" in view.words[head].feats and clause.rel.split(":")[0] in _UNDER


def hangs_on(view: View, placed: Placed, at: int) -> bool:
    """Whether no other verb and no clause stands between the word and the date."""
    low, high = sorted((at, placed.first))
    between = view.words[low + 1 : high]
    if any(w.upos in ("VERB", "SCONJ") for w in between) or high - low > _SPAN:
        return False
    return any(view.words[i].head == at or i == at for i in range(placed.first, placed.last)) or _steps(
        view, placed, at
    )


def _steps(view: View, placed: Placed, at: int) -> bool:
    head = placed.first
    for _ in range(3):
        head = view.words[head].head
        if head == at:
            return True
        if head < 0:
            return False
    return False


def _held(scene: Scene, draft: Draft) -> Found:
    """When the act, or a later mention of it, is told to have been held."""
    for mention in (draft, *draft.mentions):
        found = _container(scene, mention) or _relative(scene, mention) or _eve(scene, mention)
        if found is not None:
            return found
    return None


def _container(scene: Scene, draft: Draft) -> Found:
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
    for placed in dates_of(view, scene.dates, word.sent):
        if not placed.mention.open_end and hangs_on(view, placed, verb):
            day = as_date(view, placed.mention, draft.modality)
            return (day, "date.container") if day else None
    return None


def _eve(scene: Scene, draft: Draft) -> Found:
    """«عشية اجتماع الحلف», «غداة الهجوم»: the day after or before the one that the report is of."""
    view, published = scene.view, scene.cast.published
    if published is None or draft.candidate.verbal or draft.word <= view.sentence(draft.word).first:
        return None
    before = view.words[draft.word - 1]
    sentence = view.words[draft.word].sent
    if dates_of(view, scene.dates, sentence):
        return None
    step = (before.form in links()["eve"]) - (before.form in links()["morrow"])
    if not step:
        return None
    day = published + timedelta(days=step)
    return EventDate(start=day, end=day, origin="inferred", text=before.text), "date.eve"


def _relative(scene: Scene, draft: Draft) -> Found:
    """«الحملة التي بدأها في 2014», «مؤتمر استضافته جنيف الثلاثاء»: the clause tells when it was held."""
    view = scene.view
    for child in view.words[draft.word].children:
        verb = view.words[child]
        if verb.upos != "VERB" or not verb.rel.startswith("acl") or verb.form not in links()["held"]:
            continue
        for placed in dates_of(view, scene.dates, verb.sent):
            near = child < placed.first <= child + 8
            if near and not any(w.upos == "VERB" for w in view.words[child + 1 : placed.first]):
                day = as_date(view, placed.mention, draft.modality)
                return (day, "date.relative") if day else None
    return None


def _came_during(scene: Scene, draft: Draft) -> Found:
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
    for placed in dates_of(view, scene.dates, number):
        if placed.mention.precision == "day" and placed.first - first < 35:
            day = as_date(view, placed.mention, draft.modality)
            return (day, "date.came_during") if day else None
    return None


def _says_when(view: View, number: int) -> bool:
    opening = [w.form for w in view.words[view.sentences[number].first :][:4]]
    came = any(form in links()["came"] for form in opening)
    return came and any(form in links()["that"] for form in opening)


def _closing(scene: Scene, draft: Draft) -> Found:
    """«استعرضت الوزارة … على موقعها، الأحد.»: a day behind the last comma is that of the sentence's main verb."""
    view, sentence = scene.view, scene.view.sentence(draft.word)
    if draft.candidate.clause - sentence.first > _OPENING and view.words[draft.candidate.clause].head >= 0:
        return None
    here = dates_of(view, scene.dates, view.words[draft.word].sent)
    if not here or here[-1].mention.precision != "day" or here[-1].first == sentence.first:
        return None
    last = here[-1]
    ends = last.last >= sentence.last - 1 or view.words[last.last].text in links()["stops"]
    if not ends or view.words[last.first - 1].text != "،":
        return None
    day = as_date(view, last.mention, draft.modality)
    return (day, "date.sentence_end") if day else None


def news_day(scene: Scene, draft: Draft) -> EventDate | None:
    """The day of publication for what the first sentences tell as done, where no date is given."""
    view, published = scene.view, scene.cast.published
    if published is None or view.words[draft.word].sent > _LEAD or not told(view, draft):
        return None
    clause = view.words[draft.candidate.clause]
    if looks_back(view, draft.word) or clause.rel.startswith("acl") or scene.reports.holding(draft.word):
        return None
    if dates_of(view, scene.dates, clause.sent):
        return None
    return EventDate(start=published, end=published, origin="publication")
