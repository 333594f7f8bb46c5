"""Events and states as JSON lines, in the form of the event contract."""

from __future__ import annotations

import json
from typing import IO

from rawi.article import Article
from rawi.records import Event, Reading, State, as_json

# Legal inside JSON strings, but some programs take them for line ends.
LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def as_line(record: Event | State) -> str:
    """The record as one line of JSON, newline included; ``sentence`` is left out when it isn't known."""
    value = as_json(record)
    if value.get("sentence", "") is None:
        del value["sentence"]
    return json.dumps(value, ensure_ascii=False).translate(LINE_ENDS) + "\n"


class EventLines:
    """Writes one event a line."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def add(self, article: Article, reading: Reading) -> None:
        """Write the reading's events."""
        self._stream.write("".join(map(as_line, reading.events)))

    def close(self) -> None:
        """Hand everything to the file."""
        self._stream.flush()


class StateLines(EventLines):
    """Writes one state a line."""

    def add(self, article: Article, reading: Reading) -> None:
        """Write the reading's states."""
        self._stream.write("".join(map(as_line, reading.states)))
