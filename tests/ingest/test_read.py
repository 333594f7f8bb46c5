import gzip
import io
import json
import os
import sys
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rawi.article import Article
from rawi.ingest import Limits, Problem, read_paths
from tests.ingest.samples import ARABIC, ENGLISH, PAGE


def codes(found):
    return [item.code if isinstance(item, Problem) else item.id for item in found]


@pytest.fixture
def put(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def line(**fields):
    return json.dumps({"text": ARABIC, **fields}, ensure_ascii=False) + "\n"


def test_read_paths_text(put):
    path = put("visit.txt", "\ufeff" + ARABIC)
    [article] = read_paths([path], published=date(2020, 1, 2), outlet="المثال")
    assert article == Article(ARABIC, id="visit", published=date(2020, 1, 2), outlet="المثال")


def test_read_paths_html(put):
    page = PAGE.format(charset="windows-1256").encode("cp1256")
    [article] = read_paths([put("page.html", page)])
    assert ARABIC in article.text
    assert "الرئيسية" not in article.text
    assert (article.title, article.outlet) == ("لقاء في العاصمة", "صحيفة المثال")
    assert article.published == date(2019, 3, 7)
    assert article.url == "https://news.example/2019/03/07/meeting"


def test_read_paths_html_without_article(put):
    assert codes(read_paths([put("empty.html", "<html><body></body></html>")])) == ["R112"]


def test_read_paths_own_values_win(put):
    path = put("a.json", line(published="2019-05-06", outlet="الأولى", id="a-1", title="عنوان", url="u"))
    [article] = read_paths([path], published=date(2020, 1, 2), outlet="الثانية")
    assert article == Article(ARABIC, "a-1", "عنوان", date(2019, 5, 6), "الأولى", "u")


def test_read_paths_json_list_and_pretty_object(put):
    many = put("many.json", json.dumps([{"text": ARABIC}, {"text": 3}, {"text": ARABIC, "id": "x"}], indent=1))
    one = put("one.json", json.dumps({"text": ARABIC}, indent=1))
    assert codes(read_paths([many, one])) == ["many#1", "R108", "x", "one"]


def test_read_paths_jsonl_goes_on_after_bad_lines(put):
    bad = '{"text": \n\n[1]\n' + line(published="gestern") + "nonsense\n" + line(id="z")
    path = put("wire.jsonl", line() + bad)
    found = list(read_paths([path]))
    assert codes(found) == ["wire#1", "R107", "R108", "R109", "R107", "z"]
    assert [item.where.rpartition(":")[2] for item in found if isinstance(item, Problem)] == [
        "2",
        "4",
        "5",
        "6",
    ]


def test_read_paths_json_that_is_jsonl(put):
    assert codes(read_paths([put("wire.json", "\n" + line() + line())])) == ["wire#2", "wire#3"]


def test_read_paths_malformed_json_names_the_line(put):
    [problem] = read_paths([put("a.json", '{\n "text": "x",\n oops\n}')])
    assert problem.code == "R107"
    assert problem.where.endswith("a.json:3")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1256", "utf-8-sig"])
def test_read_paths_jsonl_in_other_encodings(put, encoding):
    found = list(read_paths([put("wire.jsonl", (line() * 2).encode(encoding))]))
    assert [item.text for item in found] == [ARABIC, ARABIC]


def test_read_paths_gzip(put):
    wire = put("wire.jsonl.gz", gzip.compress((line() * 2).encode()))
    text = put("visit.txt.gz", gzip.compress(ARABIC.encode()))
    cut = put("cut.txt.gz", gzip.compress(ARABIC.encode())[:-20])
    bad = put("bad.gz", b"\x1f\x8bnonsense")
    assert codes(read_paths([wire, text, cut, bad])) == ["wire#1", "wire#2", "visit", "R111", "R111"]


def test_read_paths_gzip_bombs_are_cut_off(put):
    limits = Limits(file_bytes=10_000, archive_bytes=50_000)
    text = put("a.txt.gz", gzip.compress(b" " * 1_000_000))
    one_line = put("b.jsonl.gz", gzip.compress(b" " * 1_000_000))
    lines = put("c.jsonl.gz", gzip.compress(b" \n" * 500_000))
    assert codes(read_paths([text, one_line, lines], limits=limits)) == ["R104", "R104", "R104"]


def test_read_paths_limits(put):
    limits = Limits(file_bytes=4_000, article_chars=300)
    long_line = line(more="x" * 5_000)
    wire = put("wire.jsonl", line() + long_line + line())
    big = put("big.txt", ARABIC * 20)
    long = put("long.txt", ARABIC * 3)
    found = list(read_paths([wire, big, long], limits=limits))
    assert codes(found) == ["wire#1", "R104", "wire#3", "R104", "R104"]


def test_read_paths_takes_a_file_of_5_mb_in_one_line(put):
    text = (ARABIC + " ") * (5_000_000 // len(ARABIC.encode()))
    [article] = read_paths([put("long.txt", text)])
    assert article.text == text


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", "R102"),
        ("blank.txt", b" \n\n", "R102"),
        ("bom.txt", b"\xef\xbb\xbf", "R102"),
        ("blank.json", b" \n\n", "R102"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "R103"),
        ("paper.pdf", b"%PDF-1.4 something", "R103"),
        ("english.txt", ENGLISH, "R106"),
        ("list.json", b"[]", "R108"),
        ("string.json", b'"text"', "R108"),
        ("number.json", b"1" * 5000, "R107"),
        ("deep.json", b"[" * 100_000, "R107"),
        ("table.csv", ARABIC, "R113"),
    ],
)
def test_read_paths_refuses(put, name, content, code):
    good = put("good.txt", ARABIC)
    found = list(read_paths([put(name, content), good]))
    assert codes(found) == [code, "good"]
    assert name in found[0].where


def test_read_paths_missing_file(tmp_path):
    assert codes(read_paths([tmp_path / "none.txt"])) == ["R101"]


def test_read_paths_folder_is_sorted_and_recursive(put, tmp_path):
    for name in ("b.txt", "a/z.txt", "a/c.html", ".hidden.txt", "c.bin"):
        put(name, PAGE if name.endswith("html") else b"\x00\x01" * 50 if name.endswith("bin") else ARABIC)
    assert codes(read_paths([tmp_path])) == ["c", "z", "b", "R103"]


def test_read_paths_empty_folder(tmp_path):
    assert codes(read_paths([tmp_path])) == ["R101"]


def test_read_paths_links_in_folders_are_not_followed(put, tmp_path):
    secret = put("outside/secret.txt", ARABIC)
    put("in/a.txt", ARABIC)
    (tmp_path / "in" / "out.txt").symlink_to(secret)
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    (tmp_path / "in" / "again.txt").symlink_to(tmp_path / "in" / "a.txt")
    assert codes(read_paths([tmp_path / "in"])) == ["a", "R110", "R110"]
    assert codes(read_paths([tmp_path / "in" / "out.txt"])) == ["out"]


def test_read_paths_ids_are_unique(put):
    paths = [put("a/x.txt", ARABIC), put("b/x.txt", ARABIC), put("c.jsonl", line(id="x") + line(id="x#2"))]
    assert codes(read_paths(paths)) == ["x", "x#2", "x#3", "x#2#2"]


def test_read_paths_file_name_that_is_not_utf8(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xff\xfe.txt"
    try:
        with open(path, "wb") as file:  # noqa: PTH123 (a name in bytes)
            file.write(ARABIC.encode())
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    [article] = read_paths([tmp_path])
    article.id.encode("utf-8")


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        (ARABIC, ["stdin"]),
        (line() + line(), ["stdin#1", "stdin#2"]),
        (json.dumps([{"text": ARABIC}], indent=2), ["stdin#1"]),
        (PAGE.format(charset="utf-8"), ["stdin"]),
        ("", ["R102"]),
    ],
)
def test_read_paths_sniffs_standard_input(monkeypatch, content, ids):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    assert codes(read_paths(["-"])) == ids


def test_read_paths_tells_bytes_read(put):
    path = put("a.txt.gz", gzip.compress(ARABIC.encode()))
    taken = []
    list(read_paths([path], on_bytes=taken.append))
    assert sum(taken) == path.stat().st_size


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(data=st.binary(max_size=400), suffix=st.sampled_from([".txt", ".json", ".jsonl", ".html", "", ".gz"]))
def test_read_paths_never_crashes(tmp_path, data, suffix):
    path = tmp_path / f"any{suffix}"
    path.write_bytes(data)
    for item in read_paths([path]):
        assert isinstance(item, (Article, Problem))
        str(item)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["text", "id", "published", "url"]), inner),
        max_leaves=8,
    )
)
def test_read_paths_takes_any_json(tmp_path, value):
    path = tmp_path / "any.json"
    path.write_text(json.dumps(value))
    assert all(isinstance(item, (Article, Problem)) for item in read_paths([path]))
