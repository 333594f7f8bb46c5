"""docs/events.md is what the data give."""

import importlib
import re
from pathlib import Path

import pytest
import yaml

from rawi.reading.attribution.cues import KINDS
from rawi.reading.lexicon.load import data_text
from rawi.reading.lexicon.triggers import trigger_ids
from rawi.records import EventType, Modality, Polarity

ROOT = Path(__file__).parents[1]


@pytest.fixture
def tool(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "tools")
    return importlib.import_module("events_page")


@pytest.fixture
def page(tool):
    return tool.page()


def test_the_page_is_up_to_date(tool):
    assert tool.main(["--check"]) == 0, "run make docs"


def test_it_lists_every_type_and_mode(page):
    sections = dict(re.findall(r"^### ([A-Z]+): .*?\n(.*?)(?=^##)", page, re.MULTILINE | re.DOTALL))
    assert set(sections) == set(EventType)
    for kind in yaml.safe_load(data_text("plover.yaml"))["types"]:
        listed = re.findall(r"^\| `([a-z-]+)` \| [^`|]+ \|", sections[kind["id"]], re.MULTILINE)
        assert [mode["id"] for mode in kind.get("modes", ())] == listed


def test_it_lists_every_trigger_cue_and_status(page):
    listed = set(re.findall(r"`([^`\n]+)`", page))
    lexicons = [("attribution", "cues.yaml"), ("attribution", "phrases.yaml"), ("events", "status_cues.yaml")]
    cues = {entry["id"] for path in lexicons for entry in yaml.safe_load(data_text(*path))}
    assert sorted((trigger_ids() | cues | KINDS | set(Modality) | set(Polarity)) - listed) == []


def test_every_row_of_an_entry_has_an_example(page):
    rows = [row.split(" | ") for row in page.splitlines() if re.match(r"\| .*`[a-z]+\.[a-z_.]+` \|", row)]
    assert len(rows) > 700
    assert [row for row in rows if "**" not in row[-1]] == []


def test_an_old_page_is_noticed_and_written_anew(tool, page, tmp_path, monkeypatch):
    monkeypatch.setattr(tool, "PAGE", tmp_path / "events.md")
    assert tool.main(["--check"]) == 1
    assert tool.main([]) == 0
    assert tool.PAGE.read_text("utf-8") == page
    assert tool.main(["--check"]) == 0
