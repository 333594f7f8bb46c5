import io

import pytest

from rawi.views.report import Line, Piece
from rawi.views.terminal import Report, isolated, plain_line, safe
from tests.views.samples import ARTICLE, READING


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_report_is_plain_in_a_file():
    stream = io.StringIO()
    writer = Report(stream)
    writer.add(ARTICLE, READING)
    writer.close()
    assert not {"\u2068", "\u2069", "\x1b"} & set(stream.getvalue())


def test_report_on_a_terminal_isolates_arabic(monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    stream = Terminal()
    Report(stream).add(ARTICLE, READING)
    shown = stream.getvalue()
    assert "\u2068عمر السالم\u2069" in shown
    assert "[المثال]" in shown
    for line in shown.splitlines():
        assert line.count("\u2068") == line.count("\u2069")


@pytest.mark.parametrize(
    ("text", "expected"), [("زار", "\u2068زار\u2069"), ("visit", "visit"), ("٢٠", "\u2068٢٠\u2069"), ("", "")]
)
def test_isolated(text, expected):
    assert isolated(text) == expected


@pytest.mark.parametrize("text", ["أ\x1b[31mب", "أ\nب", "أ\u202eب", "أ\u2029ب"])
def test_safe_takes_out_what_would_spoil_a_terminal(text):
    assert safe(text).startswith("أ ")
    assert not {"\x1b", "\n", "\u202e", "\u2029"} & set(safe(text))


def test_plain_line():
    assert plain_line(Line((Piece("a "), Piece("b ")), 2)) == "  a b"
