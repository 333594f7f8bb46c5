"""Credit lines at the end of an article: «هذا المحتوى من موقع …» is no event but a publisher."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rawi.reading.text.view import View
from rawi.text.fold import Folded

# said on the folded text; the group is the original publisher
_CREDITS = re.compile(
    r"(?:هذا المحتوي (?:من|نقلا عن)(?: موقع)?|نقلا عن موقع|المصدر ?:|نشر هذا المقال (?:في|علي)(?: موقع)?|المصدر موقع)"
    r" ?(?P<who>[^.،\n]{2,40}?)(?= اضغط| لعرض|\.|\n|$)"
)
_TAIL_CHARS = 220


@dataclass(frozen=True, slots=True)
class Credit:
    """The publisher named, and the first word of the line, from which on nothing is an event."""

    publisher: str
    first: int


def find_credit(view: View) -> Credit | None:
    """The credit line within the last words of the text, None if there is none."""
    tail = max(len(view.source) - _TAIL_CHARS, 0)
    folded = Folded.of(view.source[tail:])
    match = _CREDITS.search(folded.text)
    if match is None:
        return None
    start, _ = folded.original(match.start(), match.end())
    a, b = folded.original(match.start("who"), match.end("who"))
    first = next((w.i for w in view.words if w.start >= start + tail), len(view.words))
    return Credit(view.source[tail + a : tail + b].strip(), first)
