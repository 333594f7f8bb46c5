import importlib
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STORE = ROOT / "eval/annotations"
TEXT = "قصف الجيش المدينة. ونفى الوزير ذلك."
EVENT = {
    "type": ["ASSAULT", "COERCE"],
    "anchor": "قصف الجيش",
    "trigger": ["قصف", "قصف الجيش"],
    "actors": [["الجيش", "القوات"]],
    "recipients": [["المدينة"]],
    "attribution": [],
    "denied_by": [["الوزير"]],
    "modality": "actual",
    "polarity": "positive",
    "place": ["المدينة"],
    "date": None,
}
DENIAL = {
    **EVENT,
    "type": ["REJECT"],
    "anchor": "ونفى الوزير",
    "trigger": ["نفى"],
    "actors": [["الوزير"]],
    "denied_by": [],
}


@pytest.fixture
def tool(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    return importlib.import_module("agreement")


def article(*events):
    return {"id": "a", "text": TEXT, "events": list(events), "states": []}


def test_a_reader_hands_in_the_first_of_each_list(tool):
    (row,) = tool.as_system(article(EVENT, {**DENIAL, "optional": True}), every=False)
    assert row["trigger"] == {"start": 0, "end": 3}
    assert row["type"] == "ASSAULT"
    assert row["actors"] == [{"text": "الجيش"}]
    assert len(tool.as_system(article(EVENT, {**DENIAL, "optional": True}), every=True)) == 2


def test_a_reader_agrees_with_itself(tool):
    both = [article(EVENT, DENIAL)]
    figures = tool._scored(both, both, every=False)
    mean = tool._mean(figures, figures)
    assert {mean[key] for key in ("trigger", "event", "actor", "denial")} == {1.0}
    assert "confirmation" not in mean and "state" not in mean


def test_optional_events_are_forgiven_unless_left_out(tool):
    first, second = [article(EVENT, {**DENIAL, "optional": True})], [article(EVENT, DENIAL)]
    assert tool._scored(first, second, every=False)["event"]["p"] == 1.0
    assert tool._scored(tool._without_optional(first), second, every=False)["event"]["p"] == 0.5


def test_the_stored_figures_are_of_the_stored_articles():
    told = json.loads((STORE / "agreement.json").read_text("utf-8"))
    assert told["articles"] == sorted(path.stem for path in (STORE / "second").glob("*.json"))
    assert set(told["articles"]) <= {path.stem for path in (STORE / "final").glob("*.json")}
