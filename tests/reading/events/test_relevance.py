"""Relevance: a scorer decides over sentences that stand alone, hardly over texts full of acts."""

from types import SimpleNamespace

import numpy as np
import pytest

from rawi.reading.events import relevance
from rawi.reading.lexicon.triggers import NOUN
from rawi.records import EventType, Modality


@pytest.fixture(autouse=True)
def doubtful(monkeypatch):
    """A scorer of assaults that holds every draft for unlikely."""
    monkeypatch.setattr(relevance, "features", lambda view, draft: [0.0])
    monkeypatch.setattr(relevance, "scorers", lambda width: {EventType.ASSAULT: Unlikely()})


class Unlikely:
    threshold = 0.3

    def __call__(self, values):
        return 0.05


def draft(word, *, actors=(), denied_by=(), kind=EventType.ASSAULT):
    candidate = SimpleNamespace(trigger=SimpleNamespace(type=kind), kind=NOUN, governors=[])
    return SimpleNamespace(
        word=word, candidate=candidate, actors=actors, recipients=(), place=None, date=None, denied_by=list(denied_by),
        confirmed_by=[], modality=Modality.ACTUAL, relevance=None,
    )  # fmt: skip


def view(*sentences):
    return SimpleNamespace(words=[SimpleNamespace(sent=number) for number in sentences], tensor=np.zeros((1, 1)))


def test_an_unlikely_act_in_a_sentence_alone_is_dropped():
    assert relevance.relevant(view(0), [draft(0, actors=("x",))]) == []


def test_a_denied_act_stays_even_alone():
    denied = draft(0, denied_by=("x",))
    assert relevance.relevant(view(0), [denied]) == [denied]


def test_among_other_acts_only_bare_nouns_are_dropped():
    others = [draft(1, kind=EventType.CONSULT), draft(2, kind=EventType.CONSULT)]
    told, bare = draft(0, actors=("x",)), draft(0)
    assert relevance.relevant(view(0, 1, 2), [told, bare, *others]) == [told, *others]


def test_types_without_a_scorer_are_left_to_the_rules():
    meeting = draft(0, kind=EventType.CONSULT)
    assert relevance.relevant(view(0), [meeting]) == [meeting]


def test_scorers_are_chosen_by_the_width_of_the_vectors(monkeypatch):
    monkeypatch.undo()
    assert EventType.ASSAULT in relevance.scorers(relevance.ACCURATE)
    assert relevance.scorers(3) == {}
