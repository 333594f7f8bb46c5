"""The event contract: its schemas, and that every span cuts its text out of the article."""

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from rawi.records import as_json

SHARED = Path(os.environ.get("RAWI_SHARED") or Path(__file__).parents[1] / "../shared")


def validator(name):
    """A validator of one schema that checks formats; skips the test where the schemas are absent."""
    contract = SHARED / "contract"
    if not contract.is_dir():
        pytest.skip(f"{contract} is absent: the contract isn't checked")
    schemas = {path.name: json.loads(path.read_text("utf-8")) for path in contract.glob("*.schema.json")}
    registry = Registry().with_resources((key, Resource.from_contents(value)) for key, value in schemas.items())
    checker = FormatChecker()
    assert "date" in checker.checkers
    return Draft202012Validator(schemas[name], registry=registry, format_checker=checker)


def spans(value, path=()):
    """Every (path, span) of a record's JSON that has offsets; the path is made of field names."""
    if isinstance(value, list):
        for item in value:
            yield from spans(item, path)
    elif isinstance(value, dict):
        if isinstance(value.get("start"), int):
            yield path, value
        for key, item in value.items():
            yield from spans(item, (*path, key))


def assert_spans_cut(article, reading):
    """Fails with the first span whose text isn't what its offsets cut; gives the paths of all spans."""
    paths = set()
    for record in (*reading.events, *reading.states):
        for path, span in spans(as_json(record)):
            source = article.title if span.get("field") == "title" else article.text
            assert span["text"], (path, span)
            assert source[span["start"] : span["end"]] == span["text"], (path, span)
            paths.add(path)
    return paths
