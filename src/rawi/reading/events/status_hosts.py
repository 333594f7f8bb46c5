"""Words that an act hangs on: demands, promises, threats, purposes and facts above a noun or «أن»."""

from __future__ import annotations

from functools import lru_cache

from rawi.reading.events.light import light_index
from rawi.reading.events.status_cues import cue_index, is_imperfect
from rawi.reading.lexicon.inflect import participle
from rawi.reading.lexicon.triggers import IMPERFECT, PASSIVE_VERB, PERFECT, trigger_index
from rawi.reading.text.view import View
from rawi.records import EventType

LIMIT = 14
QUOTES = frozenset('"«»“”')
VERBAL = frozenset({PERFECT, IMPERFECT, PASSIVE_VERB})
FACTUAL = dict.fromkeys(
    ("بعد", "اثر", "عقب", "منذ", "خلال", "اثناء", "جراء", "نتيجه", "بسبب", "غداه", "فور", "رغم"),
    "status.after",
)
TYPES = {
    EventType.REQUEST: "possible",
    EventType.THREATEN: "possible",
    EventType.REJECT: "possible",
    EventType.AGREE: "planned",
}  # fmt: skip
PREPOSITIONS = {
    EventType.REQUEST: {"ب", "الي", "ل", "علي"},
    EventType.THREATEN: {"ب", "من"},
    EventType.AGREE: {"ب", "علي", "ل"},
    EventType.REJECT: set[str](),
}
# nouns that stand before the act's own noun and add nothing to its status
CARRIERS = frozenset({
    "مزيد", "اي", "كل", "بعض", "عمليه", "عمليات", "اجراء", "تنفيذ", "شن", "عقد", "تقديم", "مواصله",
    "استمرار", "سرعه", "ضروره", "توجيه", "بدء", "اطلاق", "تلقي", "تطبيق", "تحقيق", "تسريع", "تعزيز",
    "ترتيب", "اقرار", "ضمان", "ابرام", "توقيع", "تنظيم", "اقامه", "اتخاذ", "فتح", "تشكيل", "تفاصيل",
    "موعد",
})  # fmt: skip
REACHING = frozenset({"التوصل", "الوصول", "توصل", "العوده", "اللجوء", "الانضمام", "الدعوه"})
REFUSING = frozenset({"reject.refuse", "reject.decline", "reject.object", "reject.oppose", "reject.veto"})
SUBORDINATE = ("possible", "status.subordinate")
NO_HOSTS = frozenset({"agree.openness"})
PARTICIPLES = {
    EventType.REQUEST: ("داعي", "مطالب", "مناشد"),
    EventType.THREATEN: ("مهدد", "محذر", "ملوح", "متوعد"),
    EventType.AGREE: ("متعهد",),
}
CONTROLLED = frozenset({"ب", "الي", "علي", "ل"})
REGIMEN = frozenset({"علي", "نحو", "عن", "في", "الي", "ضد", "مع"})
STOPS = frozenset(".؛:؟")


def noun_head(view: View, noun: int) -> int:
    """The first word of the chain that carries the noun: «سرعة إجراء تحقيق» → سرعة."""
    at, first = noun, view.sentence(noun).first
    while at > first:
        before = at - 1
        if view.words[before].text in QUOTES and before > first:
            before -= 1
        if view.words[before].bare in CARRIERS:
            at = before
        elif view.words[before].form in ("الي", "ل") and before > first and view.words[before - 1].form in REACHING:
            at = before - 1
        else:
            break
    return at


def preposition(view: View, top: int) -> tuple[int, str]:
    """The preposition written before a word, over opening quotes: its place and folded form."""
    at = top - 1
    while at > 0 and view.words[at].text in QUOTES:
        at -= 1
    if at >= 0 and view.words[at].upos == "ADP" and view.words[at].sent == view.words[top].sent:
        return at, view.words[at].form
    return -1, ""


def host_effect(view: View, top: int) -> list[tuple[str, str]]:
    """What the word above a noun says of it: the noun is its object or stands after its preposition."""
    at, case = preposition(view, top)
    for spot in _spots(view, top, at):
        if effect := _of_type(view, spot, case, top):
            return [effect]
    if case == "ل" and _purpose(view, top):
        return [("possible", "status.purpose_noun")]
    return []


def _spots(view: View, top: int, case: int) -> list[int]:
    """Words that may govern the noun: its head, then verbs and event nouns before it."""
    head = view.words[top].head
    spots = [head] if 0 <= head < top else []
    start = (case if case >= 0 else top) - 1
    first = max(view.sentence(top).first, top - LIMIT)
    for spot in range(start, first - 1, -1):
        word = view.words[spot]
        if word.text in STOPS:
            break
        if (
            word.upos == "VERB"
            or (case >= 0 and (_types_of(view, spot) or word.bare in light_index()))
            or spot == top - 1
        ):
            spots.append(spot)
        if word.upos == "VERB":
            break
    return spots


def _types_of(view: View, at: int) -> list[EventType]:
    """The types of act that a word names by itself, of those that put what they govern in doubt."""
    word = view.words[at]
    hits = (*trigger_index().get(word.form, ()), *trigger_index().get(word.bare, ()))
    if word.upos != "VERB" and word.bare in _participles():
        return [_participles()[word.bare]]
    return [
        hit.trigger.type
        for hit in hits
        if hit.trigger.type in TYPES and not hit.trigger.needs and hit.trigger.id not in NO_HOSTS
        if hit.trigger.type is not EventType.REJECT or hit.trigger.id in REFUSING
        if (hit.kind in VERBAL) == (word.upos == "VERB")
    ]  # fmt: skip


@lru_cache(maxsize=1)
def _participles() -> dict[str, EventType]:
    return {form: kind for kind, words in PARTICIPLES.items() for word in words for form in participle(word)}


def _of_type(view: View, at: int, case: str, top: int) -> tuple[str, str] | None:
    for kind in _types_of(view, at):
        if case:
            fits = case in PREPOSITIONS[kind]
        else:
            fits = view.words[at].upos == "VERB" and view.words[top].rel == "obj" or at == top - 1
        if fits:
            return TYPES[kind], f"status.under_{kind.value.lower()}"
    if case in CONTROLLED and view.words[at].upos == "VERB" and (effect := _control_cue(view.words[at].form)):
        return effect
    for verb, nominal in light_index().get(view.words[at].bare, ()) if case else ():
        if nominal == (view.words[at].upos != "VERB") and case in verb.slots and verb.effect in TYPES.values():
            return verb.effect, verb.id
    return None


def _purpose(view: View, top: int) -> bool:
    """Whether «ل» and the noun tell a purpose: an act with its own object, not a party."""
    word = view.words[top]
    after = view.words[top + 1] if top + 1 < len(view.words) else None
    if after is None or after.sent != word.sent:
        return False
    if word.definite or word.text.startswith("ل") and not word.opens:
        return after.upos in ("ADP", "ADV") and after.form in REGIMEN and view.words[top - 2].upos != "VERB"
    return after.upos in ("NOUN", "X", "PRON", "PROPN")


def subordinator(view: View, verb: int) -> int:
    """The «أن» right above an imperfect verb, -1 if there is none."""
    if not is_imperfect(view.words[verb]):
        return -1
    for spot in range(verb - 1, max(view.sentence(verb).first, verb - 3) - 1, -1):
        word = view.words[spot]
        if word.form == "ان" and not word.text.startswith("إ"):
            return spot
        if word.form not in ("لا", '"'):
            return -1
    return -1


def than(view: View, mark: int) -> list[tuple[str, str]]:
    """The effect of what stands before «أن» with an imperfect."""
    before = view.words[mark - 1].form if mark else ""
    if before in FACTUAL:
        return [("planned", "status.after_future")]
    if before == "قبل":
        return []
    first = max(view.sentence(mark).first, mark - LIMIT)
    for spot in range(mark - 1, first - 1, -1):
        word = view.words[spot]
        if word.text in STOPS:
            break
        if effect := _control(view, spot):
            return [effect]
        if word.upos == "VERB":
            break
    return [SUBORDINATE]


def _control(view: View, at: int) -> tuple[str, str] | None:
    word = view.words[at]
    if word.upos == "VERB" and (effect := _control_cue(word.form)):
        return effect
    for kind in _types_of(view, at):
        return TYPES[kind], f"status.under_{kind.value.lower()}"
    for verb, nominal in light_index().get(word.bare, ()):
        if nominal == (word.upos != "VERB") and verb.effect not in ("none", "stopped"):
            return verb.effect, verb.id
    return None


def _control_cue(form: str) -> tuple[str, str] | None:
    """The effect of a verb that governs «أن» and a clause, or an act after its preposition."""
    for pattern, cue in cue_index().get(form, ()):
        if cue.controls and len(pattern) == 1:
            return ("possible" if cue.id == "status.refuse_to" else cue.effect), cue.id
    return None
