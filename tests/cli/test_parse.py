import json


def test_parse_conllu(run, put):
    result = run("parse", put("a.txt", "زار الوزير العاصمة"))
    assert result.exit_code == 0
    assert result.stdout.startswith("# newdoc id = a\n# sent_id = a-1\n# text = زار الوزير العاصمة\n1\tزار\t")


def test_parse_json_to_a_file(run, put, tmp_path):
    output = tmp_path / "trees.jsonl"
    result = run("parse", put("a.jsonl", "زار الوزير", "عاد الوزير"), "--format", "json", "-o", output)
    assert (result.exit_code, result.stdout) == (0, "")
    assert [json.loads(line)["id"] for line in output.read_text("utf-8").splitlines()] == ["a#1", "a#2"]


def test_parse_html_is_one_page(run, put):
    result = run("parse", put("a.jsonl", "زار <b> الوزير", "visit", "عاد الوزير"), "--format", "html")
    assert result.exit_code == 1
    assert result.stdout.startswith("<!DOCTYPE html>") and result.stdout.endswith("</html>\n")
    assert result.stdout.count("<section>") == result.stdout.count("<svg") == 2
    assert "<b>" not in result.stdout


def test_parse_lists_failures(run, put):
    result = run("parse", put("a.jsonl", "زار الوزير", "visit"))
    assert result.exit_code == 1
    assert "R106" in result.stderr


def test_parse_usage(run):
    assert run("parse").exit_code == 2
