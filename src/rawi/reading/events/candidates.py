"""Trigger words in context: which lexicon entries hold where."""

from __future__ import annotations

from dataclasses import dataclass, field

from rawi.reading.events.light import Governor, governor
from rawi.reading.events.topics import off_topic
from rawi.reading.lexicon.lemmas import known_lemma
from rawi.reading.lexicon.triggers import (
    ACTIVE, IMPERFECT, JUSSIVE, NOUN, PASSIVE, PASSIVE_VERB, PERFECT, Hit, Trigger, trigger_index,
)  # fmt: skip
from rawi.reading.text.view import View, bare_form

WINDOW_AFTER, WINDOW_BEFORE = 9, 4
VERBAL = frozenset({PERFECT, IMPERFECT, JUSSIVE, PASSIVE_VERB})
_JUSSIVE_AFTER = frozenset({"لم", "ل", "لا"})


@dataclass(slots=True)
class Candidate:
    """A word that may name an event; ``clause`` is the word whose tense and subject count."""

    word: int
    trigger: Trigger
    kind: str
    governors: list[Governor] = field(default_factory=list)

    @property
    def verbal(self) -> bool:
        """Whether a finite verb names the event."""
        return self.kind in VERBAL

    @property
    def clause(self) -> int:
        """The outermost light verb, or the trigger itself."""
        return self.governors[-1].word if self.governors else self.word


def candidates(view: View) -> list[Candidate]:
    """Candidates in text order, at most one a word."""
    index, found = trigger_index(), []
    blocked = {n for n in range(len(view.sentences)) if off_topic(view, n)}
    for word in view.words:
        if word.sent in blocked or _inside_name(view, word.i):
            continue
        hits = index.get(word.form, ())
        if word.bare != word.form:
            hits = (*hits, *(h for h in index.get(word.bare, ()) if h.kind not in VERBAL))
        best = _best(view, word.i, hits)
        if best is not None:
            found.append(Candidate(word.i, best.trigger, best.kind, governor(view, word.i, best.kind in VERBAL)))
    return found


def _inside_name(view: View, at: int) -> bool:
    """Words of names name no act: «المتحدة» in «الأمم المتحدة»."""
    number = view.words[at].ent
    if number < 0:
        return False
    name = view.names[number]
    return name.label in ("PER", "GPE") or (name.label == "ORG" and name.last - name.first > 1)


def _best(view: View, at: int, hits: tuple[Hit, ...]) -> Hit | None:
    fitting = [hit for hit in hits if _fits_tag(view, at, hit.kind) and _lemma_agrees(view, at, hit) and _context(view, at, hit.trigger)]
    if not fitting:
        return None
    return max(fitting, key=lambda h: (_tag_score(view, at, h.kind), bool(h.trigger.needs), len(h.trigger.bars)))


def _lemma_agrees(view: View, at: int, hit: Hit) -> bool:
    """False where the treebank knows the word as one of another lemma: «مدينة» is not of «أدان»."""
    word = view.words[at]
    known = known_lemma(word.form, word.upos)
    return not known or known in hit.trigger.bases or hit.kind == PASSIVE_VERB


def _fits_tag(view: View, at: int, kind: str) -> bool:
    word = view.words[at]
    if kind == JUSSIVE and (not at or view.words[at - 1].form not in _JUSSIVE_AFTER):
        return False
    if kind in VERBAL:
        return word.upos in ("VERB", "AUX") or (word.upos in ("X", "NOUN") and kind == IMPERFECT and not word.definite)
    if word.upos == "VERB":
        return not any(h.kind in VERBAL for h in trigger_index().get(word.form, ())) and len(word.form) > 3
    if kind == NOUN:
        return word.upos in ("NOUN", "X", "PROPN", "ADJ")
    return word.upos in ("ADJ", "NOUN", "X", "VERB")


def _tag_score(view: View, at: int, kind: str) -> int:
    upos = view.words[at].upos
    if kind in VERBAL:
        return 3 if upos == "VERB" else 0
    if kind == NOUN:
        return 2 if upos == "NOUN" else 1
    return 2 if upos == "ADJ" else 1


def _context(view: View, at: int, trigger: Trigger) -> bool:
    if not trigger.needs and not trigger.bars:
        return True
    near = _near(view, at)
    if trigger.bars and near & trigger.bars:
        return False
    return not trigger.needs or bool(near & trigger.needs)


def _near(view: View, at: int) -> set[str]:
    """Bare and full forms around the word: after it, shortly before it, and its dependents."""
    sentence = view.sentence(at)
    spots = set(range(max(sentence.first, at - WINDOW_BEFORE), min(sentence.last, at + WINDOW_AFTER + 1)))
    spots.update(view.words[at].children)
    head = view.words[at].head
    if head >= 0:
        spots.add(head)
    spots.discard(at)
    out: set[str] = set()
    for spot in spots:
        word = view.words[spot]
        out.update((word.form, word.bare, word.lemma, bare_form(word.lemma)))
        out.update(_stems(word.bare))
    return out


def _stems(form: str) -> list[str]:
    """A noun's form without case and number endings, for the lists of the lexicon."""
    out = []
    for end in ("ا", "ين", "ان", "ون", "تين", "تان"):
        if form.endswith(end) and len(form) - len(end) > 2:
            out.append(form[: -len(end)] + ("ه" if end.startswith("ت") else ""))
    return out


__all__ = ["ACTIVE", "NOUN", "PASSIVE", "Candidate", "candidates"]
