"""States from verbs: «يدعم», «يحظى بدعم», «يرفض الاعتراف ب», «الذي يقوده», «تدير»."""

from __future__ import annotations

from collections.abc import Iterator

from rawi.reading.actors.article import Cast
from rawi.reading.states.finding import Finding, Side, finding
from rawi.reading.states.groups import NEGATORS, RELATIVE, coordinated, group_at, group_end, is_seat, spelt_out
from rawi.reading.states.patterns import Entry, patterns, then_at
from rawi.reading.states.references import group_before
from rawi.reading.text.antecedents import dropped_subject, verb_gender
from rawi.reading.text.clauses import own_subject
from rawi.reading.text.view import View
from rawi.records import StateKind

_DOUBTS = frozenset({"قد", "هل", "لو", "س", "سوف", "ل", "ان", "كي", "حتي"})
_NO_GROUP = frozenset({"ADP", "CCONJ", "SCONJ", "PUNCT", "VERB", "PART", "AUX", "ADV"})
_GAP = 10


def verb_findings(view: View, cast: Cast) -> Iterator[Finding]:
    """States from the verbs of the text, in order."""
    for at, word in enumerate(view.words):
        if word.upos != "VERB":
            continue
        for entry in patterns().verbs.get(word.form, ()):
            if at and view.words[at - 1].form in _DOUBTS and view.words[at - 1].sent == word.sent:
                continue
            found = _of(view, cast, at, entry)
            if found:
                yield from found
                break


def _of(view: View, cast: Cast, verb: int, entry: Entry) -> list[Finding]:
    subjects, objects, end = _governed(view, cast, verb, entry) if entry.then else _transitive(view, verb)
    parties = {"subject": subjects, "object": objects, "after": objects}
    negative = verb > 0 and view.words[verb - 1].form in NEGATORS
    return [
        finding(entry, _side(view, one), _side(view, other), (verb, max(end, verb + 1)), negative=negative)
        for one in parties[entry.subject]
        for other in parties[entry.object]
        if one != other
    ]


def _side(view: View, head: int) -> Side:
    return Side(head, group_end(view, head))


def _all(view: View, head: int) -> list[int]:
    return coordinated(view, head) if head >= 0 else []


def _governed(view: View, cast: Cast, verb: int, entry: Entry) -> tuple[list[int], list[int], int]:
    """Subject, and what follows the words that must come after the verb."""
    last = view.sentence(verb).last
    for at in range(verb + 1, min(verb + _GAP, last)):
        end = then_at(view, at, entry, last)
        if end > 0 and (entry.kind != StateKind.BASED_IN or _placed(view, cast, end, last)):
            inner = group_at(view, verb + 1, at) if at > verb + 1 else -1
            subject = inner if inner >= 0 else _subject_before(view, verb)
            return spelt_out(view, subject) if subject >= 0 else [], _all(view, group_at(view, end, last)), end
        if view.words[at].upos in ("VERB", "SCONJ") or view.words[at].text in ("،", ".", ":"):
            break
    return [], [], verb


def _placed(view: View, cast: Cast, at: int, last: int) -> bool:
    """Whether the group at ``at`` names a place: «مشارف زبيد», not «المنفى»."""
    head = group_at(view, at, last)
    return head >= 0 and any(is_seat(view, cast, i) for i in range(head, group_end(view, head)))


def _transitive(view: View, verb: int) -> tuple[list[int], list[int], int]:
    """Subject and object of a verb that takes one, by the groups around it."""
    last, after = view.sentence(verb).last, verb + 1
    pronoun = after < last and view.words[after].upos == "PRON" and not view.words[after].opens
    one = group_at(view, after + pronoun, last)
    above = _antecedent(view, verb)
    if pronoun:
        above = above if above >= 0 else _just_before(view, verb)
        return _all(view, one), [above] if above >= 0 else [], verb + 2
    if one < 0:
        return [], [], verb
    two = group_at(view, end, last) if above < 0 and (end := group_end(view, one)) < last else -1
    if two >= 0 and not view.words[two].rel.startswith("conj"):
        return _all(view, one)[:1], _all(view, two), verb
    above = above if above >= 0 else _subject_before(view, verb, one)
    return spelt_out(view, above) if above >= 0 else [], _all(view, one), verb


def _lead(view: View, verb: int) -> int:
    """The word before the verb and its negation."""
    return verb - 1 if verb and view.words[verb - 1].form not in NEGATORS else verb - 2


def _antecedent(view: View, verb: int) -> int:
    """For a relative clause the phrase that it is about, -1 for others."""
    lead = _lead(view, verb)
    if lead < 0 or view.words[lead].form not in RELATIVE:
        return -1
    gender = {"التي": "f", "الذي": "m", "الذين": "p"}.get(view.words[lead].form, "")
    return group_before(view, lead, gender)


def _just_before(view: View, verb: int) -> int:
    """The group that ends right before the verb, -1 if another word stands between."""
    at = _lead(view, verb)
    if at < view.sentence(verb).first or view.words[at].upos in _NO_GROUP:
        return -1
    head = group_before(view, at + 1)
    return head if head >= 0 and group_end(view, head) == at + 1 else -1


def _subject_before(view: View, verb: int, object_: int = -1) -> int:
    for near in (_antecedent(view, verb), _just_before(view, verb)):
        if near >= 0:
            return near
    own = own_subject(view, verb)
    if own >= 0 and own != object_ and own < verb:
        return own
    if own == object_ and own >= 0 and view.words[verb - 1].form != "و":
        return -1
    return dropped_subject(view, verb) if verb_gender(view, verb) != "p" else -1
