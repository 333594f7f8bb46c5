"""What the named groups of a match say, shared by all productions."""

from __future__ import annotations

import re
from collections.abc import Callable

from rawi.reading.dates.lexicon import Lexicon
from rawi.reading.dates.macros import SEPARATOR
from rawi.reading.dates.moments import CalendarDate, Moment
from rawi.reading.dates.numerals import number

Found = tuple[int, int, Moment]


class Groups:
    """The named groups of a match; where a macro occurs twice, the one that matched."""

    def __init__(self, match: re.Match[str], before: str) -> None:
        self.match = match
        self.before = before
        told = ((name, text) for name, text in match.groupdict().items() if text is not None)
        self.values = {name.rpartition("__")[0]: text for name, text in told}

    def __getitem__(self, name: str) -> str | None:
        return self.values.get(name)

    def span(self, name: str) -> tuple[int, int]:
        """Where the group stands in the text."""
        return self.match.span(f"{name}__1")

    def whole(self, moment: Moment) -> list[Found]:
        """``moment`` over the whole match."""
        return [(*self.match.span(), moment)]


Production = Callable[[Groups, Lexicon], list[Found] | None]


def month_of(groups: Groups, lex: Lexicon) -> tuple[str, int]:
    """Calendar and number of the month that ``{month}`` matched."""
    text = groups["month"] or ""
    first = re.split(SEPARATOR, text)[0]
    return lex.months[text] if text in lex.months else lex.months[first]


def year_in(text: str | None) -> int | None:
    """The value of a year in figures or words."""
    return int(number(text)) if text else None


def shift_of(groups: Groups, lex: Lexicon) -> int | None:
    """-1 for «الماضي», 0 for «الجاري», 1 for «المقبل»; None if nothing is said."""
    word = groups["shift"]
    if word is None:
        return None
    return 0 if word == "هذه" else lex.shifts[word]


def year_shift_of(groups: Groups, lex: Lexicon) -> int | None:
    """The same for «من العام الماضي»."""
    words = groups["this_year"]
    if not words:
        return None
    return next((value for word, value in sorted(lex.shifts.items()) if words.endswith(" " + word)), 0)


def weekday_of(groups: Groups, lex: Lexicon) -> int | None:
    """The ISO number of the weekday named."""
    return lex.weekdays[groups["weekday"] or ""] if groups["weekday"] else None


def dated_as(groups: Groups, lex: Lexicon, day: int | None) -> CalendarDate:
    """The date that day, ``{month}`` and ``{tail}`` give together."""
    calendar, month = month_of(groups, lex)
    year = year_in(groups["year"])
    if year is not None and calendar == "hijri" and year > 1600:
        return CalendarDate(day, month, None, calendar, weekday_of(groups, lex), None, None)
    return CalendarDate(
        day=day,
        month=month,
        year=year,
        calendar=calendar,
        weekday=weekday_of(groups, lex),
        shift=shift_of(groups, lex),
        year_shift=year_shift_of(groups, lex),
        same_year=groups["same_year"] is not None,
    )
