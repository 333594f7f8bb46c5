"""Finding and opening input files: folders, links, compression, kinds."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from rawi.ingest.problems import ArchiveError, Limits, LinkError, MissingError, Problem, TooLargeError

STDIN = Path("-")
_HEAD_BYTES = 4096


@dataclass(frozen=True, slots=True)
class InputFile:
    """An open input: its name for messages, its stem for ids, its suffix, first bytes and stream."""

    name: str
    stem: str
    suffix: str
    head: bytes
    stream: io.BufferedReader


def list_files(path: Path) -> Iterator[Path | Problem]:
    """``path`` itself, or the files under it in sorted order; hidden ones are passed over.

    A link inside a folder is not followed: one that leads out of it is a problem, and the target
    of any other is listed where it lies.
    """
    if path == STDIN or not path.is_dir():
        yield path
        return
    found = False
    for entry in _walk(path, path.resolve()):
        found = True
        yield entry
    if not found:
        yield Problem.of(MissingError("the folder holds no files", where=shown(path)))


def _walk(folder: Path, root: Path) -> Iterator[Path | Problem]:
    try:
        entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        yield Problem.of(MissingError(_reason(error), where=shown(folder)))
        return
    for entry in entries:
        if entry.is_symlink():
            if not entry.resolve().is_relative_to(root):
                hint = "give its target as a path of its own"
                yield Problem.of(LinkError("the link leads out of the folder", where=shown(entry), hint=hint))
        elif entry.is_dir():
            yield from _walk(entry, root)
        elif entry.is_file():
            yield entry
        else:
            yield Problem.of(MissingError("this is not a regular file", where=shown(entry)))


@contextmanager
def open_input(path: Path, on_bytes: Callable[[int], None] | None = None) -> Iterator[InputFile]:
    """The file at ``path`` (``-`` is standard input), unpacked if it is gzip.

    ``on_bytes`` is told how many bytes were taken from the disk. Raises MissingError; reading may
    raise ArchiveError.
    """
    try:
        raw: BinaryIO = sys.stdin.buffer if path == STDIN else path.open("rb")
    except OSError as error:
        raise MissingError(_reason(error), where=shown(path)) from None
    try:
        stream = _buffered(_Meter(raw, on_bytes))
        with _gzip_errors(shown(path)):
            if stream.peek(2)[:2] == b"\x1f\x8b":
                stream = _buffered(gzip.GzipFile(fileobj=stream))
            stem, suffix = _stem(path)
            yield InputFile(shown(path), stem, suffix, stream.peek(_HEAD_BYTES), stream)
    finally:
        if path != STDIN:
            raw.close()


def read_whole(source: InputFile, limits: Limits) -> bytes:
    """All bytes of the file; raises TooLargeError."""
    data = source.stream.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        raise TooLargeError(
            f"the file is larger than {limits.file_bytes:,} bytes",
            hint="split it, or write one article a line (JSONL)",
        )
    return data


def count_bytes(paths: list[Path]) -> int | None:
    """What ``read_paths`` will take from the disk, or None when standard input is among them."""
    if STDIN in paths:
        return None
    files = (found for path in paths for found in list_files(path) if isinstance(found, Path))
    return sum(file.stat().st_size for file in files if file.is_file())


def shown(path: Path) -> str:
    """The path as messages show it: printable even where the file name isn't UTF-8."""
    return "standard input" if path == STDIN else os.fsencode(path).decode("utf-8", "replace")


def _buffered(raw: Any) -> io.BufferedReader:
    return io.BufferedReader(raw, 1 << 16)


def _stem(path: Path) -> tuple[str, str]:
    if path == STDIN:
        return "stdin", ""
    name = shown(Path(path.name.removesuffix(".gz")))
    return Path(name).stem, Path(name).suffix.lower()


def _reason(error: OSError) -> str:
    return f"it can't be opened ({(error.strerror or 'unknown error').lower()})"


@contextmanager
def _gzip_errors(name: str) -> Iterator[None]:
    try:
        yield
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise ArchiveError("the gzip file is damaged or cut short", where=name, hint="pack it again") from None


class _Meter(io.RawIOBase):
    """A raw stream that tells how many bytes were read from it."""

    def __init__(self, raw: BinaryIO, on_bytes: Callable[[int], None] | None) -> None:
        self._raw = raw
        self._on_bytes = on_bytes

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._raw.read(len(buffer))
        buffer[: len(data)] = data
        if self._on_bytes:
            self._on_bytes(len(data))
        return len(data)
