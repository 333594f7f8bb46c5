"""The words that change an act's status, and where they stand in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rawi.reading.lexicon.inflect import imperfect, perfect
from rawi.reading.lexicon.load import read_entries
from rawi.reading.text.view import View, Word
from rawi.text.fold import fold

EXCEPTIVE_REACH = 14
SURE = frozenset({"لم", "لن", "س", "سوف"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of status_cues.yaml; ``controls`` if it is a verb that «أن» and a clause follow."""

    id: str
    effect: str
    scope: str
    before: str
    not_before: frozenset[str]
    not_after: frozenset[str]
    not_with: frozenset[str]
    before_mark: str
    controls: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A cue at words ``first`` to before ``last``."""

    cue: Cue
    first: int
    last: int


@lru_cache(maxsize=1)
def cue_index() -> Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    """Folded first word → patterns as written with their cues, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for entry in read_entries("events", "status_cues.yaml"):
        cue = _cue(entry)
        patterns = {tuple(map(str, words)) for words in entry.get("words") or ()}
        for pair in entry.get("verb") or ():
            forms = {f for p in (pair[0], *pair[2:]) for f in perfect(p)} | imperfect(pair[1])
            patterns |= {(form,) for form in forms}
        for pattern in patterns:
            found.setdefault(fold(pattern[0]), []).append((pattern, cue))
    return {form: tuple(sorted(values, key=lambda v: -len(v[0]))) for form, values in found.items()}


def _cue(entry: Mapping[str, Any]) -> Cue:
    def folded(key: str) -> frozenset[str]:
        return frozenset(fold(str(w)) for w in entry.get(key) or ())

    effect, scope, before = str(entry["effect"]), str(entry["scope"]), str(entry.get("before") or "")
    return Cue(
        entry["id"],
        effect,
        scope,
        before,
        folded("not_before"),
        folded("not_after"),
        folded("not_with"),
        str(entry.get("before_mark") or ""),
        "verb" in entry,
    )


def cues_in(view: View, sentence: int) -> list[Found]:
    """Cues of a sentence in text order; of patterns of one place the longest stands for all."""
    bounds, index, found = view.sentences[sentence], cue_index(), list[Found]()
    for at in range(bounds.first, bounds.last):
        word, longest = view.words[at], 0
        for pattern, cue in _patterns(index, word):
            end = at + len(pattern)
            if len(pattern) < longest or end > bounds.last:
                continue
            if all(_same(view.words[at + n], w) for n, w in enumerate(pattern)) and _holds(view, cue, at, end):
                longest = len(pattern)
                if not any(f.last >= end and f.last - f.first > longest for f in found):
                    found.append(Found(cue, at, end))
    return found


def _patterns(
    index: Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]], word: Word
) -> tuple[tuple[tuple[str, ...], Cue], ...]:
    bare = index.get(word.bare, ()) if word.definite else ()
    return (*index.get(word.form, ()), *((p, c) for p, c in bare if c.scope == "noun"))


def _same(word: Word, written: str) -> bool:
    """Whether a word is the pattern's; where both write the hamza of the first alef, it must agree."""
    form = fold(written)
    if word.form != form and word.bare != form:
        return False
    return {word.text[:1], written[:1]} != {"أ", "إ"}


def _holds(view: View, cue: Cue, first: int, last: int) -> bool:
    bounds, words = view.sentence(first), view.words
    if cue.controls and words[first].upos != "VERB":
        return False
    if cue.scope == "noun" and last - first == 1 and words[first].upos in ("VERB", "AUX"):
        return False
    if cue.before == "perfect" and words[first].form == "ما" and words[first].upos != "PART":
        return False  # the relative pronoun is written alike and far more common
    after = words[last].form if last < bounds.last else ""
    if cue.id == "status.no_noun" and last < bounds.last and words[last].upos != "NOUN":
        return False
    if cue.id == "status.if_unreal" and last < bounds.last and words[last].upos in ("X", "PROPN"):
        return False
    before = words[first - 1].form if first > bounds.first else ""
    if after in cue.not_before or before in cue.not_after:
        return False
    if cue.not_with & {w.form for w in words[last : min(bounds.last, last + EXCEPTIVE_REACH)]}:
        return False
    if cue.before_mark and cue.before_mark not in {w.text for w in words[max(first, bounds.last - 3) : bounds.last]}:
        return False
    return not cue.before or _next_verb_is(view, last, cue.before)


def _next_verb_is(view: View, at: int, mood: str) -> bool:
    verb = target_verb(view, at, sure=view.words[at - 1].form in SURE)
    if verb < 0:
        return False
    word = view.words[verb]
    if view.words[at - 1].form in SURE:
        return word.form[0] in "يتنا"
    return is_imperfect(word) if mood != "perfect" else not is_imperfect(word)


def target_verb(view: View, at: int, *, sure: bool = False) -> int:
    """The verb that a particle before word ``at`` governs, -1 if none follows at once.

    ``sure`` particles stand before nothing but an imperfect, whatever the tagger made of it.
    """
    for spot in range(at, min(view.sentence(at - 1).last, at + 3)):
        word = view.words[spot]
        if (
            word.upos in ("VERB", "AUX")
            and len(word.form) > 1
            or spot == at
            and (is_imperfect(word) or sure and word.form[0] in "يتن")
        ):
            return spot
        if word.upos not in ("CCONJ", "PART", "ADV", "PUNCT", "AUX"):
            return -1
    return -1


def is_imperfect(word: Word) -> bool:
    """Whether the word looks like an imperfect: by its features, else by its first letter."""
    if word.definite or word.upos not in ("VERB", "AUX", "X", "NOUN"):
        return False
    if "Aspect=Imp" in word.feats:
        return True
    if "Aspect=Perf" in word.feats or word.upos == "NOUN" and word.feats:
        return False
    return len(word.form) > 2 and word.form[0] == "ي"
