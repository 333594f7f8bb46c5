import csv
import json

import pyarrow.parquet as pq
import pytest

GOOD = "زار الوزير العاصمة أمس والتقى الرئيس."
BAD = "The minister went to the capital."
CRASH = "حدث انهيار في المبنى الحكومي وسط المدينة."
NO_MODEL = "عرضت الشركة نموذج السيارة في المعرض."
STOP = "توقف القطار في المحطة عند الظهر."


def test_read_reports_to_the_screen(run, put, loaded):
    result = run("read", put("a.txt", GOOD), "--published", "2020-05-04", "--outlet", "المثال")
    assert result.exit_code == 0
    assert result.stdout.startswith("a · المثال · 2020-05-04\n")
    assert "1. CONSULT الوزير → زار" in result.stdout
    assert "rules" not in result.stdout
    assert loaded == ["accurate"]


def test_read_why(run, put):
    assert "rules: consult.meet" in run("read", put("a.txt", GOOD), "--why").stdout


def test_read_jsonl_and_states(run, put, tmp_path):
    states = tmp_path / "states.jsonl"
    result = run("read", put("a.txt", GOOD), "--format", "jsonl", "--states", states, "--model", "small")
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a:e1", "a:e2"]
    assert [json.loads(line)["id"] for line in states.read_text().splitlines()] == ["a:s1"]


@pytest.mark.parametrize("format_", ["report", "jsonl", "csv", "parquet"])
def test_read_writes_files(run, put, tmp_path, format_):
    output = tmp_path / "out"
    result = run("read", put("a.txt", GOOD), "--format", format_, "-o", output)
    assert (result.exit_code, result.stdout) == (0, "")
    if format_ == "parquet":
        assert pq.read_table(output).column("id").to_pylist() == ["a:e1", "a:e2"]
    elif format_ == "csv":
        assert [row["id"] for row in csv.DictReader(output.open(encoding="utf-8"))] == ["a:e1", "a:e2"]
    else:
        assert "زار" in output.read_text("utf-8")
    assert not list(tmp_path.glob("*.part"))


def test_read_standard_input(run):
    result = run("read", "-", "--format", "jsonl", input=GOOD.encode("cp1256"))
    assert json.loads(result.stdout.splitlines()[0])["trigger"]["text"] == "زار"


def test_read_lists_failures_and_reads_the_others(run, put, tmp_path):
    wire = put("wire.jsonl", GOOD, BAD, CRASH, NO_MODEL, GOOD)
    result = run("read", wire, tmp_path / "none.txt", "--format", "jsonl")
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == [
        *("wire#1:e1", "wire#1:e2"),
        *("wire#5:e1", "wire#5:e2"),
    ]
    lines = result.stderr.splitlines()
    assert [line.split()[0] for line in lines[:-1]] == ["R106", "R900", "R201", "R101"]
    assert "wire.jsonl:2" in lines[0]
    assert "report it" in lines[1]
    assert lines[-1] == "4 of 6 articles failed"
    assert "Traceback" not in result.stderr


def test_read_debug_shows_the_traceback(run, put):
    assert "ZeroDivisionError: boom" in run("read", put("a.txt", CRASH), "--debug").stderr


@pytest.mark.parametrize("format_", ["jsonl", "csv", "parquet"])
def test_read_keeps_what_was_read_before_ctrl_c(run, put, tmp_path, format_):
    output, states = tmp_path / "out", tmp_path / "states"
    wire = put("wire.jsonl", GOOD, STOP, GOOD)
    result = run("read", wire, "--format", format_, "-o", output, "--states", states)
    assert result.exit_code == 130
    assert "kept" in result.stderr
    if format_ == "parquet":
        assert pq.read_table(output).num_rows == 2
    else:
        assert output.read_text("utf-8").count("wire#1:e") == 2
    assert states.read_text("utf-8").count("\n") == 1


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["a.txt", "--published", "gestern"],
        ["a.txt", "--format", "xml"],
        ["a.txt", "--format", "parquet"],
        ["a.txt", "-o", "x", "--states", "./x"],
        ["a.txt", "-o", "/nowhere/x"],
        ["a.txt", "--nonsense"],
    ],
)
def test_read_usage(run, args):
    assert run("read", *args).exit_code == 2


def test_read_tells_of_a_missing_model(run, put):
    result = run("read", put("a.txt", GOOD), "--model", "none")
    assert result.exit_code == 1
    assert result.stderr.strip() == "R201 there is no model none; use accurate"
