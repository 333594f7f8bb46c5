"""Light and control verbs above a trigger: who acts, and what becomes of the act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rawi.reading.lexicon.inflect import imperfect, noun, perfect
from rawi.reading.lexicon.load import read_entries
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
    words, sentence = view.words, view.sentence(at)
    case = view.case(at) if not verbal else ""
    spots = [words[at].head] if words[at].head >= 0 else []
    spots += [i for i in range(at - 1, max(sentence.first, at - 6) - 1, -1) if words[i].upos == "VERB" or i == at - 1][
        :2
    ]
    for spot in spots:
        if spot >= at and words[spot].upos != "VERB":
            continue
        for verb, nominal in light_index().get(words[spot].form if not words[spot].definite else words[spot].bare, ()):
            if nominal != (words[spot].upos != "VERB"):
                continue
            if spot < at and _slot_fits(view, at, spot, verb, case, verbal, nominal):
                return Governor(spot, verb, nominal)
            if spot > at and "subject" in verb.slots and words[at].head == spot:
                return Governor(spot, verb, nominal)
    return None


def _slot_fits(view: View, at: int, spot: int, verb: LightVerb, case: str, verbal: bool, nominal: bool) -> bool:
    linked = view.words[at].head == spot or at - spot <= 3 or _clean_between(view, spot, at)
    if not linked:
        return False
    if verbal:  # a subordinate clause: «حاول أن يقصف»
        between = {view.words[i].form for i in range(spot + 1, at)}
        return bool(between & {"ان", "ل", "كي"}) and view.words[at].head == spot
    if case:
        return case in verb.slots
    if "object" in verb.slots and nominal:
        return at == spot + 1
    return "object" in verb.slots or "subject" in verb.slots


def _clean_between(view: View, spot: int, at: int) -> bool:
    """Only a subject phrase stands between verb and object, no verb, no sentence mark."""
    return all(view.words[i].upos not in ("VERB", "SCONJ", "CCONJ", "PUNCT") for i in range(spot + 1, at))
