"""Gold files: lines, JSON lines and articles, refused with file and line where they are malformed."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rawi.errors import FormatError


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """(number, line without its end) of a UTF-8 file, unpacked when its name ends in ``.gz``."""
    opener = gzip.open if path.suffix == ".gz" else open
    number = 0
    try:
        with opener(path, "rt", encoding="utf-8-sig") as file:
            for number, line in enumerate(file, 1):
                yield number, line.rstrip("\n")
    except UnicodeDecodeError:
        raise FormatError("not UTF-8", where=f"{path}:{number + 1}", hint="convert the file") from None
    except (OSError, EOFError) as error:
        raise FormatError(f"can't be read ({error})", where=str(path)) from None


def read_articles(folder: Path) -> list[dict[str, Any]]:
    """The gold articles of a folder (``*.json``), in the order of their file names."""
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise FormatError("no gold articles (*.json)", where=str(folder))
    return [_article(path) for path in paths]


def read_json_lines(path: Path, keys: Iterable[str]) -> list[dict[str, Any]]:
    """One object a line, each with all of ``keys``; empty lines don't count."""
    needed = tuple(keys)
    return [_object(line, f"{path}:{number}", needed) for number, line in lines(path) if line.strip()]


def _article(path: Path) -> dict[str, Any]:
    text = "\n".join(line for _, line in lines(path))
    article = _object(text, str(path), ("id", "text", "events"))
    for number, event in enumerate(article["events"], 1):
        keys = ("type", "anchor", "trigger", "actors", "recipients", "modality", "polarity", "attribution")
        _require(event, f"{path}, event {number}", keys)
    return article


def _object(text: str, where: str, keys: tuple[str, ...]) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        place = where if where.rpartition(":")[2].isdigit() else f"{where}:{error.lineno}"
        raise FormatError(f"not JSON ({error.msg})", where=place) from None
    return _require(value, where, keys)


def _require(value: Any, where: str, keys: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise FormatError("an object was expected", where=where)
    missing = [key for key in keys if key not in value]
    if missing:
        raise FormatError(f"lacks {', '.join(missing)}", where=where, hint="see docs/evaluation.md")
    return value
