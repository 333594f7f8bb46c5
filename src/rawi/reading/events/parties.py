"""Who did it and to whom: fill a candidate's slots from the clause around it."""

from __future__ import annotations

from dataclasses import dataclass, field

from rawi.reading.actors.compose import nationality
from rawi.reading.events.candidates import Candidate
from rawi.reading.events.light import relative_verb
from rawi.reading.lexicon.triggers import ACTIVE, NOUN, PASSIVE, PASSIVE_VERB, PERFECT, trigger_index
from rawi.reading.lexicon.words import words
from rawi.reading.text.antecedents import PRONOUN_KIND, antecedent, dropped_subject
from rawi.reading.text.clauses import (
    agents,
    genitive,
    is_passive,
    nominal,
    objects,
    obliques,
    subject,
)  # fmt: skip
from rawi.reading.text.phrases import QUOTES, bounds, conjuncts
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


def parties(view: View, candidate: Candidate) -> Parties:
    """The heads that fill the candidate's slots."""
    slots = _slots(view, candidate)
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
    if not out.recipients and _unwritten_passive(view, candidate, out.actors):
        out.actors, out.recipients = [], out.actors
        out.rules.append("role.unwritten_passive")
    agent = agents(view, candidate.word)
    if agent:
        out.actors = agent
        out.rules.append("role.by_agent")
    if not out.actors and "subject" in trigger.actor and "role.unwritten_passive" not in out.rules:
        _look_further(view, candidate, out)
    return _tidy(view, candidate, out)


def _intransitive(view: View, candidate: Candidate) -> bool:
    """A verb of the forms V to VII without object, which has no passive: «تظاهر», «انسحب»."""
    taken = view.words[candidate.word].form.startswith(("ت", "يت", "ان", "ين", "تن"))
    return taken and "object" not in candidate.trigger.recipient


def _unwritten_passive(view: View, candidate: Candidate, actors: list[int]) -> bool:
    """«قتل شخص», «اعتقل ثلاثة مسؤولين»: a perfect of force without object, with nobody in particular behind it."""
    if candidate.kind != PERFECT or candidate.trigger.type not in FORCE or "object" not in candidate.trigger.recipient:
        return False
    behind = [h for h in actors if h == candidate.word + 1 or bounds(view, h)[0] == candidate.word + 1]
    vague = [h for h in behind if not view.words[h].definite and view.words[h].ent < 0 and genitive(view, h) < 0]
    return bool(actors) and vague == actors


def _slots(view: View, candidate: Candidate) -> dict[str, list[int]]:
    """Fillers of subject and object of the verb that carries the event."""
    slots: dict[str, list[int]] = {}
    at = candidate.word
    if candidate.verbal:
        found = subject(view, candidate.clause) if candidate.governors else subject(view, at)
        if found < 0 and candidate.governors:
            found = subject(view, at)
        passive = candidate.kind == PASSIVE_VERB or (is_passive(view, at) and not _intransitive(view, candidate))
        heads = conjuncts(view, found) if found >= 0 else []
        slots["object" if passive else "subject"] = heads
        slots.setdefault("object", []).extend(objects(view, at) + _object_pronoun(view, at))
        slots["passive"] = [at] if passive else []
    elif candidate.kind == ACTIVE and _circumstantial(view, at):
        slots["subject"] = _going_on(view, at)
        slots["object"] = _next_phrase(view, at)
    elif candidate.kind in (ACTIVE, PASSIVE):
        stands = _subjects_of(view, at)
        slots["subject" if candidate.kind == ACTIVE else "object"] = stands or [_described(view, at)]
    for governor in candidate.governors:
        _governed(view, governor.word, governor.verb.subject_is, governor.nominal, slots)
    verb = relative_verb(view, at) if candidate.kind == NOUN and not slots.get("subject") else None
    if verb is not None:
        _governed(view, verb.word, verb.verb.subject_is, False, slots)
    return slots


def _subjects_of(view: View, at: int) -> list[int]:
    """The subject of a participle that is the predicate: «بلاده ملتزمة»."""
    heads = [c for c in view.words[at].children if view.words[c].rel.startswith("nsubj") and nominal(view, c)]
    return [meant for head in heads if (meant := _meant(view, at, head)) >= 0]


def _described(view: View, at: int) -> int:
    """The noun that a participle describes, or the participle that stands for one."""
    head = view.words[at].head
    joined = view.words[at].rel in ("amod", "acl", "nmod", "conj", "appos")
    return head if 0 <= head < at and joined and nominal(view, head) else at


def _circumstantial(view: View, at: int) -> bool:
    """«مطالبا المجتمع الدولي», «داعية إلى»: an accusative participle that goes on with the subject before."""
    word = view.words[at]
    ahead = view.words[at - 1] if at > view.sentence(at).first else None
    after_mark = ahead is not None and (ahead.upos in ("PUNCT", "CCONJ") or word.rel in ("advcl", "xcomp", "obl"))
    return not word.definite and word.ent < 0 and (word.form.endswith("ا") or (word.form[-1] in "هت" and after_mark))


def _going_on(view: View, at: int) -> list[int]:
    """Whose act the participle adds: the subject of the verb above it, or of the one before it outside quotations."""
    first, above = view.sentence(at).first, view.words[at].head
    verbs = [above] if 0 <= above < at and view.words[above].upos == "VERB" else []
    verbs += [i for i in _unquoted(view, first, at) if view.words[i].upos == "VERB"]
    for verb in verbs:
        found = subject(view, verb)
        if 0 <= found < at:
            return conjuncts(view, found)
        if found < 0 and (gone := dropped_subject(view, verb)) >= 0:
            return conjuncts(view, gone)
    return []


def _unquoted(view: View, first: int, at: int) -> list[int]:
    """The words before ``at`` that stand outside the quotations closed before it, nearest first."""
    found, inside = list[int](), False
    for i in range(at - 1, first - 1, -1):
        if view.words[i].text in QUOTES:
            inside = not inside
        elif not inside:
            found.append(i)
    return found


def _next_phrase(view: View, at: int) -> list[int]:
    """The object right after a participle: «داعيا الحوثيين»."""
    follows = at + 1
    if follows >= view.sentence(at).last or view.words[follows].upos in ("PRON", "ADP", "VERB"):
        return _object_pronoun(view, at)
    return conjuncts(view, follows) if nominal(view, follows) else []


def _governed(view: View, word: int, subject_is: str, nominal_verb: bool, slots: dict[str, list[int]]) -> None:
    if nominal_verb:  # «محاولة الجيش السيطرة على»
        owner = genitive(view, word)
        found = owner if owner >= 0 and view.words[owner].upos != "PRON" and not event_noun(view, owner) else -1
    else:
        found = -1 if is_passive(view, word) else subject(view, word)
        if is_passive(view, word):
            return
    if found < 0 and view.words[word].upos == "VERB" and subject_is in ("actor", "recipient"):
        found = dropped_subject(view, word)
    if found < 0:
        return
    key = {"actor": "subject", "coactor": "subject", "recipient": "object"}.get(subject_is)
    if key and not slots.get(key):
        slots[key] = conjuncts(view, found)


def _object_pronoun(view: View, verb: int) -> list[int]:
    follows = verb + 1
    if follows < len(view.words) and view.words[follows].upos == "PRON" and not view.words[follows].opens:
        kind = PRONOUN_KIND.get(view.words[follows].form)
        found = antecedent(view, verb, kind) if kind else -1
        return [found] if found >= 0 else []
    return []


def _filled(view: View, candidate: Candidate, slots: dict[str, list[int]], slot: str) -> list[int]:
    if slot in ("subject", "object"):
        return slots.get(slot, [])
    carriers = [candidate.word, *(governor.word for governor in candidate.governors)]
    verb = relative_verb(view, candidate.word) if candidate.kind == NOUN else None
    carriers += [verb.word] if verb else []
    found = next((heads for word in carriers if (heads := obliques(view, word, slot))), [])
    kept = [h for h in found if view.words[h].definite or view.words[h].bare not in words("not_a_party_behind")]
    return [meant for h in kept if (meant := _meant(view, candidate.word, h)) >= 0]


def _meant(view: View, at: int, head: int) -> int:
    """The phrase that a pronoun of the act at ``at`` stands for, -1 if none fits; other heads as they are."""
    if view.words[head].upos != "PRON":
        through = view.words[head].bare in words("leads_to_party") and (owner := genitive(view, head)) >= 0
        return owner if through and view.words[owner].upos != "PRON" else head
    kind = PRONOUN_KIND.get(view.words[head].form)
    return antecedent(view, at, kind) if kind else -1


def _genitive(view: View, candidate: Candidate, slots: dict[str, list[int]], out: Parties) -> None:
    head = genitive(view, candidate.word)
    side = candidate.trigger.genitive
    if head >= 0 and view.words[head].upos == "PRON":
        kind = PRONOUN_KIND.get(view.words[head].form)
        head = antecedent(view, candidate.word, kind) if kind else -1
        out.unsaid.add(head)
    if head >= 0 and side != "none":
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
    from rawi.reading.actors.base import ActorBase

    base, found = ActorBase.load(), list[int]()
    for at in range(noun + 1, min(noun + 9, view.sentence(noun).last)):
        word = view.words[at]
        national = word.upos in ("ADJ", "X", "PROPN", "NOUN") and nationality(view, base, word.form) is not None
        if national and (word.upos == "ADJ" or found) and not base.is_plain_word(word.form):
            found.append(at)
        elif (
            word.upos not in ("ADJ", "NOUN", "X")
            and not (found and word.upos == "CCONJ")
            or at > noun + 3
            or found
            and word.upos != "CCONJ"
        ):
            break
    return found


def _look_further(view: View, candidate: Candidate, out: Parties) -> None:
    """A subject from the clause before, for verbs; none for nouns, whose actor may be unsaid."""
    if not candidate.verbal or is_passive(view, candidate.word):
        return
    found = dropped_subject(view, candidate.word)
    if found >= 0 and found not in out.recipients:
        out.actors = [found]
        out.unsaid.add(found)
        out.rules.append("role.dropped_subject")


def _tidy(view: View, candidate: Candidate, out: Parties) -> Parties:
    inner = {candidate.word, *(g.word for g in candidate.governors)}
    out.actors = [h for h in dict.fromkeys(out.actors) if h >= 0 and h not in inner and not event_noun(view, h)]
    keep_any = candidate.trigger.type in PATIENT_IS_ANYTHING | ABOUT_DEEDS
    out.recipients = [
        h for h in dict.fromkeys(out.recipients)
        if h >= 0 and h not in inner and h not in out.actors and (keep_any or not event_noun(view, h))
    ]  # fmt: skip
    return out


def event_noun(view: View, head: int) -> bool:
    """Whether the word names an act whatever stands beside it, and so no party."""
    word = view.words[head]
    if word.ent >= 0:
        return False
    return any(hit.kind == NOUN and not hit.trigger.needs for hit in trigger_index().get(word.bare, ()))
