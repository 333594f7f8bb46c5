"""Trigger words in context: which lexicon entries hold where."""

from __future__ import annotations

from dataclasses import dataclass, field

from rawi.reading.actors.base import ActorBase
from rawi.reading.actors.tables import term_of
from rawi.reading.events.light import Governor, governor
from rawi.reading.events.topics import off_topics
from rawi.reading.lexicon.lemmas import known_lemma
from rawi.reading.lexicon.triggers import (
    ACTIVE,
    IMPERFECT,
    JUSSIVE,
    NOUN,
    PASSIVE,
    PASSIVE_VERB,
    PERFECT,
    Hit,
    Index,
    Trigger,
    trigger_index,
)  # fmt: skip
from rawi.reading.text.view import View, Word, bare_form
from rawi.reading.trace import Passed, Refusal, Trace

WINDOW_AFTER, WINDOW_BEFORE = 9, 4
VERBAL = frozenset({PERFECT, IMPERFECT, JUSSIVE, PASSIVE_VERB})
_JUSSIVE_AFTER = frozenset({"لم", "ل"})
# «لم يقل», «لم يعد»: short forms of «قال» and of «عاد» (no longer), hardly ever of «أقال» or «أعاد».
_JUSSIVE_COMMON = frozenset(p + s for s in ("قل", "عد", "كن", "قم") for p in "يتن")
_TAG, _LEMMA, _STATIVE, _WITH = Refusal("tag"), Refusal("lemma"), Refusal("stative"), Refusal("with")
_AFTER_PARTICLE = frozenset({"س", "ان", "ل", "كي", "لم", "لن", "حتي", "قد", "سوف"})


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


def candidates(view: View, trace: Trace | None = None) -> list[Candidate]:
    """Candidates in text order, at most one a word; ``trace`` takes the entries that were passed over."""
    index, found = trigger_index(), []
    topics = off_topics(view)
    for word in view.words:
        hits = _hits(index, word)
        if not hits:
            continue
        vetoed = bool(topics[word.sent]) or _inside_name(view, word.i)
        best = None if vetoed else _best(view, word.i, hits)
        if trace is not None:
            trace.passed += _passed(view, word, hits, best, topics[word.sent])
        if best is not None:
            above = governor(view, word.i, best.kind in VERBAL)
            found.append(Candidate(word.i, best.trigger, best.kind, above))
    return found


def _hits(index: Index, word: Word) -> tuple[Hit, ...]:
    """The entries that list the word, as it is written or without its article."""
    hits = index.get(word.form, ())
    if word.bare != word.form:
        hits = (*hits, *(h for h in index.get(word.bare, ()) if h.kind not in VERBAL))
    return hits


def _passed(view: View, word: Word, hits: tuple[Hit, ...], best: Hit | None, topic: str) -> list[Passed]:
    """Why the entries other than the best one don't hold, each told once."""
    found: dict[str, Passed] = {}
    veto = _veto(view, word, topic)
    for hit in hits:
        entry = hit.trigger.id
        if best is not None and entry == best.trigger.id:
            continue
        refusal = _refusal(view, word.i, hit) or veto or Refusal("other_entry", rule=best.trigger.id if best else "")
        if refusal is _WITH:
            refusal = Refusal("with", tuple(sorted(hit.trigger.needs)))
        if entry not in found or found[entry].refusal.reason in ("tag", "lemma"):
            found[entry] = Passed(word.i, entry, hit.kind, refusal)
    return list(found.values())


def _veto(view: View, word: Word, topic: str) -> Refusal | None:
    """What keeps the word from naming any act, None if nothing does."""
    if topic:
        return Refusal("topic", rule=topic)
    if not _inside_name(view, word.i):
        return None
    name = view.names[word.ent]
    return Refusal("name", (view.text(name.first, name.last),), name.label)


def _inside_name(view: View, at: int) -> bool:
    """Words of names name no act: «المتحدة» in «الأمم المتحدة»."""
    number = view.words[at].ent
    if number < 0:
        return _of_a_body(view, at)
    name = view.names[number]
    return name.label in ("PER", "GPE") or (name.label == "ORG" and name.last - name.first > 1)


def _of_a_body(view: View, at: int) -> bool:
    """The second noun of a body's name: «حكومة الإنقاذ», «لجنة التحقيق», «قوات الدعم»."""
    if not at or not view.words[at].definite or view.words[at].upos not in ("NOUN", "X"):
        return False
    before = view.words[at - 1]
    if before.definite or before.upos != "NOUN" or before.sent != view.words[at].sent:
        return False
    _, term = term_of(ActorBase.load(), [before.bare])
    return term is not None and term.body


def _best(view: View, at: int, hits: tuple[Hit, ...]) -> Hit | None:
    fitting = [hit for hit in hits if _refusal(view, at, hit) is None]
    return max(fitting, key=lambda hit: _rank(view, at, hit)) if fitting else None


def _refusal(view: View, at: int, hit: Hit) -> Refusal | None:
    """Why the entry doesn't hold here, None if it does."""
    if not _fits_tag(view, at, hit.kind):
        return _TAG
    return _context(view, at, hit) if _lemma_agrees(view, at, hit) else _LEMMA


def _rank(view: View, at: int, hit: Hit) -> tuple[int, bool, bool, int, int]:
    trigger = hit.trigger
    near = -_distance(view, at, trigger)
    undergone = hit.kind == PASSIVE and not view.words[at].form.endswith("ا")  # «متهم بـ», but «متهما واشنطن»
    return _tag_score(view, at, hit.kind), undergone, bool(trigger.needs), near, len(trigger.bars)


def _distance(view: View, at: int, trigger: Trigger) -> int:
    """How far the nearest word stands that the entry asks for: the object decides, not a later word."""
    sentence = view.sentence(at)
    for step in range(1, WINDOW_AFTER + 1 if trigger.needs else 0):
        for spot in (at + step, at - step):
            if sentence.first <= spot < sentence.last and _forms_of(view, spot) & trigger.needs:
                return step
    return WINDOW_AFTER + 1


def _lemma_agrees(view: View, at: int, hit: Hit) -> bool:
    """False where the treebank knows the word as one of another lemma: «مدينة» is not of «أدان»."""
    word = view.words[at]
    if hit.kind == PASSIVE_VERB or (hit.kind in VERBAL and word.upos not in ("VERB", "AUX")):
        return True
    known = known_lemma(word.form, word.upos)
    if not known or known in hit.trigger.bases:
        return True
    masculine = word.form[:1] == "ت" and "Gender=Masc" in word.feats  # no imperfect of «هو» begins so
    if hit.kind == PERFECT and ("Aspect=Perf" in word.feats or masculine) and word.form in hit.trigger.bases:
        return True  # a perfect that is written like the imperfect of a commoner verb: «تدخل»
    if hit.kind == NOUN:  # a plural that the entry lists as such; lemmas with a clitic left on are none
        listed = bool({word.form, word.bare} & hit.trigger.listed)
        return listed or (known != word.form and word.form in known)
    if hit.kind in (IMPERFECT, JUSSIVE):  # «يخرج» is of «خرج» and of «أخرج»; the words around it decide
        return bool(hit.trigger.needs) and bool({"ا" + known, known.removeprefix("ا")} & hit.trigger.bases)
    return False


def _fits_tag(view: View, at: int, kind: str) -> bool:
    word = view.words[at]
    if kind == JUSSIVE:
        before = view.words[at - 1].form if at else ""
        return before in _JUSSIVE_AFTER and word.form not in _JUSSIVE_COMMON and word.upos in ("VERB", "AUX")
    if kind in VERBAL:
        opens = kind == PERFECT and word.upos in ("NOUN", "X", "ADJ") and _opens_sentence(view, at)
        return opens or word.upos in ("VERB", "AUX") or _mistaken_verb(view, at, kind)
    if word.upos == "VERB":
        return not any(h.kind in VERBAL for h in trigger_index().get(word.form, ())) and len(word.form) > 3
    if kind == NOUN:
        return word.upos in ("NOUN", "X", "PROPN") or (word.upos == "ADJ" and not word.form.startswith("الم"))
    return word.upos in ("ADJ", "NOUN", "X", "VERB")


def _mistaken_verb(view: View, at: int, kind: str) -> bool:
    """A verb that the model took for a noun: no form of one, or the first word («أمهل الجيش …»)."""
    word = view.words[at]
    if word.definite or word.upos not in ("X", "NOUN", "PROPN"):
        return False
    if kind == IMPERFECT:
        return word.upos != "PROPN"
    if kind != PERFECT or at != view.sentence(at).first or word.ent >= 0:
        return False
    return not any(h.kind not in VERBAL for h in trigger_index().get(word.form, ()))


def _opens_sentence(view: View, at: int) -> bool:
    """A first word without article that the treebank knows as no noun may be a verb all the same."""
    word, first = view.words[at], view.sentence(at).first
    leads = at == first or at == first + 1 and view.words[first].form == "و"
    return leads and not word.definite and not known_lemma(word.form, word.upos) and at + 1 < len(view.words)


def _tag_score(view: View, at: int, kind: str) -> int:
    upos = view.words[at].upos
    if kind in VERBAL:
        return 3 if upos == "VERB" else 0
    if kind == NOUN:
        return 2 if upos == "NOUN" else 1
    if kind == ACTIVE and view.words[at].form.endswith("ا"):
        return 3  # «مطالبا» is the participle, not the plural «مطالب»
    return 2 if upos == "ADJ" else 1


def _context(view: View, at: int, hit: Hit) -> Refusal | None:
    trigger = hit.trigger
    if trigger.stative and hit.kind == IMPERFECT and not _after_particle(view, at):
        return _STATIVE
    if trigger.far_bars and (barred := _sentence_forms(view, at) & trigger.far_bars):
        return Refusal("sentence_without", tuple(sorted(barred)))
    reach = 0 if trigger.needs else trigger.reach
    if trigger.bars and (barred := _near(view, at, reach) & trigger.bars):
        return Refusal("without", tuple(sorted(barred)))
    return _WITH if trigger.needs and not _near(view, at, trigger.reach) & trigger.needs else None


def _after_particle(view: View, at: int) -> bool:
    """«أن يسيطر», «سيسيطر»: an imperfect that tells an act to come."""
    return view.words[at].form.startswith("س") or (at > 0 and view.words[at - 1].form in _AFTER_PARTICLE)


def _near(view: View, at: int, reach: int) -> set[str]:
    """Bare and full forms around the word; without ``reach`` also those of its head and dependents."""
    sentence = view.sentence(at)
    before, after = (1, reach) if reach else (WINDOW_BEFORE, WINDOW_AFTER)
    spots = set(range(max(sentence.first, at - before), min(sentence.last, at + after + 1)))
    if not reach:
        spots.update(view.words[at].children)
        spots.update([view.words[at].head] if view.words[at].head >= 0 else [])
    spots.discard(at)
    return {form for spot in spots for form in _forms_of(view, spot)}


def _sentence_forms(view: View, at: int) -> set[str]:
    sentence = view.sentence(at)
    spots = range(sentence.first, sentence.last)
    return {form for spot in spots if spot != at for form in _forms_of(view, spot)}


def _forms_of(view: View, spot: int) -> set[str]:
    word = view.words[spot]
    lemmas = (word.lemma, bare_form(word.lemma))
    return {word.form, word.bare, *lemmas, _with_suffix(view, spot), *_stems(word.bare)}


def _with_suffix(view: View, spot: int) -> str:
    """The word with the pronoun written on to it, as the lexicon has it: «نفسه», «قواته»."""
    form = view.words[spot].form
    if spot + 1 == len(view.words) or view.words[spot + 1].opens:
        return form
    return (form[:-1] + "ت" if form.endswith("ه") else form) + view.words[spot + 1].form


def _stems(form: str) -> list[str]:
    """A noun's form without case and number endings, for the lists of the lexicon."""
    out = []
    for end in ("ا", "ين", "ان", "ون", "تين", "تان"):
        if form.endswith(end) and len(form) - len(end) > 2:
            out.append(form[: -len(end)] + ("ه" if end.startswith("ت") else ""))
    return out


__all__ = ["ACTIVE", "NOUN", "PASSIVE", "Candidate", "candidates"]
