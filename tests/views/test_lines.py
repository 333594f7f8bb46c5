import io
import json
from dataclasses import replace

import pytest

from rawi.views.lines import EventLines, StateLines, as_line
from tests.contract import validator
from tests.views.samples import ARTICLE, BARE, LEADS, READING, TEXT, VISIT


@pytest.mark.parametrize("event", [VISIT, BARE])
def test_as_line_event_follows_the_contract(event):
    validator("event.schema.json").validate(json.loads(as_line(event)))


@pytest.mark.parametrize("state", [LEADS, replace(LEADS, since=None)])
def test_as_line_state_follows_the_contract(state):
    validator("state.schema.json").validate(json.loads(as_line(state)))


def test_validator_refuses_what_the_contract_forbids():
    value = json.loads(as_line(VISIT))
    value["date"]["start"] = "yesterday"
    value["attribution"][0]["certainty"] = 1
    paths = {tuple(error.absolute_path) for error in validator("event.schema.json").iter_errors(value)}
    assert {("date",), ("attribution", 0)} <= paths


def test_as_line_keeps_source_fields_on_sources_only():
    value = json.loads(as_line(VISIT))
    assert value["attribution"][1]["level"] == 1
    assert "cue" not in value["actors"][0]
    assert "sentence" not in json.loads(as_line(BARE))


def test_as_line_spans_cut_their_text():
    value = json.loads(as_line(VISIT))
    for found in (value["trigger"], value["sentence"], *value["actors"], value["attribution"][0]["cue"]):
        assert TEXT[found["start"] : found["end"]] == found["text"]


def test_as_line_is_one_line_for_every_reader():
    event = replace(BARE, trigger=replace(BARE.trigger, text="أ\u2028ب\u0085ج\nد"))
    line = as_line(event)
    assert len(line.splitlines()) == 1
    assert json.loads(line)["trigger"]["text"] == "أ\u2028ب\u0085ج\nد"


def test_event_lines_and_state_lines_write_a_line_each():
    events, states = io.StringIO(), io.StringIO()
    for writer in (EventLines(events), StateLines(states)):
        writer.add(ARTICLE, READING)
        writer.close()
    assert [json.loads(line)["id"] for line in events.getvalue().splitlines()] == ["a-1:e1", "a-1:e2"]
    assert [json.loads(line)["id"] for line in states.getvalue().splitlines()] == ["a-1:s1"]
