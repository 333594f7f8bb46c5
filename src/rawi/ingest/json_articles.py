"""Articles in JSON (one object or a list) and JSONL, the latter read line by line."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

from rawi.errors import InputError
from rawi.ingest.decode import decode, is_wide
from rawi.ingest.drafts import Draft, Found, article_of
from rawi.ingest.files import InputFile, read_whole
from rawi.ingest.problems import EmptyError, FieldError, JsonError, Limits, Problem, TooLargeError


def read_json(source: InputFile, limits: Limits, *, lines_only: bool = False) -> Iterator[Found]:
    """The articles of a JSON or JSONL file, a problem for each that can't be read.

    A first line that is a JSON object by itself makes the file JSONL, whatever it is called; with
    ``lines_only`` a broken first line is that line's problem and not the whole file's.
    """
    lines = _Lines(source, limits)
    linewise = lines_only
    number = 0
    for number, line in lines:
        if linewise or _is_object(line):
            linewise = True
            yield from _line_article(source, number, line)
        elif isinstance(line, InputError):
            raise line
        else:
            yield from _whole(source, b"\n" * (number - 1) + line + lines.rest())
    if not number:
        raise EmptyError("the file is empty")


def _line_article(source: InputFile, number: int, line: bytes | InputError) -> Iterator[Found]:
    where = f"{source.name}:{number}"
    try:
        if isinstance(line, InputError):
            raise line
        yield Draft(where, article_of(_parse(decode(line)), f"{source.stem}#{number}"))
    except InputError as error:
        yield Problem.of(error, where=where)


def _whole(source: InputFile, data: bytes) -> Iterator[Found]:
    """The articles of ``data``, one JSON value; raises JsonError, naming the line."""
    try:
        value = _parse(decode(data))
    except JsonError as error:
        error.where = f"{source.name}:{error.line}"
        raise
    items = value if isinstance(value, list) else [value]
    if not items:
        raise FieldError("the list holds no articles")
    for number, item in enumerate(items, 1):
        numbered = isinstance(value, list)
        where = f"{source.name}#{number}" if numbered else source.name
        try:
            yield Draft(where, article_of(item, f"{source.stem}#{number}" if numbered else source.stem))
        except InputError as error:
            yield Problem.of(error, where=where)


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        problem = JsonError(f"{error.msg} at line {error.lineno}, column {error.colno}", hint="check the JSON")
        problem.line = error.lineno
        raise problem from None
    except (ValueError, RecursionError):
        raise JsonError("a number is too long or the nesting too deep", hint="check the JSON") from None


def _is_object(line: bytes | InputError) -> bool:
    try:
        return not isinstance(line, InputError) and isinstance(_parse(decode(line)), dict)
    except InputError:
        return False


class _Lines:
    """The lines of a file with their numbers, each at most ``file_bytes`` long.

    A longer line comes as the error that tells of it. ``rest`` gives all that follows at once.
    """

    def __init__(self, source: InputFile, limits: Limits) -> None:
        wide = is_wide(source.head)
        text = decode(read_whole(source, limits)).encode() if wide else b""
        self._stream = io.BufferedReader(io.BytesIO(text)) if wide else source.stream
        self._limits = limits
        self._total = 0

    def __iter__(self) -> Iterator[tuple[int, bytes | InputError]]:
        number = 0
        while line := self._stream.readline(self._limits.file_bytes + 1):
            number += 1
            self._count(line)
            if len(line) > self._limits.file_bytes:
                yield number, self._skip()
            elif line.strip():
                yield number, line

    def rest(self) -> bytes:
        data = self._stream.read(self._limits.file_bytes + 1)
        if len(data) > self._limits.file_bytes:
            raise _too_large("file", self._limits)
        return data

    def _skip(self) -> TooLargeError:
        """Pass over the rest of an overlong line."""
        while line := self._stream.readline(1 << 20):
            self._count(line)
            if line.endswith(b"\n"):
                break
        return _too_large("line", self._limits)

    def _count(self, line: bytes) -> None:
        self._total += len(line)
        if self._total > self._limits.archive_bytes:
            raise TooLargeError(f"the file holds more than {self._limits.archive_bytes:,} bytes", hint="split it")


def _too_large(what: str, limits: Limits) -> TooLargeError:
    hint = "write one article a line (JSONL)"
    return TooLargeError(f"the {what} is longer than {limits.file_bytes:,} bytes", hint=hint)
