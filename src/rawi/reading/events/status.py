"""Did it happen? Modality and polarity of an act, from tense, cues and the verbs above it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rawi.reading.events.candidates import Candidate
from rawi.reading.events.status_cues import Found, cues_in, is_imperfect
from rawi.reading.events.status_hosts import FACTUAL, host_effect, noun_head, subordinator, than
from rawi.reading.text.view import View
from rawi.records import Modality, Polarity

MAX_DEPTH = 4
REFUSALS = frozenset({"light.refuse", "status.refuse_to"})
CONDITIONS = ("status.if_real", "status.if_in", "status.if_not", "status.if_unreal")
STATUSES = {m.value: m for m in Modality}
CLAUSE_REACH, NOUN_REACH = 14, 4

Effect = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Status:
    """What the text says of an act's happening; ``rules`` names the cues, innermost first."""

    modality: Modality
    polarity: Polarity
    rules: tuple[str, ...]


def status_of(view: View, candidate: Candidate) -> Status:
    """The status of the act that ``candidate`` names."""
    effects: list[Effect] = []
    if candidate.trigger.modality is not None:
        effects.append((candidate.trigger.modality.value, f"{candidate.trigger.id}.modality"))
    cues = cues_in(view, view.words[candidate.word].sent)
    verbal = candidate.verbal
    effects += _own(view, cues, candidate.word, verbal)
    for link in candidate.governors:
        refused = link.verb.id in REFUSALS
        effects.append(("possible" if refused else link.verb.effect, link.verb.id))
        effects += _own(view, cues, link.word, not link.nominal)
    return _combined(effects)


def _combined(effects: list[Effect]) -> Status:
    modality, negative, rules = Modality.ACTUAL, False, list[str]()
    for effect, rule in effects:
        if effect == "none":
            continue
        if effect == "fact":
            rules.append(rule)
            break
        rules.append(rule)
        if effect == "negative":
            # what is not demanded or not planned was still not said to have failed to happen
            negative = negative != (modality is Modality.ACTUAL or rule == "status.not_future")
            if rule == "status.not_future":
                modality = Modality.PLANNED
        elif effect in STATUSES and effect != "actual":
            modality = STATUSES[effect]
    return Status(modality, Polarity.NEGATIVE if negative else Polarity.POSITIVE, tuple(dict.fromkeys(rules)))


def _own(view: View, cues: list[Found], at: int, verbal: bool) -> list[Effect]:
    """Effects that reach the word itself, not through its governors."""
    return _verb_effects(view, cues, at) if verbal else _noun_effects(view, cues, at)


def _verb_effects(view: View, cues: list[Found], verb: int, depth: int = 0) -> list[Effect]:
    found = [*_particles(view, cues, verb), *_subordination(view, verb), *_clauses(view, cues, verb)]
    if any(effect != "negative" for effect, _ in found) or depth > 2 or not is_imperfect(view.words[verb]):
        return found
    partner = _joined_verb(view, verb)
    if partner >= 0:
        passed = [e for e in _verb_effects(view, cues, partner, depth + 1) if e[0] != "negative"]
        return [*found, *passed]
    return found


def _particles(view: View, cues: list[Found], verb: int) -> Iterator[Effect]:
    form = view.words[verb].form
    for cue in cues:
        if cue.cue.scope == "verb" and cue.last <= verb <= cue.last + 2 and _first_verb(view, cue.last) == verb:
            yield cue.cue.effect, cue.cue.id
    if len(form) > 4 and form[0] == "س" and form[1] in "يتن" and is_imperfect(view.words[verb]):
        yield "planned", "status.will"


def _first_verb(view: View, at: int) -> int:
    """The first verb from ``at`` on, or ``at`` itself where the tagger took the verb for a noun."""
    last = view.sentence(at - 1).last
    for spot in range(at, min(last, at + CLAUSE_REACH)):
        word = view.words[spot]
        if word.upos == "VERB" or spot == at and is_imperfect(word):
            return spot
        if word.text in ".؛:؟":
            return -1
    return -1


def _clauses(view: View, cues: list[Found], verb: int) -> Iterator[Effect]:
    for found in cues:
        cue = found.cue
        if cue.scope == "clause" and not cue.controls and found.last <= verb:
            if _first_verb(view, found.last) == verb:
                yield cue.effect, cue.id
            elif cue.id in CONDITIONS and is_imperfect(view.words[verb]) and _same_speech(view, found.last, verb):
                yield cue.effect, cue.id
        elif cue.id == "status.question_mark" and _first_verb(view, view.sentence(verb).first + 1) == verb:
            yield cue.effect, cue.id


def _same_speech(view: View, first: int, last: int) -> bool:
    return not any(view.words[i].text in ".؛؟" for i in range(first, last))


def _subordination(view: View, verb: int) -> list[Effect]:
    """What stands above «أن» with an imperfect: wish, plan, demand."""
    mark = subordinator(view, verb)
    return than(view, mark) if mark >= 0 else []


def _joined_verb(view: View, verb: int) -> int:
    """The earlier verb that «و» joins this imperfect to, -1 if none."""
    before = verb - 1
    if before < 0 or view.words[before].form not in ("و", "ف", "او", "ثم"):
        return -1
    head = view.words[verb].head
    if 0 <= head < verb and view.words[head].upos == "VERB" and is_imperfect(view.words[head]):
        return head
    for spot in range(before - 1, max(view.sentence(verb).first, before - 20) - 1, -1):
        if view.words[spot].upos == "VERB":
            return spot if is_imperfect(view.words[spot]) else -1
    return -1


def _noun_effects(view: View, cues: list[Found], noun: int, depth: int = 0) -> list[Effect]:
    top = noun_head(view, noun)
    if fact := FACTUAL.get(view.case(top)) or FACTUAL.get(view.words[top - 1].form if top else ""):
        return [("fact", fact)]
    found = [*_noun_cues(view, cues, noun, top), *_head_cues(cues, view, noun)]
    if not found:
        found = host_effect(view, top)
    if not found and depth < 2:
        partner = _joined_noun(view, noun)
        if partner >= 0:
            return _noun_effects(view, cues, partner, depth + 1)
    return found


def _noun_cues(view: View, cues: list[Found], noun: int, top: int) -> Iterator[Effect]:
    for found in cues:
        cue = found.cue
        if cue.scope == "noun" and found.last <= noun and _governs(view, found, noun, top):
            yield cue.effect, cue.id
        elif cue.scope == "clause" and not cue.controls and 0 <= top - found.last < NOUN_REACH:
            if not any(view.words[i].upos in ("VERB", "PUNCT") for i in range(found.last, top)):
                yield cue.effect, cue.id


def _governs(view: View, found: Found, noun: int, top: int) -> bool:
    """Whether only small words stand between the cue and the noun's phrase."""
    between = view.words[found.last : top]
    if found.last > top:
        return found.last <= noun and found.first >= top
    return len(between) <= NOUN_REACH and all(w.upos in ("ADP", "ADJ", "DET", "PUNCT") or w.form == "اي" for w in between)


def _head_cues(cues: list[Found], view: View, noun: int) -> Iterator[Effect]:
    for found in cues:
        if found.cue.scope != "head" or not 0 < found.first - noun <= 5:
            continue
        if found.first == noun + 1 or view.words[found.first].head == noun:
            yield found.cue.effect, found.cue.id


def _joined_noun(view: View, noun: int) -> int:
    """The earlier noun that «و» joins this one to, -1 if none."""
    before = noun - 1
    while before > 0 and view.words[before].upos == "ADP":
        before -= 1
    if before < 0 or view.words[before].form not in ("و", "او"):
        return -1
    head = view.words[noun].head
    return head if 0 <= head < noun and view.words[head].upos in ("NOUN", "X") else -1


__all__ = ["MAX_DEPTH", "Status", "status_of"]
