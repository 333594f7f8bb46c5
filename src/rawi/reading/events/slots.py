"""What fills subject and object of the word that carries an act."""

from __future__ import annotations

from rawi.reading.events.candidates import Candidate
from rawi.reading.events.light import relative_verb
from rawi.reading.lexicon.triggers import ACTIVE, NOUN, PASSIVE, PASSIVE_VERB, trigger_index
from rawi.reading.lexicon.words import words
from rawi.reading.text.antecedents import PRONOUN_KIND, antecedent, dropped_subject, gender
from rawi.reading.text.clauses import genitive, is_passive, nominal, objects, subject
from rawi.reading.text.phrases import QUOTES, conjuncts
from rawi.reading.text.view import View


def slots_of(view: View, candidate: Candidate) -> dict[str, list[int]]:
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
    elif candidate.kind == NOUN and not candidate.governors:  # «إن الأردن توسط»: a verb read as a noun
        slots["subject"] = [h for h in _subjects_of(view, at) if view.words[h].ent >= 0]
    for governor in candidate.governors:
        _governed(view, governor.word, governor.verb.subject_is, governor.nominal, slots)
    verb = relative_verb(view, at) if candidate.kind == NOUN and not slots.get("subject") else None
    if verb is not None:
        _governed(view, verb.word, verb.verb.subject_is, False, slots)
    return slots


def _subjects_of(view: View, at: int) -> list[int]:
    """The subject of a participle that is the predicate: «بلاده ملتزمة»."""
    heads = [c for c in view.words[at].children if view.words[c].rel.startswith("nsubj") and nominal(view, c)]
    return [meant for head in heads if (meant := meant_by(view, at, head)) >= 0]


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
        found = _related(view, verb, kind) if kind else -1
        found = antecedent(view, verb, kind) if kind and found < 0 else found
        return [found] if found >= 0 else []
    return []


def _related(view: View, verb: int, kind: str) -> int:
    """The noun that a relative clause takes up by pronoun: «حكومة صنعاء التي تدعمها إيران» means the government."""
    word, noun = view.words[verb], view.words[verb].head
    if not (word.rel.startswith("acl") and 0 <= noun < verb and nominal(view, noun)):
        return -1
    while 0 <= view.words[noun].head == noun - 1 and view.words[noun].rel == "nmod" and nominal(view, noun - 1):
        if gender(view, noun - 1) != kind:
            break
        noun -= 1
    return noun


def _intransitive(view: View, candidate: Candidate) -> bool:
    """A verb of the forms V to VII without object, which has no passive: «تظاهر», «انسحب»."""
    taken = view.words[candidate.word].form.startswith(("ت", "يت", "ان", "ين", "تن"))
    return taken and "object" not in candidate.trigger.recipient


def meant_by(view: View, at: int, head: int) -> int:
    """The phrase that a pronoun of the act at ``at`` stands for, -1 if none fits; other heads as they are."""
    if view.words[head].upos != "PRON":
        through = view.words[head].bare in words("leads_to_party") and (owner := genitive(view, head)) >= 0
        return owner if through and view.words[owner].upos != "PRON" else head
    kind = PRONOUN_KIND.get(view.words[head].form)
    return antecedent(view, at, kind) if kind else -1


def event_noun(view: View, head: int) -> bool:
    """Whether the word names an act whatever stands beside it, and so no party."""
    word = view.words[head]
    if word.ent >= 0:
        return False
    return any(hit.kind == NOUN and not hit.trigger.needs for hit in trigger_index().get(word.bare, ()))
