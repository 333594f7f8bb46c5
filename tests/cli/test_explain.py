import json

GOOD = "زار الوزير العاصمة أمس والتقى الرئيس."


def test_explain_to_the_screen(run, put, loaded):
    result = run("explain", put("a.txt", GOOD), "--published", "2020-05-04", "--outlet", "المثال", "--model", "small")
    assert result.exit_code == 0
    assert result.stdout.startswith("a · المثال · 2020-05-04\n\nSentence 1\n")
    assert loaded == ["small"]


def test_explain_standard_input(run):
    assert run("explain", "-", input=GOOD).stdout.startswith("stdin\n")


def test_explain_json_to_a_file(run, put, tmp_path):
    output = tmp_path / "why.json"
    result = run("explain", put("a.jsonl", GOOD, GOOD), "--format", "json", "-o", output)
    assert (result.exit_code, result.stdout) == (0, "")
    lines = [json.loads(line) for line in output.read_text("utf-8").splitlines()]
    assert [line["reading"]["article"] for line in lines] == ["a#1", "a#2"]
    assert not output.with_name("why.json.part").exists()


def test_explain_lists_failures(run, put):
    result = run("explain", put("a.jsonl", GOOD, "visit"))
    assert result.exit_code == 1
    assert "R106" in result.stderr and "Sentence 1" in result.stdout
