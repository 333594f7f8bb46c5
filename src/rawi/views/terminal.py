"""Writing a report: plain lines for files and pipes, colours and bidi isolates for terminals."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable
from typing import IO, TYPE_CHECKING

from rawi.article import Article
from rawi.records import Reading
from rawi.views.report import Line, Piece, report_lines

if TYPE_CHECKING:
    from rich.console import Console

# First Strong Isolate and Pop Directional Isolate: Arabic inside a line must not reorder the rest.
_ISOLATE, _POP = "\u2068", "\u2069"
_RIGHT_TO_LEFT = {"R", "AL", "AN"}
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+")
_STYLES = {
    "heading": "bold underline",
    "title": "bold",
    "type": "bold cyan",
    "trigger": "bold yellow",
    "actor": "green",
    "status": "magenta",
    "denied": "bold red",
    "sentence": "italic",
    "quiet": "dim",
    "": "",
}
_MOST_COLUMNS = 100


class Lines:
    """Writes the lines of reports.

    On a terminal they are coloured, wrapped, and Arabic stands in isolates; elsewhere every line is
    plain and whole, so that it can be searched.
    """

    def __init__(self, stream: IO[str], *, plain: bool | None = None) -> None:
        self._stream = stream
        self._console = None if (not stream.isatty() if plain is None else plain) else _console(stream)

    def write(self, lines: Iterable[Line]) -> None:
        """Write the lines in order."""
        for line in lines:
            if self._console is None:
                self._stream.write(plain_line(line) + "\n")
            else:
                _print(self._console, line)

    def close(self) -> None:
        """Hand everything to the file."""
        self._stream.flush()


class Report(Lines):
    """Writes the report of one reading after the other."""

    def __init__(self, stream: IO[str], *, why: bool = False, plain: bool | None = None) -> None:
        super().__init__(stream, plain=plain)
        self._why = why

    def add(self, article: Article, reading: Reading) -> None:
        """Write one article's report."""
        self.write(report_lines(article, reading, why=self._why))


def plain_line(line: Line) -> str:
    """The line without colours or isolates."""
    return (" " * line.indent + "".join(safe(piece.text) for piece in line.pieces)).rstrip()


def safe(text: str) -> str:
    """``text`` on one line, without control characters or direction marks of its own."""
    return re.sub(r"\s+", " ", _UNSAFE.sub(" ", text))


def isolated(text: str) -> str:
    """``text`` in a directional isolate when it has right-to-left letters, else unchanged."""
    if any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text):
        return f"{_ISOLATE}{text}{_POP}"
    return text


def _print(console: Console, line: Line) -> None:
    from rich.text import Text

    for pieces in _wrapped(line, min(console.width, _MOST_COLUMNS)):
        text = Text(" " * line.indent)
        for piece in pieces:
            text.append(isolated(safe(piece.text)), _STYLES[piece.style])
        console.print(text, soft_wrap=True, highlight=False)


def _wrapped(line: Line, columns: int) -> list[tuple[Piece, ...]]:
    """Running text cut into lines, so that each is isolated by itself."""
    if not line.wrap:
        return [line.pieces]
    text = safe("".join(piece.text for piece in line.pieces))
    style = line.pieces[0].style
    return [(Piece(part, style),) for part in textwrap.wrap(text, max(20, columns - line.indent))]


def _console(stream: IO[str]) -> Console:
    from rich.console import Console

    return Console(file=stream)
