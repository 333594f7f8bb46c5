"""Where gold triggers stand in the text, and which system triggers meet them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from rawi.errors import FormatError
from rawi.evaluation.names import proclitics

Spans = list[tuple[int, int]]
_TAIL = re.compile(r"\w*$")
_ALEF = "\u0627"


def gold_spans(text: str, event: Mapping[str, Any]) -> Spans:
    """The (start, end) of each acceptable trigger of a gold event in ``text``."""
    anchor = event["anchor"]
    at = text.find(anchor)
    if at < 0 or text.find(anchor, at + 1) >= 0:
        raise FormatError(f"the anchor is missing from the text or not unique: {anchor!r}")
    return [_occurrence(text, at, anchor, trigger) for trigger in event["trigger"]]


def _occurrence(text: str, at: int, anchor: str, trigger: str) -> tuple[int, int]:
    """The best place of ``trigger`` in the anchor: a whole word first, then after proclitics."""
    starts = [at + m.start() for m in re.finditer(re.escape(trigger), anchor)]
    if not starts:
        raise FormatError(f"the trigger {trigger!r} does not stand in its anchor {anchor!r}")
    best = min(starts, key=lambda start: (_depth(text[:start]), start))
    return best, best + len(trigger)


def _depth(before: str) -> int:
    """0 at the start of a word, 1 after proclitics, 2 elsewhere in a word."""
    tail = _TAIL.search(before)
    letters = set(tail.group()) if tail else set()
    return 0 if not letters else 1 if letters <= proclitics() | {_ALEF} else 2


def meets(event: Mapping[str, Any], spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the event's trigger covers half of the shorter of the two, and isn't far longer than gold's."""
    start, end = event["trigger"]["start"], event["trigger"]["end"]
    return any(
        (common := min(end, b) - max(start, a)) > 0
        and common * 2 >= min(end - start, b - a)
        and end - start <= 3 * max(b - a, 5)
        for a, b in spans
    )
