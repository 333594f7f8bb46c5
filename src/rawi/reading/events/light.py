"""Light and control verbs above a trigger: who acts, and what becomes of the act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rawi.reading.lexicon.inflect import imperfect, noun, perfect
from rawi.reading.lexicon.load import read_entries
from rawi.reading.lexicon.words import words
from rawi.reading.text.clauses import genitive
from rawi.reading.text.phrases import bounds
from rawi.reading.text.view import View
from rawi.text.fold import fold

MAX_DEPTH = 3


@dataclass(frozen=True, slots=True)
class LightVerb:
    """One entry of light_verbs.yaml; ``tells`` if its subject may tell of another's act: «أعلن»."""

    id: str
    slots: tuple[str, ...]
    subject_is: str
    effect: str
    tells: bool = False


@dataclass(frozen=True, slots=True)
class Governor:
    """A light verb at work on a trigger; ``nominal`` if its noun stands («تنفيذ هجوم»)."""

    word: int
    verb: LightVerb
    nominal: bool = False


@lru_cache(maxsize=1)
def light_index() -> Mapping[str, tuple[tuple[LightVerb, bool], ...]]:
    """Folded form → light verbs with whether the form is nominal."""
    found: dict[str, list[tuple[LightVerb, bool]]] = {}
    for entry in read_entries("events", "light_verbs.yaml"):
        slot: Any = entry.get("noun_slot") or "object"
        slots = tuple(fold(str(s)) for s in (slot if isinstance(slot, list) else [slot]))
        verb = LightVerb(
            entry["id"], slots, str(entry.get("subject_is")), str(entry.get("effect") or "none"),
            bool(entry.get("tells")),
        )  # fmt: skip
        forms = {(f, False) for pair in entry.get("verb") or () for f in (*perfect(pair[0]), *imperfect(pair[1]))}
        forms |= {(f, False) for pair in entry.get("verb") or () if len(pair) > 2 for f in perfect(pair[2])}
        forms |= {(f, True) for word in entry.get("noun") or () for f in noun(word)}
        for form, nominal in forms:
            found.setdefault(form, []).append((verb, nominal))
    return {form: tuple(values) for form, values in found.items()}


def governor(view: View, at: int, verbal: bool) -> list[Governor]:
    """Light verbs above the trigger at ``at``, innermost first."""
    found: list[Governor] = []
    now = at
    while len(found) < MAX_DEPTH:
        step = _step(view, now, verbal and not found)
        if step is None:
            break
        found.append(step)
        now, verbal = step.word, not step.nominal
    return found


def _step(view: View, at: int, verbal: bool) -> Governor | None:
    case = view.case(at) if not verbal else ""
    for spot in _spots(view, at):
        above = view.words[spot]
        if spot >= at and above.upos != "VERB":
            continue
        for verb, nominal in light_index().get(above.form if not above.definite else above.bare, ()):
            if nominal != (above.upos != "VERB"):
                continue
            if spot < at and _slot_fits(view, at, spot, verb, case, verbal, nominal):
                return Governor(spot, verb, nominal)
            if spot > at and "subject" in verb.slots and view.words[at].head == spot:
                return Governor(spot, verb, nominal)
    return None


def _spots(view: View, at: int) -> list[int]:
    """Where a light verb may stand: the head of the word, and two verbs or neighbours shortly before it."""
    head, first = view.words[at].head, view.sentence(at).first
    before = range(at - 1, max(first, at - 6) - 1, -1)
    near = [i for i in before if view.words[i].upos == "VERB" or i == at - 1]
    return ([head] if head >= 0 else []) + near[:2]


def _slot_fits(view: View, at: int, spot: int, verb: LightVerb, case: str, verbal: bool, nominal: bool) -> bool:
    linked = view.words[at].head == spot or at - spot <= 3 or _clean_between(view, spot, at)
    if not linked:
        return False
    if verbal:  # a subordinate clause: «حاول أن يقصف»
        marks = [i for i in range(max(spot + 1, at - 2), at) if view.words[i].form in words("complement")]
        ahead = view.words[marks[0] - 1] if marks else None
        other = ahead is not None and ahead.upos == "ADP" and ahead.form not in verb.slots  # «… بعد أن قصف»
        return bool(marks) and not other and view.words[at].head == spot
    if case:
        return case in verb.slots
    if "object" in verb.slots and nominal:  # «محاولة السيطرة», «محاولة الجيش السيطرة»
        return at == spot + 1 or (view.words[at].definite and genitive(view, spot) >= 0 and _owned(view, spot, at))
    return "object" in verb.slots or "subject" in verb.slots


def _owned(view: View, spot: int, at: int) -> bool:
    """Whether the possessor of the noun at ``spot`` ends where the act at ``at`` begins."""
    return at - spot < 8 and bounds(view, spot + 1)[1] == at


def _clean_between(view: View, spot: int, at: int) -> bool:
    """Only a subject phrase stands between verb and object, no verb, no sentence mark."""
    return all(view.words[i].upos not in ("VERB", "SCONJ", "CCONJ", "PUNCT") for i in range(spot + 1, at))


def relative_verb(view: View, noun: int) -> Governor | None:
    """The light verb of a relative clause whose object the noun is: «الغارات التي شنتها», «زيارة قام بها»."""
    whole = view.words[noun].head  # «عملية المداهمة التي نفذتها الشرطة»
    joined = whole == noun - 1 and view.words[noun].rel == "nmod" and not view.case(noun)
    for at in (*view.words[noun].children, *(view.words[whole].children if joined else ())):
        word = view.words[at]
        if at < noun or word.upos != "VERB" or not word.rel.startswith("acl"):
            continue
        for verb, nominal in light_index().get(word.form, ()):
            if not nominal and _taken_up(view, noun, at, verb):
                return Governor(at, verb)
    return None


def _taken_up(view: View, noun: int, verb: int, light: LightVerb) -> bool:
    """Whether the relative clause takes the noun up as object, by pronoun or by having a subject of its own."""
    last = view.sentence(verb).last
    after = view.words[verb + 1] if verb + 1 < last else None
    if after is not None and after.upos == "PRON" and not after.opens:
        return "object" in light.slots
    for child in view.words[verb].children:
        word = view.words[child]
        if word.upos == "PRON" and child > verb and view.case(child) in light.slots:
            return True
        if word.rel == "nsubj" and child > verb and "object" in light.slots:
            return not any(view.words[c].rel == "obj" for c in view.words[verb].children)
    return False
