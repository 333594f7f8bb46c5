import importlib.util
import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import rawi
from rawi.errors import FormatError, ModelError
from rawi.evaluation import floors
from rawi.evaluation.floors import Stage

ROOT = Path(__file__).parents[2]
FLOORS = ROOT / "eval" / "floors.json"
STAGES = floors.load(FLOORS)
STAGE = Stage("names", "names", ("gold.txt",), "", {"all/f1": 50.0, "PER/f1": None})
FIGURES = {"all": {"f1": 60.0}, "PER": {"f1": 40.0}}


@cache
def reader(model):
    return rawi.load(model)


@cache
def analyser(model):
    from rawi.language import Language, packaged

    try:
        return Language(packaged(model))
    except ModelError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("update_floors", ROOT / "tools" / "update_floors.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def pinned(tmp_path, tool, monkeypatch):
    """A gold file, a floors file for it, and a way to run the tool with given figures."""
    (tmp_path / "gold.txt").write_text("زار\tO\n", "utf-8")
    path = tmp_path / "floors.json"
    floors.save(path, [replace(STAGE, sha256=floors.gold_hash(STAGE, tmp_path))])

    def run(figures, *more):
        monkeypatch.setattr(floors, "measure", lambda *args, **kwargs: figures)
        status = tool.main(["--gold", str(tmp_path), "--floors", str(path), *more])
        return status, floors.load(path)[0]

    return run


@pytest.mark.model
@pytest.mark.parametrize("stage", STAGES, ids=[stage.name for stage in STAGES])
def test_figures_stay_above_their_floors(shared, stage):
    assert floors.gold_hash(stage, shared) == stage.sha256, "the gold files have changed: run tools/update_floors.py"
    figures = floors.measure(stage, shared, reader=reader, analyser=analyser)
    assert floors.shortfalls(stage, figures) == []


@pytest.mark.parametrize("stage", STAGES, ids=[stage.name for stage in STAGES])
def test_gold_files_are_those_that_were_pinned(shared, stage):
    assert floors.gold_hash(stage, shared) == stage.sha256


def test_floors_file_is_written_as_it_is_read(tmp_path):
    floors.save(tmp_path / "floors.json", STAGES)
    assert (tmp_path / "floors.json").read_bytes() == FLOORS.read_bytes()


def test_shortfalls_name_figure_and_floor():
    assert floors.shortfalls(STAGE, FIGURES) == []
    low = {**FIGURES, "all": {"f1": 49.99}}
    assert floors.shortfalls(STAGE, low) == ["names: all/f1 is 49.9900, its floor 50.0000"]


def test_unknown_figure_is_refused():
    with pytest.raises(FormatError, match="no figure 'all/f2'"):
        floors.figure(FIGURES, "all/f2")


def test_repinned_raises_floors_and_fills_open_ones():
    assert floors.repinned(STAGE, FIGURES, "new", margin=0.01).floors == {"all/f1": 59.4, "PER/f1": 39.6}


def test_repinned_lowers_only_when_allowed():
    low = {**FIGURES, "all": {"f1": 30.0}}
    assert floors.repinned(STAGE, low, "new", margin=0).floors["all/f1"] == 50.0
    assert floors.repinned(STAGE, low, "new", margin=0, allow_regression=True).floors["all/f1"] == 30.0


def test_gold_hash_changes_with_content_and_name(tmp_path):
    (tmp_path / "dev").mkdir()
    stage = replace(STAGE, files=("dev",))
    seen = set()
    for name, text in (("a.json", "1"), ("a.json", "2"), ("b.json", "2"), ("notes.txt", "not gold")):
        (tmp_path / "dev" / name).write_text(text, "utf-8")
        seen.add(floors.gold_hash(stage, tmp_path))
    assert len(seen) == 3


def test_missing_gold_file_is_refused(tmp_path):
    with pytest.raises(FormatError, match="missing"):
        floors.gold_hash(STAGE, tmp_path)


def test_tool_raises_floors(pinned, capsys):
    status, stage = pinned(FIGURES, "--margin", "0")
    assert status == 0
    assert stage.floors == {"all/f1": 60.0, "PER/f1": 40.0}
    assert "names: all/f1 60.0000 (floor 50.0)" in capsys.readouterr().out


def test_tool_refuses_a_regression(pinned, capsys):
    status, stage = pinned({**FIGURES, "all": {"f1": 30.0}})
    assert status == 1
    assert stage.floors == STAGE.floors
    assert "--allow-regression" in capsys.readouterr().out


def test_tool_lowers_a_floor_when_allowed(pinned):
    status, stage = pinned({**FIGURES, "all": {"f1": 30.0}}, "--margin", "0", "--allow-regression")
    assert (status, stage.floors["all/f1"]) == (0, 30.0)


def test_tool_pins_changed_gold(pinned, tmp_path, capsys):
    before = floors.load(tmp_path / "floors.json")[0].sha256
    (tmp_path / "gold.txt").write_text("زار\tO\nسالم\tB-PER\n", "utf-8")
    status, stage = pinned(FIGURES)
    assert status == 0
    assert stage.sha256 not in ("", before)
    assert "gold files have changed" in capsys.readouterr().out


def test_floors_file_names_stages_of_known_kinds():
    assert {stage.kind for stage in STAGES} <= {"reading", "gsr", "trees", "raw", "names"}
    assert all(json.loads(FLOORS.read_text("utf-8"))[stage.name]["floors"] for stage in STAGES)
