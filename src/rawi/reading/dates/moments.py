"""What a date expression means before the day of publication is known.

Every moment has ``resolve(at, forward=…)``: ``at`` is the day of publication (None when unknown), and
``forward`` asks for the reading of a planned event, the next such day instead of the last.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from rawi.reading.dates import calendars
from rawi.reading.dates.calendars import Days

NEAR_DAYS = 31


@dataclass(frozen=True, slots=True)
class When:
    """A resolved span; ``first`` is None when it can't be told, ``begins`` the last day of an open span's start."""

    first: date | None
    last: date | None
    precision: str
    origin: str = "relative"
    conflict: str | None = None
    open_end: bool = False
    begins: date | None = None


class Moment(Protocol):
    """Anything that a day of publication turns into a span."""

    def resolve(self, at: date | None, *, forward: bool = False) -> When:
        """The span meant in a text published on ``at``."""
        ...


def _distance(days: Days, at: date) -> int:
    """How many days ``at`` lies outside a span."""
    return max((days[0] - at).days, (at - days[1]).days, 0)


def pick(spans: list[Days], at: date, shift: int | None, *, forward: bool) -> Days | None:
    """Of the recurrences of a date, in order, the one that ``shift`` and the direction mean."""
    past = [s for s in spans if s[1] < at]
    future = [s for s in spans if s[0] > at]
    if shift is not None and shift < 0:
        return past[shift] if len(past) >= -shift else None
    if shift is not None and shift > 0:
        return future[shift - 1] if len(future) >= shift else None
    if shift == 0:
        return min(spans, key=lambda days: _distance(days, at))
    if forward:
        return next((s for s in spans if s[1] >= at), None)
    return next((s for s in reversed(spans) if s[0] <= at), None)


def _widened(first: date, last: date, other: date) -> Days:
    return min(first, other), max(last, other)


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A day, month or year of a calendar, with whatever of it the text says."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    calendar: str = "gregorian"
    weekday: int | None = None
    shift: int | None = None
    year_shift: int | None = None
    month_shift: int | None = None
    offset: int | None = None
    same_year: bool = False

    @property
    def floating(self) -> bool:
        """Whether the year is left to the context."""
        told = (self.year, self.year_shift, self.shift, self.month_shift)
        return all(value is None for value in told)

    @property
    def precision(self) -> str:
        """day, month or year."""
        return "day" if self.day else "month" if self.month or self.month_shift is not None else "year"

    def resolve(self, at: date | None, *, forward: bool = False) -> When:
        """The span; of a date without year the last one up to ``at``, or the next one from it on."""
        days = self._days(at, forward=forward)
        origin = "stated" if self.year is not None else "relative"
        if days is None or self.same_year:
            return When(None, None, self.precision, origin)
        return self._checked(When(*days, self.precision, origin), at)

    def _days(self, at: date | None, *, forward: bool) -> Days | None:
        if self.year is not None:
            return calendars.span(self.calendar, self.year, self.month, self.day)
        if at is None:
            return None
        if self.month_shift is not None:
            month = calendars.add_months(at, self.month_shift)
            return calendars.span("gregorian", month.year, month.month, self.day)
        year = calendars.year_of(at, self.calendar)
        if self.year_shift is not None:
            return calendars.span(self.calendar, year + self.year_shift, self.month, self.day)
        return self._floating_days(at, year, forward=forward)

    def _floating_days(self, at: date, year: int, *, forward: bool) -> Days | None:
        reach = 9 if (self.month, self.day) == (2, 29) else 2
        years = range(year - reach, year + reach + 1)
        spans = [s for y in years if (s := calendars.span(self.calendar, y, self.month, self.day))]
        if self.weekday:
            near = [pick(spans, at, self.shift, forward=way) for way in (forward, not forward)]
            for days in near:
                if days and days[0].isoweekday() == self.weekday:
                    return days
        return self._close_ahead(spans, at) or pick(spans, at, self.shift, forward=forward)

    def _close_ahead(self, spans: list[Days], at: date) -> Days | None:
        """A day of the coming weeks told without its year: news would tell the year of last year's day."""
        if self.day is None or self.shift is not None or self.calendar != "gregorian":
            return None
        ahead = next((s for s in spans if s[0] > at), None)
        return ahead if ahead and (ahead[0] - at).days <= NEAR_DAYS else None

    def _checked(self, when: When, at: date | None) -> When:
        if self.weekday and when.first and self.day and when.first.isoweekday() != self.weekday:
            other = calendars.nearest_weekday(when.first, self.weekday)
            return _in_conflict(when, other, self.weekday)
        if self.offset is not None and at and when.first and when.last:
            other = at + timedelta(days=self.offset)
            if not when.first <= other <= when.last:
                first, last = _widened(when.first, when.last, other)
                words = f"the text names {when.first} but its day counted from {at} is {other}"
                return replace(when, first=first, last=last, precision="range", conflict=words)
        return when


def _in_conflict(when: When, other: date, weekday: int) -> When:
    """``when`` widened to the day that bears the named weekday, with the contradiction in words."""
    if when.first is None or when.last is None:
        return when
    named, real = calendars.WEEKDAYS[weekday - 1], calendars.weekday_name(when.first)
    words = f"the text says {named}, but {when.first} is a {real}; the nearest {named} is {other}"
    first, last = _widened(when.first, when.last, other)
    return replace(when, first=first, last=last, precision="range", conflict=words)


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, ``shift`` -1 for «الماضي» and 1 for «المقبل»."""

    weekday: int
    shift: int | None = None

    def resolve(self, at: date | None, *, forward: bool = False) -> When:
        """The last such day up to ``at``, or the next one from it on."""
        if at is None:
            return When(None, None, "day")
        base = calendars.nearest_weekday(at, self.weekday)
        days = [(base + timedelta(weeks=n),) * 2 for n in range(-3, 4)]
        found = pick(days, at, self.shift, forward=forward)
        return When(*found, "day") if found else When(None, None, "day")


@dataclass(frozen=True, slots=True)
class DayOffset:
    """Yesterday, today, tomorrow …, perhaps with the weekday named as well."""

    offset: int
    weekday: int | None = None

    def resolve(self, at: date | None, *, forward: bool = False) -> When:
        """The day; with a weekday that does not fit, both readings and the conflict."""
        if at is None:
            return When(None, None, "day")
        day = at + timedelta(days=self.offset)
        when = When(day, day, "day")
        if self.weekday is None or day.isoweekday() == self.weekday:
            return when
        return _in_conflict(when, calendars.nearest_weekday(day, self.weekday), self.weekday)


@dataclass(frozen=True, slots=True)
class Night:
    """The night between two days: «الليلة الماضية», «ليل الثلاثاء الأربعاء»."""

    second: Moment

    def resolve(self, at: date | None, *, forward: bool = False) -> When:
        """The day before the second day and that day."""
        when = self.second.resolve(at, forward=forward)
        if when.first is None:
            return replace(when, precision="range")
        return replace(when, first=when.first - timedelta(days=1), precision="range")


@dataclass(frozen=True, slots=True)
class Nowhere:
    """A word of time that names no day: durations, repetitions, «مؤخرا»."""

    precision: str = "range"

    def resolve(self, at: date | None, *, forward: bool = False) -> When:
        """No span."""
        return When(None, None, self.precision)
