"""The pages name every command, option, error code, column, type, status, key and rule; their code runs."""

import importlib
import pkgutil
import re
from dataclasses import fields
from pathlib import Path
from xml.etree import ElementTree

import pytest
import typer
import yaml

import rawi
from rawi.check.lexicons import LEXICONS
from rawi.cli.main import app
from rawi.errors import RawiError
from rawi.reading.actors.csvdata import FILES
from rawi.reading.attribution.cues import KINDS
from rawi.reading.lexicon.load import data_text
from rawi.records import (
    Event,
    EventDate,
    EventType,
    Mention,
    Modality,
    Participant,
    Polarity,
    Source,
    Span,
    State,
    StateKind,
)
from rawi.views.csv_table import COLUMNS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def commands(command, name="rawi"):
    """Every command with its full name."""
    yield name, command
    for child, sub in getattr(command, "commands", {}).items():
        yield from commands(sub, f"{name} {child}")


def sections():
    text = (DOCS / "cli.md").read_text("utf-8")
    return {part.partition("\n")[0]: part for part in re.split(r"^## ", text, flags=re.MULTILINE)}


LEAVES = [pair for pair in commands(typer.main.get_command(app)) if not hasattr(pair[1], "commands")]


@pytest.mark.parametrize(("name", "command"), LEAVES, ids=[name for name, _ in LEAVES])
def test_every_command_and_option_is_documented(name, command):
    section = sections()[name]
    for param in command.params:
        for option in param.opts if param.opts[0].startswith("-") else [param.metavar]:
            assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", section), f"{name}: {option}"


def test_no_command_is_documented_that_is_not_there():
    assert {name for name in sections() if name.startswith("rawi ")} == {name for name, _ in LEAVES}


def test_every_error_code_is_documented_once():
    for module in pkgutil.walk_packages(rawi.__path__, "rawi."):
        importlib.import_module(module.name)
    rows = re.findall(r"^\| (R\d{3}) \|", (DOCS / "errors.md").read_text("utf-8"), re.MULTILINE)
    assert len(rows) == len(set(rows))
    assert {error.code for error in errors(RawiError)} == set(rows)


def errors(cls):
    yield cls
    for sub in cls.__subclasses__():
        yield from errors(sub)


def test_error_codes_are_not_shared():
    found = [error.code for error in errors(RawiError) if "code" in vars(error)]
    assert len(found) == len(set(found))


def test_every_csv_column_is_documented():
    text = (DOCS / "tables.md").read_text("utf-8")
    assert [column for column in COLUMNS if f"`{column}`" not in text] == []


PLOVER = yaml.safe_load(data_text("plover.yaml"))
RULE = re.compile(r'"((?:role|merge|status)\.[a-z_]+|date\.told_[a-z]+)"')


def missing(page, words):
    """The words that the page doesn't have as code."""
    text = (DOCS / page).read_text("utf-8")
    return sorted(word for word in words if f"`{word}`" not in text)


def test_every_type_has_a_row_with_its_modes():
    rows = {
        row.split("`")[1]: row for row in (DOCS / "reading.md").read_text("utf-8").splitlines() if row.startswith("| `")
    }
    assert {kind["id"] for kind in PLOVER["types"]} == set(EventType)
    for kind in PLOVER["types"]:
        modes = re.findall(r"`([a-z-]+)`", rows[kind["id"]])
        assert modes == [mode["id"] for mode in kind.get("modes", ())], kind["id"]


@pytest.mark.parametrize("values", [Modality, Polarity, StateKind])
def test_every_status_and_kind_is_documented(values):
    assert missing("reading.md", values) == []


@pytest.mark.parametrize("record", [Event, State, Mention, Participant, Source, EventDate, Span])
def test_every_field_is_documented(record):
    assert missing("reading.md", [one.name for one in fields(record)]) == []


def test_every_context_is_documented():
    assert missing("reading.md", [one["id"] for one in PLOVER["contexts"]]) == []


def test_every_rule_that_is_code_is_documented():
    """Ids in the code that no lexicon entry has."""
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "src/rawi/reading").rglob("*.py"))
    entries = set(re.findall(r"id: (status\.[a-z_]+)", data_text("events", "status_cues.yaml")))
    assert missing("reading.md", set(RULE.findall(code)) - entries) == []


@pytest.mark.parametrize("lexicon", LEXICONS, ids=lambda one: one.path)
def test_every_key_and_value_of_the_lexicons_is_documented(lexicon):
    text = (DOCS / "lexicons.md").read_text("utf-8")
    sections = [part for part in re.split(r"^## ", text, flags=re.MULTILINE) if lexicon.path.split("/")[0] in part]
    codes = set(re.findall(r"`([^`\n]+)`", "".join(sections)))
    assert sorted(lexicon.keys - codes) == []
    assert (
        sorted({value for key, values in lexicon.values.items() if key != "modality" for value in values} - codes) == []
    )


def test_every_column_and_kind_of_the_data_is_documented():
    assert (
        missing("lexicons.md", {*FILES, *KINDS, *(name for header, _ in FILES.values() for name in header.split(","))})
        == []
    )


@pytest.mark.parametrize("page", [*ROOT.glob("*.md"), *DOCS.glob("*.md")], ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        assert link.startswith("https://") or (page.parent / link).exists(), link


def test_every_page_is_in_the_index():
    text = (DOCS / "index.md").read_text("utf-8")
    assert [page.name for page in DOCS.glob("*.md") if page.stem != "index" and f"({page.name})" not in text] == []


def test_pictures_tell_what_they_show():
    for picture in DOCS.glob("*.svg"):
        tree = ElementTree.parse(picture).getroot()
        names = {child.tag.rpartition("}")[2]: child for child in tree}
        assert names["title"].text and names["desc"].text
        assert tree.get("role") == "img" and tree.get("aria-labelledby") == "title desc"


@pytest.mark.model
@pytest.mark.parametrize("page", ["README.md", "docs/library.md"])
def test_python_on_the_page_runs(page, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"^```python\n(.*?)^```$", (ROOT / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)
    namespace = {"__name__": page}
    for block in blocks:
        exec(compile(block, page, "exec"), namespace)
    assert blocks and capsys.readouterr().out
