"""The pages in docs/ name every command, option, error code and column."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
import typer

import rawi
from rawi.cli.main import app
from rawi.errors import RawiError
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
        if module.name.startswith(("rawi.ingest", "rawi.views", "rawi.cli")):
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
