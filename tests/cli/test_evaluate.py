import json
import sys
from types import ModuleType

import pytest

from tests.cli.conftest import Figures


@pytest.fixture
def calls(monkeypatch):
    """What the evaluation functions were called with; they are stubs."""
    seen = []

    def evaluate(*args, **options):
        seen.append((*args, options))
        return Figures(args[0])

    for name in ("reading", "gsr", "language"):
        module = ModuleType(f"rawi.evaluation.{name}")
        module.evaluate = evaluate
        monkeypatch.setitem(sys.modules, module.__name__, module)
    return seen


def test_eval_reading(run, calls, loaded, tmp_path):
    result = run("eval", "reading", tmp_path, "--model", "small")
    assert (result.exit_code, result.stdout) == (0, f"F1 of {tmp_path}\n")
    [(gold, options)] = calls
    assert gold == tmp_path
    assert hasattr(options["reader"], "read")
    assert loaded == ["small"]


def test_eval_gsr_json(run, calls, put):
    files = [put("a.jsonl", "نص"), put("b.jsonl", "نص")]
    assert json.loads(run("eval", "gsr", *files, "--json").stdout)["f1"] == 0.5
    [(given, options)] = calls
    assert given == files
    assert hasattr(options["reader"], "read")


def test_eval_language(run, calls, put):
    file = put("dev.txt", "نص")
    assert run("eval", "language", "names", file, "--classes", "PER, LOC").exit_code == 0
    assert run("eval", "language", "trees", file).exit_code == 0
    assert [(kind, path, options["classes"]) for kind, path, options in calls] == [
        ("names", file, ["PER", "LOC"]),
        ("trees", file, ["PER", "LOC", "ORG", "MISC"]),
    ]
    assert all(hasattr(options["language"], "pipe") for _, _, options in calls)


@pytest.mark.parametrize(
    "args", [["reading"], ["reading", "/nowhere"], ["gsr", "/nowhere"], ["language", "tones", "x"]]
)
def test_eval_usage(run, args):
    assert run("eval", *args).exit_code == 2
