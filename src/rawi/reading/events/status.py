"""Did it happen? Modality and polarity of an act, from tense, cues and the verbs above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rawi.reading.events.candidates import Candidate
from rawi.reading.events.light import Governor, governor, light_index
from rawi.reading.events.status_cues import SURE, Found, cues_in, is_imperfect
from rawi.reading.events.status_hosts import (
    FACTUAL,
    SUBORDINATE,
    host_effect,
    noun_head,
    preposition,
    subordinator,
    than,
)
from rawi.reading.lexicon.triggers import NOUN, PERFECT
from rawi.reading.text.view import View
from rawi.records import EventDate, EventType, Modality, Polarity

SPEECH = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN, EventType.AGREE})
REFUSALS = frozenset({"light.refuse", "status.refuse_to", "status.under_reject"})
CONDITIONS = ("status.if_real", "status.if_in", "status.if_not", "status.if_unreal")
INVITING = frozenset({"status.under_request", "light.call_for", "status.ask_to", "status.call_for"})
ARRANGING = frozenset({"status.purpose", "status.purpose_noun"})
STATUSES = {m.value: m for m in Modality}
AFTERWARDS = "status.after"
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
    links = candidate.governors if candidate.kind != PERFECT else []
    effects += _chain(view, cues, candidate.word, candidate.verbal, links)
    if candidate.trigger.type in SPEECH:  # a refused demand was made
        effects = [e for e in effects if e[1] not in REFUSALS]
    if candidate.trigger.type is EventType.PROTEST:  # what a march is for is said by marching
        effects = [e for e in effects if e[1] != "status.purpose_noun"]
    if candidate.trigger.type is EventType.CONSULT:
        effects = [_meeting(view, candidate.word, e) for e in effects]
    status = _combined(effects)
    if not status.rules and _any(view, candidate.word):
        return Status(Modality.POSSIBLE, Polarity.POSITIVE, ("status.any",))
    return status


def in_time(view: View, candidate: Candidate, status: Status, day: EventDate) -> tuple[Status, EventDate | None]:
    """Status and date of an act whose day is still to come when the article appears.

    A noun is then planned («قمة في 12 يونيو»); a perfect tells what happened, so that the day is another's.
    """
    if status.modality is not Modality.ACTUAL or status.polarity is Polarity.NEGATIVE:
        return status, day
    if candidate.kind == PERFECT and "Aspect=Perf" in view.words[candidate.word].feats:
        return status, None
    if candidate.kind != NOUN or AFTERWARDS in status.rules:
        return status, day
    return Status(Modality.PLANNED, status.polarity, (*status.rules, "status.day_to_come")), day


def _chain(view: View, cues: list[Found], at: int, verbal: bool, links: Sequence[Governor]) -> list[Effect]:
    """Effects on a word and on the light verbs above it, innermost first."""
    effects = _own(view, cues, at, verbal, hosted=not links)
    for number, link in enumerate(links):
        effects.append((_link_effect(view, link), link.verb.id))
        effects += _own(view, cues, link.word, not link.nominal, hosted=number + 1 == len(links))
    return effects


def _meeting(view: View, at: int, effect: Effect) -> Effect:
    """A meeting that is being arranged, or a visit that one is invited to, is planned."""
    invited = effect[1] in INVITING and view.words[at].bare.startswith("زيار")
    return ("planned", effect[1]) if invited or effect[1] in ARRANGING else effect


def _link_effect(view: View, link: Governor) -> str:
    if link.verb.id in REFUSALS:
        return "possible"
    if link.verb.effect != "stopped":
        return link.verb.effect
    twins = light_index().get(view.words[link.word].form, ())
    plain = any(verb.effect == "none" and nominal == link.nominal for verb, nominal in twins)
    return "none" if plain else "fact"  # «يتم» is «تم» far more often than «أتم»; what is stopped had begun


def _any(view: View, at: int) -> bool:
    """«أي هجوم»: an act of no time."""
    return at > 0 and view.words[at - 1].text == "أي" and not view.words[at].definite


def _combined(effects: list[Effect]) -> Status:
    modality, negative, rules = Modality.ACTUAL, False, list[str]()
    for effect, rule in effects:
        if effect == "none":
            continue
        rules.append(rule)
        if effect == "fact":
            break
        if rule == "status.not_future":
            modality, negative = Modality.PLANNED, not negative
        elif effect == "negative":  # what is not demanded is not thereby said to have failed to happen
            negative = negative != (modality is Modality.ACTUAL)
        elif effect in STATUSES and effect != "actual":
            modality = STATUSES[effect]
    stated = negative and modality in (Modality.ACTUAL, Modality.PLANNED)
    return Status(modality, Polarity.NEGATIVE if stated else Polarity.POSITIVE, tuple(dict.fromkeys(rules)))


def _own(view: View, cues: list[Found], at: int, verbal: bool, *, hosted: bool) -> list[Effect]:
    """Effects that reach the word itself, not through its governors."""
    return _verb_effects(view, cues, at) if verbal else _noun_effects(view, cues, at, hosted=hosted)


def _verb_effects(view: View, cues: list[Found], verb: int, depth: int = 0) -> list[Effect]:
    found = [*_particles(view, cues, verb), *_subordination(view, verb), *_clauses(view, cues, verb)]
    if len(found) > 1 and SUBORDINATE in found:  # another cue says more than «أن» alone
        found.remove(SUBORDINATE)
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
    last, comma = view.sentence(at - 1).last, False
    for spot in range(at, min(last, at + CLAUSE_REACH)):
        word = view.words[spot]
        if word.upos == "VERB" or spot == at and (is_imperfect(word) or view.words[at - 1].form in SURE):
            return spot if not comma or view.words[spot - 1].form == "ان" else -1
        if word.text in ".؛:؟":
            return -1
        comma = comma or word.text == "،"
    return -1


def _clauses(view: View, cues: list[Found], verb: int) -> Iterator[Effect]:
    for found in cues:
        cue = found.cue
        if cue.scope == "clause" and not cue.controls and found.last <= verb:
            if (
                _first_verb(view, found.last) == verb
                or cue.id in CONDITIONS
                and is_imperfect(view.words[verb])
                and _same_speech(view, found.last, verb)
            ):
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


def _noun_effects(view: View, cues: list[Found], noun: int, *, hosted: bool = True, depth: int = 0) -> list[Effect]:
    top = noun_head(view, noun)
    _, case = preposition(view, top)
    if case in FACTUAL or view.words[top - 1].form in FACTUAL and top:
        return _within(view, cues, noun, case)
    found = [*_noun_cues(view, cues, noun, top), *_head_cues(cues, view, noun)]
    if not found and hosted:
        found = host_effect(view, top) or _future_subject(view, cues, noun)
    if not found and depth < 2:
        partner = _joined_noun(view, top)
        if partner >= 0:
            links = governor(view, partner, False)
            found = _noun_effects(view, cues, partner, hosted=not links, depth=depth + 1)
            found += [(link.verb.effect, link.verb.id) for link in links if link.verb.effect != "stopped"]
    return found


def _within(view: View, cues: list[Found], noun: int, case: str) -> list[Effect]:
    """An act after or during which something is told: a fact, unless that is still to come."""
    if case in ("خلال", "اثناء"):
        for verb in range(noun - 1, max(view.sentence(noun).first, noun - CLAUSE_REACH) - 1, -1):
            if view.words[verb].upos == "VERB":
                return [e for e in _particles(view, cues, verb) if e[0] == "planned"] or [("fact", "status.after")]
    return [("fact", "status.after")]


def _future_subject(view: View, cues: list[Found], noun: int) -> list[Effect]:
    """«سيفتح تحرير المدينة الطريق»: what will have effects, told without article, is itself to come."""
    word = view.words[noun]
    if word.definite or word.head < 0 or word.rel.split(":")[0] not in ("nsubj", "csubj"):
        return []
    verbs = [word.head, *view.kids(word.head, "cop", "aux")]
    return [e for v in verbs for e in _particles(view, cues, v) if e == ("planned", "status.will")][:1]


def _noun_cues(view: View, cues: list[Found], noun: int, top: int) -> Iterator[Effect]:
    for found in cues:
        cue = found.cue
        if cue.scope == "noun" and found.last <= noun and _governs(view, found, noun, top):
            yield cue.effect, cue.id
            continue
        near = cue.scope == "clause" and not cue.controls and 0 <= top - found.last < NOUN_REACH
        if near and not any(w.upos in ("VERB", "PUNCT") for w in view.words[found.last : top]):
            yield cue.effect, cue.id


def _governs(view: View, found: Found, noun: int, top: int) -> bool:
    """Whether only small words stand between the cue and the noun's phrase."""
    between = view.words[found.last : top]
    if found.last > top:
        return found.last <= noun and found.first >= top
    return len(between) <= NOUN_REACH and all(
        w.upos in ("ADP", "ADJ", "DET", "PUNCT") or w.form == "اي" for w in between
    )


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


__all__ = ["Status", "status_of"]
