"""Does a word that may name an act report one? A small learned score beside the rules.

A logistic model over the language model's vectors of the trigger and its sentence, and a few facts
about the clause. Trained on sentences judged by several readers (see docs/training.md); types
without such sentences are left to the rules.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from rawi.reading.events.draft import Draft
from rawi.reading.lexicon.triggers import ACTIVE, NOUN, PASSIVE
from rawi.reading.text.clauses import is_passive
from rawi.reading.text.view import View
from rawi.reading.trace import Refusal, Trace
from rawi.records import EventType, Modality

Floats = NDArray[np.float32]
FACTS = (
    "noun", "participle", "passive", "perfect", "definite", "plural", "actor", "recipient", "own_actor", "place",
    "date",
    "attributed", "actual", "negative", "light", "numbered", "question", "first_verb", "conjunct", "named_person",
    "short", "genitive",
)  # fmt: skip
_PLURALS = ("ات", "ون", "ين")
ACCURATE = 384  # numbers in a vector of the accurate model
COMPANY = 2  # other sentences with acts from which on a sentence does not stand alone
BACKGROUND = 0.07


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights of one event type: vectors of trigger and sentence, facts, bias and threshold."""

    weights: Floats
    bias: float
    threshold: float
    mean: Floats
    scale: Floats

    def __call__(self, values: Floats) -> float:
        """Probability from 0 to 1 that the act is really reported."""
        score = float(((values - self.mean) / self.scale) @ self.weights) + self.bias
        return 1.0 / (1.0 + float(np.exp(-score)))


@lru_cache(maxsize=4)
def scorers(width: int = ACCURATE) -> dict[EventType, Scorer]:
    """The scorers trained on vectors of ``width`` numbers: those of the model that gives such vectors, or none."""
    found: dict[EventType, Scorer] = {}
    models = files("rawi").joinpath("data", "models")
    for folder in sorted(models.iterdir(), key=lambda entry: entry.name):
        path = folder.joinpath("relevance.npz")
        if path.is_file():
            with path.open("rb") as handle, np.load(handle, allow_pickle=False) as data:
                found |= _fitting({name: data[name] for name in data.files}, 2 * width + len(FACTS))
    return found


def _fitting(data: dict[str, Floats], size: int) -> dict[EventType, Scorer]:
    """The scorers of one file that take ``size`` numbers."""
    return {
        EventType(kind): Scorer(
            data[f"{kind}.weights"], float(data[f"{kind}.bias"]), float(data[f"{kind}.threshold"]),
            data[f"{kind}.mean"], data[f"{kind}.scale"],
        )
        for kind in sorted({name.split(".")[0] for name in data})
        if len(data[f"{kind}.weights"]) == size
    }  # fmt: skip


def facts(view: View, draft: Draft) -> list[float]:
    """The facts of ``FACTS`` about a draft, 0 or 1 each."""
    at, candidate = draft.word, draft.candidate
    word, sentence = view.words[at], view.sentence(draft.word)
    near = view.words[max(at - 1, sentence.first) : min(at + 5, sentence.last)]
    own = [a for a in draft.actors if a.start is not None]
    people = [n for n in view.names_in(sentence) if view.names[n].label == "PER"]
    verbs_before = any(w.upos == "VERB" for w in view.words[sentence.first : at])
    found = [
        candidate.kind == NOUN, candidate.kind in (ACTIVE, PASSIVE), candidate.verbal and is_passive(view, at),
        "Aspect=Perf" in word.feats, word.definite, word.bare.endswith(_PLURALS) or "Number=Plur" in word.feats,
        bool(draft.actors), bool(draft.recipients), bool(own), draft.place is not None, draft.date is not None,
        bool(draft.attribution), draft.modality is Modality.ACTUAL, draft.polarity.value == "negative",
        bool(candidate.governors), any(w.upos == "NUM" or w.text.isdigit() for w in near),
        view.words[sentence.last - 1].text in "؟?", not verbs_before, word.rel == "conj", bool(people),
        sentence.last - sentence.first < 12, candidate.kind == NOUN and at + 1 < sentence.last and not word.definite,
    ]  # fmt: skip
    return [float(value) for value in found]


def features(view: View, draft: Draft) -> Floats | None:
    """The scorer's input, None if the Doc carries no vectors."""
    if view.tensor is None:
        return None
    sentence = view.sentence(draft.word)
    inside = view.tensor[sentence.first : sentence.last]
    parts = [view.tensor[draft.word], inside.mean(0), np.array(facts(view, draft), dtype=np.float32) * 4.0]
    return np.concatenate(parts).astype(np.float32)


def relevant(view: View, drafts: list[Draft], trace: Trace | None = None) -> list[Draft]:
    """The drafts that report an act, in order; sets the relevance of those that a scorer judged.

    ``trace`` takes the others.

    The scorers learned from single sentences drawn by keyword, of which one in six reports an act. So
    they decide over sentences that stand alone. In a text that tells acts in several other sentences
    nearly every draft is one: only a bare noun, without party, place, date or cue, is then dropped.
    """
    telling = Counter(view.words[draft.word].sent for draft in drafts)
    kept = []
    for draft in drafts:
        refusal = _refusal(view, draft, len(telling) - 1 >= COMPANY)
        if refusal is None:
            kept.append(draft)
        elif trace is not None:
            trace.drop(draft, refusal)
    return kept


def _refusal(view: View, draft: Draft, in_company: bool) -> Refusal | None:
    known = {} if view.tensor is None else scorers(view.tensor.shape[1])
    scorer = known.get(draft.candidate.trigger.type)
    values = features(view, draft) if scorer else None
    if scorer is None or values is None:
        return None
    chance = scorer(values)
    if draft.denied_by or draft.confirmed_by or (in_company and not _bare(draft)):
        return None
    draft.relevance = None if in_company else chance
    least = BACKGROUND if in_company else scorer.threshold
    return None if chance >= least else Refusal("relevance", score=round(chance, 4), least=round(least, 4))


def _bare(draft: Draft) -> bool:
    """Whether the draft is a noun that tells nothing but itself."""
    told = draft.actors or draft.recipients or draft.place or draft.date or draft.candidate.governors
    return draft.candidate.kind == NOUN and not told and draft.modality is Modality.ACTUAL
