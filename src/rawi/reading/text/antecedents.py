"""Whom a pronoun, a dropped subject or «المصدر» means: by agreement, subjecthood and nearness."""

from __future__ import annotations

from rawi.reading.text.agreement import masculine_land
from rawi.reading.text.clauses import nominal, own_subject
from rawi.reading.text.view import View

PRONOUN_KIND = {"ها": "f", "ه": "m", "هم": "p", "هما": "p", "هن": "p", "هو": "m", "هي": "f"}
FEMININE_PRONOUNS, MASCULINE_PRONOUNS, PLURAL_PRONOUNS = (
    frozenset({"ها", "هي"}),
    frozenset({"ه", "هو"}),
    frozenset({"هم", "هن", "هما"}),
)
_BROKEN_FEMININE = ("اء",)


def gender(view: View, head: int) -> str:
    """f, m or p of a phrase's head, guessed from features, endings and name class."""
    word = view.words[head]
    if "Number=Plur" in word.feats or word.bare.endswith(("ون", "ين")) and word.ent < 0:
        return "p"
    if word.ent >= 0:
        name = view.names[word.ent]
        if name.label == "PER":
            return "f" if _feminine_verb_before(view, head) else "m"
        if name.label == "GPE":
            return "m" if masculine_land(word) else "f"
    if "Gender=Fem" in word.feats or word.bare.endswith("ه") or word.bare.endswith("ات"):
        return "f"
    return "m"


def _feminine_verb_before(view: View, head: int) -> bool:
    verb = view.words[head].head
    return verb >= 0 and view.words[verb].upos == "VERB" and "Gender=Fem" in view.words[verb].feats and verb < head


def verb_gender(view: View, verb: int) -> str:
    """f, m or p as the verb agrees."""
    word = view.words[verb]
    if "Number=Plur" in word.feats or word.form.endswith(("وا", "ون")):
        return "p"
    feminine = "Gender=Fem" in word.feats or (word.form.endswith("ت") and "Aspect=Perf" in word.feats)
    return "f" if feminine or (word.form.startswith("ت") and "Aspect=Imp" in word.feats) else "m"


def antecedent(view: View, at: int, kind: str, *, persons_first: bool = True) -> int:
    """Head of the nearest fitting subject or name before ``at``: -1 if none in two sentences.

    ``kind`` is f, m or p. Subjects of main verbs weigh more than other names.
    """
    sentence = view.words[at].sent
    best, best_score = -1, 0.0
    for number in range(sentence, max(-1, sentence - 3), -1):
        bounds = view.sentences[number]
        for head in range(bounds.first, min(bounds.last, at)):
            score = _weight(view, head, kind, persons_first) if head < at - 1 else 0.0
            if score > 0:
                score += 1.5 * (number - sentence) + (0.02 if number == sentence else -0.02) * (head - bounds.first)
                if score > best_score:
                    best, best_score = head, score
        if best >= 0 and best_score > 2.0:
            return best
    return best


def _weight(view: View, head: int, kind: str, persons_first: bool) -> float:
    word = view.words[head]
    subject = word.rel.startswith("nsubj")
    named = word.ent >= 0 and view.names[word.ent].first == head and view.names[word.ent].label in ("PER", "GPE", "ORG")
    if not (subject or named) or word.upos in ("PRON", "VERB", "DET", "NUM") or not nominal(view, head):
        return 0.0
    if gender(view, head) != kind and not (kind == "f" and gender(view, head) == "p"):
        return 0.0
    person = word.ent >= 0 and view.names[word.ent].label == "PER"
    return 3.0 * subject + 1.0 * named + 1.0 * (person and persons_first)


def dropped_subject(view: View, verb: int) -> int:
    """Head of the phrase that a verb without a subject goes on with, -1 if none fits."""
    kind = verb_gender(view, verb)
    sentence = view.words[verb].sent
    for number in range(sentence, max(-1, sentence - 3), -1):
        bounds = view.sentences[number]
        limit = min(bounds.last, verb)
        for other in range(bounds.first, limit):
            if view.words[other].upos == "VERB" and other != verb:
                found = own_subject(view, other)
                if 0 <= found < limit and gender(view, found) in (kind, "m" if kind == "m" else kind):
                    return found
    return antecedent(view, verb, kind)
