"""Who did it and to whom: fill a candidate's slots from the clause around it."""

from __future__ import annotations

from dataclasses import dataclass, field

from rawi.reading.actors.base import ActorBase
from rawi.reading.actors.compose import nationality
from rawi.reading.actors.tables import term_of
from rawi.reading.events.candidates import Candidate
from rawi.reading.events.light import relative_verb
from rawi.reading.events.slots import event_noun, meant_by, slots_of
from rawi.reading.lexicon.triggers import ACTIVE, NOUN, PERFECT
from rawi.reading.lexicon.words import words
from rawi.reading.places.cues import site_cues
from rawi.reading.text.agreement import is_place
from rawi.reading.text.antecedents import PRONOUN_KIND, antecedent, dropped_subject, verb_gender
from rawi.reading.text.clauses import (
    agents,
    genitive,
    is_passive,
    nominal,
    obliques,
)  # fmt: skip
from rawi.reading.text.phrases import bounds, conjuncts
from rawi.reading.text.view import View
from rawi.records import EventType

PATIENT_IS_ANYTHING = {
    EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.AID, EventType.MOBILIZE, EventType.PROTEST,
}  # fmt: skip
FORCE = frozenset({EventType.ASSAULT, EventType.COERCE})
ABOUT_DEEDS = frozenset({EventType.ACCUSE, EventType.SUPPORT, EventType.REJECT})


@dataclass(slots=True)
class Parties:
    """Heads of the actors' and recipients' phrases.

    ``unsaid`` heads stand in another clause; ``beside`` ones behind a preposition that also says why or
    whence («بهدف», «لإرجاع»), so that only somebody or a place is meant.
    """

    actors: list[int] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)
    unsaid: set[int] = field(default_factory=set)
    beside: set[int] = field(default_factory=set)
    rules: list[str] = field(default_factory=list)

    def without(self, words: frozenset[int]) -> None:
        """Drop the parties whose heads are among ``words``."""
        self.actors = [head for head in self.actors if head not in words]
        self.recipients = [head for head in self.recipients if head not in words]


def parties(view: View, candidate: Candidate) -> Parties:
    """The heads that fill the candidate's slots."""
    slots = slots_of(view, candidate)
    trigger, out = candidate.trigger, Parties()
    for slot in trigger.actor:
        out.actors += slots.get(slot, [])
    for slot in trigger.recipient:
        heads = _filled(view, candidate, slots, slot)
        out.recipients += heads
        out.beside |= set(heads) if slot in words("loose_prepositions") else set()
    if not out.actors and candidate.verbal and "subject" in trigger.actor and trigger.coactor:
        _look_further(view, candidate, out)
    for slot in trigger.coactor:
        out.actors += [h for h in _filled(view, candidate, slots, slot) if h not in out.actors]
    if candidate.kind == NOUN:
        _genitive(view, candidate, slots, out)
    if _unwritten_passive(view, candidate, out):
        out.actors, out.recipients = [], out.actors
        out.rules.append("role.unwritten_passive")
    agent = agents(view, candidate.word)
    if agent:
        out.actors = agent
        out.rules.append("role.by_agent")
    if not out.actors and "subject" in trigger.actor and "role.unwritten_passive" not in out.rules:
        _look_further(view, candidate, out)
        if "role.dropped_subject" in out.rules and _unwritten_passive(view, candidate, out):
            out.actors, out.recipients = [], out.actors
            out.rules.append("role.unwritten_passive")
    return _tidy(view, candidate, out)


def _unwritten_passive(view: View, candidate: Candidate, out: Parties) -> bool:
    """«قتل شخص», «المرأة التي قتلت في الغارة»: force without object, with nobody behind it who would use it."""
    if candidate.trigger.type not in FORCE or "object" not in candidate.trigger.recipient or out.recipients:
        return False
    if candidate.kind == PERFECT:
        behind = [h for h in out.actors if h == candidate.word + 1 or bounds(view, h)[0] == candidate.word + 1]
        vague = [h for h in behind if not view.words[h].definite and view.words[h].ent < 0 and genitive(view, h) < 0]
        if out.actors and vague == out.actors:
            return True
    ahead = [h for h in out.actors if h < candidate.word and _may_suffer(view, h)]
    return bool(out.actors) and ahead == out.actors and candidate.verbal and _breaks_off(view, candidate.word)


def _breaks_off(view: View, verb: int) -> bool:
    """Whether no object can follow the verb: a time, a place or a mark stands after it."""
    follows = view.words[verb + 1] if verb + 1 < view.sentence(verb).last else None
    if view.words[verb].upos != "VERB" or follows is None:
        return view.words[verb].upos == "VERB"
    return follows.form in words("after_passive") or follows.text in ("،", ",", ".", "؛")


def _may_suffer(view: View, head: int) -> bool:
    """Whether the word means a person or people that are no force of any kind."""
    word = view.words[head]
    if word.ent >= 0:
        return view.names[word.ent].label == "PER"
    term = term_of(ActorBase.load(), [word.bare])[1]
    return term is None or not {"MIL", "COP", "REB", "PRM", "SPY", "GOV", "UAF", "CRM"} & set(term.sectors)


def _filled(view: View, candidate: Candidate, slots: dict[str, list[int]], slot: str) -> list[int]:
    if slot in ("subject", "object"):
        return slots.get(slot, [])
    carriers = [candidate.word, *(governor.word for governor in candidate.governors)]
    verb = relative_verb(view, candidate.word) if candidate.kind == NOUN else None
    carriers += [verb.word] if verb else []
    found = next((heads for word in carriers if (heads := obliques(view, word, slot))), [])
    kept = [h for h in found if view.words[h].definite or view.words[h].bare not in words("not_a_party_behind")]
    return [meant for h in kept if (meant := meant_by(view, candidate.word, h)) >= 0]


def _genitive(view: View, candidate: Candidate, slots: dict[str, list[int]], out: Parties) -> None:
    head = genitive(view, candidate.word)
    side = candidate.trigger.genitive
    if head >= 0 and view.words[head].upos == "PRON":
        kind = PRONOUN_KIND.get(view.words[head].form)
        head = antecedent(view, candidate.word, kind) if kind else -1
        out.unsaid.add(head)
    if head >= 0 and side == "actor" and candidate.trigger.type is EventType.CONSULT and is_place(view, head):
        goes = "إلي" in candidate.trigger.recipient or "الي" in candidate.trigger.recipient
        out.recipients = out.recipients or ([head] if goes else [])  # «زيارة موسكو», but «قمة هلسنكي»
    elif head >= 0 and side != "none":
        heads = conjuncts(view, head)
        if side == "recipient" and not out.recipients:
            out.recipients = [h for h in obliques(view, candidate.word, "ل") if h not in heads and h - head < 6]
            out.recipients = out.recipients or [
                h for h in view.kids(candidate.word, "obj") if h > head and nominal(view, h) and not view.case(h)
            ]
        if side == "recipient" and out.recipients and not out.actors:
            out.actors = heads
            out.rules.append("role.genitive_agent")
        elif side == "recipient":
            out.recipients = heads + [h for h in out.recipients if h not in heads]
        elif not out.actors or _only_announced(view, candidate, head):
            out.actors = heads
    adjectives = nationalities(view, candidate.word) if head < 0 or view.words[head].upos == "PRON" else []
    if adjectives and not out.actors:
        out.actors = adjectives
        out.rules.append("role.nationality")


def _only_announced(view: View, candidate: Candidate, owner: int) -> bool:
    """«أعلن المتحدث انسحاب القوات»: who tells of an act does not do it where the act has its own possessor."""
    telling = any(governor.verb.tells for governor in candidate.governors)
    return telling and (view.words[owner].ent >= 0 or view.words[owner].definite or genitive(view, owner) >= 0)


def nationalities(view: View, noun: int) -> list[int]:
    """The adjectives of nationality on the noun: «الغارات الروسية», «ضغوط أمريكية وسعودية»."""
    base, found = ActorBase.load(), list[int]()
    for at in range(noun + 1, min(noun + 9, view.sentence(noun).last)):
        word = view.words[at]
        national = word.upos in ("ADJ", "X", "PROPN", "NOUN") and nationality(view, base, word.form) is not None
        if national and (word.upos == "ADJ" or found) and not base.is_plain_word(word.form):
            found.append(at)
        elif word.upos != "CCONJ" if found else at > noun + 3 or word.upos not in ("ADJ", "NOUN", "X"):
            break
    return found


def _look_further(view: View, candidate: Candidate, out: Parties) -> None:
    """A subject from the clause before, for verbs; none for nouns, whose actor may be unsaid."""
    if not candidate.verbal or is_passive(view, candidate.word):
        return
    found = dropped_subject(view, candidate.word)
    if found >= 0 and not _agentive(view, found):
        other = antecedent(view, candidate.word, verb_gender(view, candidate.word))
        named = other >= 0 and view.words[other].ent >= 0
        found = other if named else -1 if event_noun(view, found) or _thing(view, found) else found
    if found >= 0 and found not in out.recipients:
        out.actors = [found]
        out.unsaid.add(found)
        out.rules.append("role.dropped_subject")


def _agentive(view: View, head: int) -> bool:
    """Whether the word is a name, a role, a body or a people: one who may act."""
    word, base = view.words[head], ActorBase.load()
    if word.ent >= 0 or word.upos in ("X", "PROPN"):
        return True
    return not _thing(view, head) and (term_of(base, [word.bare])[1] is not None or base.demonym(word.form) is not None)


def _lifeless(view: View, head: int) -> bool:
    """Whether the word is a known thing or deed, which nobody would take for who acts: «إجراء», «الأسلحة»."""
    word = view.words[head]
    return word.ent < 0 and word.upos == "NOUN" and word.bare in words("no_agents") | words("lifeless")


def _thing(view: View, head: int) -> bool:
    return view.words[head].bare in words("no_agents")


def _tidy(view: View, candidate: Candidate, out: Parties) -> Parties:
    inner = {candidate.word, *(g.word for g in candidate.governors)}
    if candidate.kind == ACTIVE and out.actors == [candidate.word]:  # «المتظاهرون» are who does it
        inner = set()
    out.actors = [h for h in dict.fromkeys(out.actors) if h >= 0 and h not in inner and not event_noun(view, h)]
    out.actors = [h for h in out.actors if not _lifeless(view, h)]
    if candidate.trigger.type is EventType.PROTEST:  # «على حدود غزة»: where, not against whom
        out.recipients = [h for h in out.recipients if view.words[h].bare not in site_cues().edges]
    keep_any = candidate.trigger.type in PATIENT_IS_ANYTHING | ABOUT_DEEDS
    out.recipients = [
        h for h in dict.fromkeys(out.recipients)
        if h >= 0 and h not in inner and h not in out.actors and (keep_any or not event_noun(view, h))
    ]  # fmt: skip
    return out
