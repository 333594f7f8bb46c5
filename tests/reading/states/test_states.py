"""States: the data is sound, every entry has examples that hold, and records keep their promises."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pytest
import yaml

from rawi.language import Language, Model
from rawi.reading.actors.article import Cast
from rawi.reading.actors.base import ActorBase
from rawi.reading.lexicon.load import data_text
from rawi.reading.states import find_states
from rawi.reading.states.patterns import patterns, sequence_at
from rawi.reading.text.view import Sentence, View, Word, view_of
from rawi.records import Polarity, Source, State, StateKind

EXAMPLES: dict[str, Any] = yaml.load(data_text("states", "states.examples.yaml"), Loader=yaml.BaseLoader)
YES = [(entry, case) for entry, cases in EXAMPLES.items() for case in cases["yes"]]
NO = [(entry, case) for entry, cases in EXAMPLES.items() for case in cases["no"]]
WORDING = "عادت الحكومة المعترف بها دوليا إلى عدن. وقال وزير الخارجية المصري سامح شكري إن قطر لا تدعم الحركة."


@lru_cache(maxsize=1)
def language() -> Language:
    return Language(Model.packaged(threads=1))


@lru_cache(maxsize=256)
def states(text: str) -> tuple[State, ...]:
    view = view_of(language()(text))
    cast = Cast(ActorBase.load(), view, None)
    return tuple(find_states(view, cast, lambda word: (Source(text=view.words[word].text),), "a1", "0"))


def flat(*forms: str) -> View:
    words, at = [], 0
    for i, form in enumerate(forms):
        words.append(Word(i, at, at + len(form), form, form, form, form, "NOUN", "", "dep", True))
        at += len(form) + 1
    return View(" ".join(forms), "text", words, [Sentence(0, len(words))], [])


def test_every_entry_has_examples_and_every_example_an_entry() -> None:
    ids = [entry.id for entry in patterns().entries]
    assert len(set(ids)) == len(ids)
    assert set(ids) == set(EXAMPLES)
    assert all(cases["yes"] and cases["no"] for cases in EXAMPLES.values())


def test_every_kind_has_an_entry() -> None:
    kinds = {entry.kind for entry in patterns().entries} | {entry.negated for entry in patterns().entries}
    assert set(StateKind) <= kinds


def test_a_cue_is_found_with_its_clitic_apart_or_not() -> None:
    assert sequence_at(flat("ب", "رياسه", "فلان"), 0, ("ب", "رياسه"), 3) == 2
    assert sequence_at(flat("برياسه", "فلان"), 0, ("ب", "رياسه"), 2) == 1
    assert sequence_at(flat("ب", "رياسته", "فلان"), 0, ("ب", "رياسه"), 3) == -1


def bare(text: str) -> set[str]:
    return {w.removeprefix("لل").removeprefix("ل").removeprefix("ال").strip('"') for w in text.split()}


MISSED = {
    "controls.runs-43",
    "member_of.title_in_body-0",
    "member_of.title_in_body-1",
    "recognises.verb-36",
    "based_in.verb-46",
}


@pytest.mark.model
@pytest.mark.parametrize(("entry", "case"), YES, ids=[f"{e}-{i}" for i, (e, _) in enumerate(YES)])
def test_example_holds(entry: str, case: dict[str, str], request: pytest.FixtureRequest) -> None:
    if request.node.callspec.id in MISSED:
        pytest.xfail("the language model reads this tree or name otherwise")
    found = [s for s in states(case["text"]) if s.rules == (entry,)]
    assert found, [(s.rules, s.subject.text, s.object.text) for s in states(case["text"])]
    pairs = [(s.subject.text, s.object.text) for s in found]
    assert any(bare(case["subject"]) <= bare(a) and bare(case["object"]) <= bare(b) for a, b in pairs), pairs
    assert found[0].polarity == case.get("polarity", "positive")
    if "kind" in case:
        assert found[0].kind == case["kind"]


@pytest.mark.model
@pytest.mark.parametrize(("entry", "case"), NO, ids=[e for e, _ in NO])
def test_counterexample_is_silent(entry: str, case: dict[str, str]) -> None:
    assert not [s for s in states(case["text"]) if s.rules == (entry,)]


@pytest.mark.model
def test_records_cut_the_text_and_keep_their_ids() -> None:
    found = states(WORDING)
    assert {s.kind for s in found} >= {StateKind.RECOGNISES, StateKind.HOLDS_OFFICE, StateKind.SUPPORTS}
    for state in found:
        for side in (state.subject, state.object, state.evidence):
            if side.start is not None:
                assert WORDING[side.start : side.end] == side.text
        assert len(state.id) == 16
        assert state.attribution
    assert len({s.id for s in found}) == len(found)
    again = states.__wrapped__(WORDING)
    assert again == found


@pytest.mark.model
def test_an_office_is_nobodys_entity() -> None:
    office = next(s for s in states(WORDING) if s.kind == StateKind.HOLDS_OFFICE).object
    assert office.text == "وزير الخارجية المصري"
    assert office.entity is None
    assert office.name is None
    assert office.country == "EGY"


@pytest.mark.model
def test_a_relation_said_twice_is_one_state() -> None:
    text = "قال الرئيس الروسي فلاديمير بوتين ذلك أمس. وأضاف الرئيس فلاديمير بوتين أن بلاده مستعدة."
    offices = [s for s in states(text) if s.kind == StateKind.HOLDS_OFFICE]
    assert [s.object.text for s in offices] == ["الرئيس الروسي"]


@pytest.mark.model
def test_negation_is_polarity_or_its_own_kind() -> None:
    denied = [s for s in states("قال المسؤول إن قطر لا تدعم الحركة.") if s.kind == StateKind.SUPPORTS]
    assert [s.polarity for s in denied] == [Polarity.NEGATIVE]
    assert {s.kind for s in states("لا تعترف السعودية بإسرائيل حتى الآن.")} == {StateKind.NOT_RECOGNISES}
