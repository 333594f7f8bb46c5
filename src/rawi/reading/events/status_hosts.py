"""Words that an act hangs on: demands, promises, threats, purposes and facts above a noun or «أن»."""

from __future__ import annotations

from rawi.reading.events.light import light_index
from rawi.reading.events.status_cues import cue_index, is_imperfect
from rawi.reading.lexicon.triggers import NOUN, trigger_index
from rawi.reading.text.view import View
from rawi.records import EventType

LIMIT = 14
FACTUAL = {
    form: "status.after"
    for form in ("بعد", "اثر", "عقب", "منذ", "خلال", "اثناء", "جراء", "نتيجه", "بسبب", "غداه", "فور", "رغم")
}
TYPES = {
    EventType.REQUEST: "possible", EventType.THREATEN: "possible", EventType.REJECT: "possible", EventType.AGREE: "planned",
}  # fmt: skip
PREPOSITIONS = {
    EventType.REQUEST: {"ب", "الي", "ل", "علي"},
    EventType.THREATEN: {"ب", "من"},
    EventType.AGREE: {"ب", "علي", "ل"},
    EventType.REJECT: set[str](),
}
CARRIERS = frozenset(
    "مزيد اي كل بعض عمليه عمليات اجراء تنفيذ شن عقد تقديم مواصله استمرار سرعه ضروره اهميه توجيه بدء اطلاق".split()
)  # nouns that stand before the act's own noun and add nothing to its status
STOPS = frozenset(".؛:؟")


def noun_head(view: View, noun: int) -> int:
    """The first word of the genitive chain that carries the noun: «سرعة إجراء تحقيق» → سرعة."""
    at = noun
    while at > 0 and view.words[at - 1].bare in CARRIERS and view.words[at - 1].sent == view.words[noun].sent:
        at -= 1
    return at


def host_effect(view: View, top: int) -> list[tuple[str, str]]:
    """What the word above a noun says of it: the noun is its object or stands after its preposition."""
    case = view.words[top - 1].form if top and view.words[top - 1].upos == "ADP" else ""
    for spot in _spots(view, top, case):
        if effect := _of_type(view, spot, case, top):
            return [effect]
    if case == "ل" and not view.words[top - 1].opens is False and _purpose(view, top):
        return [("possible", "status.purpose_noun")]
    return []


def _spots(view: View, top: int, case: str) -> list[int]:
    """Words that may govern the noun: its head, then verbs and event nouns before it."""
    head = view.words[top].head
    spots = [head] if 0 <= head < top else []
    start = top - 2 if case else top - 1
    first = max(view.sentence(top).first, top - LIMIT)
    for spot in range(start, first - 1, -1):
        word = view.words[spot]
        if word.text in STOPS:
            break
        if word.upos == "VERB" or (case and _type_of(view, spot) in TYPES) or spot == top - 1:
            spots.append(spot)
        if word.upos == "VERB":
            break
    return spots


def _type_of(view: View, at: int) -> EventType | None:
    word = view.words[at]
    for hit in (*trigger_index().get(word.form, ()), *trigger_index().get(word.bare, ())):
        if (hit.kind == NOUN) == (word.upos != "VERB"):
            return hit.trigger.type
    return None


def _of_type(view: View, at: int, case: str, top: int) -> tuple[str, str] | None:
    kind = _type_of(view, at)
    if kind is None or kind not in TYPES:
        return None
    if case:
        fits = case in PREPOSITIONS[kind]
    else:
        fits = view.words[at].upos == "VERB" and view.words[top].rel == "obj" or at == top - 1
    return (TYPES[kind], f"status.under_{kind.value.lower()}") if fits else None


def _purpose(view: View, top: int) -> bool:
    """Whether «ل» and the noun tell a purpose: an act with its own object, not a party."""
    word = view.words[top]
    after = view.words[top + 1] if top + 1 < len(view.words) else None
    if after is None or after.sent != word.sent:
        return False
    return not word.definite and after.upos in ("NOUN", "X", "PRON", "PROPN")


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
        return [("fact", "status.after")]
    first = max(view.sentence(mark).first, mark - LIMIT)
    for spot in range(mark - 1, first - 1, -1):
        word = view.words[spot]
        if word.text in STOPS:
            break
        if effect := _control(view, spot):
            return [effect]
        if word.upos == "VERB":
            break
    return [("possible", "status.subordinate")]


def _control(view: View, at: int) -> tuple[str, str] | None:
    word = view.words[at]
    if word.upos == "VERB":
        for pattern, cue in cue_index().get(word.form, ()):
            if cue.controls and len(pattern) == 1:
                return ("possible" if cue.id == "status.refuse_to" else cue.effect), cue.id
    kind = _type_of(view, at)
    if kind in TYPES:
        return TYPES[kind], f"status.under_{kind.value.lower()}"
    for verb, nominal in light_index().get(word.bare, ()):
        if nominal == (word.upos != "VERB") and verb.effect not in ("none", "stopped"):
            return verb.effect, verb.id
    return None
