"""The fields of an article before it is checked: types, dates, and where it came from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rawi.article import Article
from rawi.ingest.problems import DateError, FieldError, Problem

_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:?\d\d.*)?", re.DOTALL)
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its file gives it, and the file (and line) for messages."""

    where: str
    article: Article


Found = Draft | Problem


def parse_day(value: str) -> date:
    """The day of an ISO date or date-time, as written, whatever its time zone; raises DateError."""
    match = _ISO_DAY.fullmatch(value.strip())
    try:
        if match:
            return date(*map(int, match.groups()))
    except ValueError:
        pass
    raise DateError(f"{value[:40]!r} is not a date", hint="write the day as YYYY-MM-DD")


def article_of(fields: Any, fallback_id: str) -> Article:
    """The article in a JSON object; raises FieldError or DateError.

    Known fields are id, title, text, published, outlet and url; others are passed over.
    """
    if not isinstance(fields, dict):
        raise FieldError(f"an article must be a JSON object, not {_name(fields)}", hint='write {"text": "…"}')
    if "text" not in fields:
        raise FieldError("the field text is missing", hint='every article needs "text"')
    published = _text(fields, "published")
    return Article(
        text=_text(fields, "text"),
        id=_id(fields) or fallback_id,
        title=_text(fields, "title"),
        published=parse_day(published) if published else None,
        outlet=_text(fields, "outlet"),
        url=_text(fields, "url"),
    )


def whole_characters(text: str) -> str:
    """``text`` with each half of a broken surrogate pair replaced by U+FFFD: same length, printable."""
    return _HALF_CHARACTER.sub("\ufffd", text)


def _text(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    if value is None and name != "text":
        return ""
    if not isinstance(value, str):
        raise FieldError(f"the field {name} must be a string, not {_name(value)}")
    return whole_characters(value)


def _id(fields: Mapping[str, Any]) -> str:
    value = fields.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _text(fields, "id").strip()


def _name(value: Any) -> str:
    """JSON's name for the type of ``value``."""
    if value is None:
        return "null"
    names = {bool: "true or false", int: "a number", float: "a number", str: "a string", list: "a list"}
    return names.get(type(value), "an object")
