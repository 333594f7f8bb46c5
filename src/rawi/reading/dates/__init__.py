"""Dates in Arabic news: find the expressions and resolve them against the day of publication.

The words and rules are data (``data/dates/*.yaml``), with examples beside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from rawi.reading.dates.combine import Draft, drafts
from rawi.reading.dates.moments import When
from rawi.text import Folded

__all__ = ["DateMention", "find_dates"]

_LAM_ARTICLE = re.compile(r"(?<![^\W_])([وف]?)لل(?=[^\W\d_]{2})")
_SPELT = re.compile(r"[أا]ب(?![^\W\d_])")
_MARKS = "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"


@dataclass(frozen=True, slots=True)
class DateMention:
    """An expression of time: where it stands and the inclusive span of days that it means.

    ``kind`` is point, duration, set («كل جمعة») or vague («مؤخرا»); only points have a span. ``first`` is
    None when it can't be told, ``last`` also when ``open_end`` says that it goes on («منذ 2011»).
    ``next_first`` and ``next_last`` are the reading for an announced event: «الأربعاء» is then the next
    Wednesday, not the last. ``begins`` is the last day of the moment with which an open span begins.
    ``precision`` is day, week, month, season, year or range; ``origin`` is stated or relative (to the
    publication); ``conflict`` tells a contradiction, which the span covers.
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    open_end: bool
    precision: str
    origin: str
    conflict: str | None
    rule: str
    kind: str
    next_first: date | None = None
    next_last: date | None = None
    begins: date | None = None


def find_dates(text: str, published: date | None) -> list[DateMention]:
    """All mentions of time in ``text``, in order; «أول أمس» is two days before ``published``."""
    folded = Folded.of(text)
    # «للأربعاء» is ل + الأربعاء with a silent alef left out: written out, rules need only know «ال».
    spelt = _LAM_ARTICLE.sub(r"\1ال", folded.text)
    found = (_mention(draft, text, folded, spelt, published) for draft in drafts(spelt))
    return [mention for mention in found if mention]


def _mention(draft: Draft, text: str, folded: Folded, spelt: str, published: date | None) -> DateMention | None:
    at = draft.start
    if folded.text[at] != spelt[at]:
        at += 1
    start, end = folded.original(at, draft.end)
    end += len(_leading_marks(text[end : end + 4]))
    if draft.rule == "date.month" and _SPELT.match(text[start:end]):
        return None
    past, ahead = _resolved(draft, published, forward=False), _resolved(draft, published, forward=True)
    return DateMention(
        start=start,
        end=end,
        text=text[start:end],
        first=past.first,
        last=past.last,
        open_end=past.open_end,
        precision=past.precision,
        origin=past.origin,
        conflict=past.conflict,
        rule=draft.rule,
        kind=draft.kind,
        next_first=ahead.first,
        next_last=ahead.last,
        begins=past.begins,
    )


def _leading_marks(text: str) -> str:
    """The vowel marks and tatweel with which ``text`` begins: they belong to the word before."""
    return text[: len(text) - len(text.lstrip(_MARKS))]


def _resolved(draft: Draft, published: date | None, *, forward: bool) -> When:
    """The span of ``draft``; none where it leaves what the calendars can count."""
    try:
        return draft.moment.resolve(published, forward=forward)
    except (OverflowError, ValueError):
        return When(None, None, "range")
