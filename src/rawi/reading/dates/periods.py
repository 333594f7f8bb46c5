"""Moments that are made of units of time or of other moments."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from rawi.reading.dates import calendars
from rawi.reading.dates.moments import CalendarDate, Moment, Weekday, When, pick

_DAYS = {"hour": 1 / 24, "day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_PRECISION = {"hour": "day", "decade": "range", "century": "range"}
# Parts of a month in days, from the annotation guidelines; «نهاية» and «بداية» as «أواخر» and «أوائل».
_OF_MONTH = {"start": (1, 5), "early": (1, 10), "middle": (10, 20), "late": (21, 31)}
_OF_MONTH |= {"week_1": (1, 7), "week_2": (8, 14), "week_3": (15, 21), "week_4": (22, 28)}
_FRACTION = {"start": (0, 1 / 6), "early": (0, 1 / 3), "middle": (1 / 3, 2 / 3), "late": (2 / 3, 1)}
_FRACTION |= {f"half_{n + 1}": (n / 2, (n + 1) / 2) for n in range(2)}
_FRACTION |= {f"third_{n + 1}": (n / 3, (n + 1) / 3) for n in range(3)}
_FRACTION |= {f"quarter_{n + 1}": (n / 4, (n + 1) / 4) for n in range(4)}


def precision_of(unit: str) -> str:
    """The precision of a date given by ``unit``."""
    return _PRECISION.get(unit, unit)


@dataclass(frozen=True, slots=True)
class UnitOffset:
    """The week, month, year … ``offset`` away from the present one."""

    unit: str
    offset: int
    week_starts: int

    def resolve(self, at: date | None, *, forward: bool = False) -> When:
        """The whole unit."""
        precision = precision_of(self.unit)
        if at is None:
            return When(None, None, precision)
        return When(*calendars.unit_span(at, self.unit, self.offset, self.week_starts), precision)


@dataclass(frozen=True, slots=True)
class Distance:
    """A point ``count`` units before (negative) or after the publication: «قبل أسبوعين»."""

    count: float
    unit: str
    about: bool = False

    def resolve(self, at: date | None, *, forward: bool = False) -> When:
        """The day, the days around it, the month or the year, as exact as the unit is."""
        precision = precision_of(self.unit)
        if at is None:
            return When(None, None, precision)
        if self.unit == "hour":
            days = max(1, round(abs(self.count) / 24))
            ends = sorted((at, at + timedelta(days=days if self.count > 0 else -days)))
            return When(ends[0], ends[1], "range")
        if self.unit in _DAYS:
            return self._by_days(at, precision)
        first = calendars.add_months(at, round(self.count * _MONTHS[self.unit]))
        if self.unit == "month" or self.count % 1:
            return When(first, calendars.add_months(first, 1) - timedelta(days=1), "month")
        spread = {"year": 0, "decade": 1, "century": 10}[self.unit]
        return When(date(first.year - spread, 1, 1), date(first.year + spread, 12, 31), precision)

    def _by_days(self, at: date, precision: str) -> When:
        middle = at + timedelta(days=round(self.count * _DAYS[self.unit]))
        slack = timedelta(days=(3 if self.unit == "week" else 0) + (1 if self.about else 0))
        return When(middle - slack, middle + slack, "range" if slack and self.unit == "day" else precision)


@dataclass(frozen=True, slots=True)
class Window:
    """The last or next ``count`` units; ``way`` 0 leaves the direction to the verb («خلال 48 ساعة»)."""

    count: float
    unit: str
    way: int

    def resolve(self, at: date | None, *, forward: bool = False) -> When:
        """From or to the day of publication."""
        if at is None:
            return When(None, None, "range")
        sign = self.way or (1 if forward else -1)
        if self.unit in _DAYS:
            other = at + timedelta(days=sign * max(1, round(self.count * _DAYS[self.unit])))
        else:
            months = sign * round(self.count * _MONTHS[self.unit])
            month = calendars.add_months(at, months)
            last = calendars.add_months(month, 1) - timedelta(days=1)
            other = min(month + timedelta(days=at.day - 1), last)
        first, last = sorted((at, other))
        return When(first, last, "range")


@dataclass(frozen=True, slots=True)
class Season:
    """A quarter of the year by name; the winter of a year ends in it."""

    first_month: int
    year: int | None = None
    year_shift: int | None = None
    shift: int | None = None

    def resolve(self, at: date | None, *, forward: bool = False) -> When:
        """Three whole months."""
        origin = "stated" if self.year else "relative"
        if self.year:
            return When(*self._of(self.year), "season", origin)
        if at is None:
            return When(None, None, "season", origin)
        if self.year_shift is not None:
            return When(*self._of(at.year + self.year_shift), "season", origin)
        found = pick([self._of(at.year + n) for n in range(-2, 4)], at, self.shift, forward=forward)
        return When(*found, "season", origin) if found else When(None, None, "season", origin)

    def _of(self, year: int) -> tuple[date, date]:
        first = date(year - (self.first_month == 12), self.first_month, 1)
        return first, calendars.add_months(first, 3) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Years:
    """A decade or century told by number."""

    first: int
    last: int

    def resolve(self, at: date | None, *, forward: bool = False) -> When:
        """All its years."""
        return When(date(self.first, 1, 1), date(self.last, 12, 31), "range", "stated")


@dataclass(frozen=True, slots=True)
class Part:
    """The start, middle, end, half, quarter … of another moment."""

    part: str
    whole: Moment

    def resolve(self, at: date | None, *, forward: bool = False) -> When:
        """The part: «منتصف ديسمبر» is the 10th to the 20th."""
        when = self.whole.resolve(at, forward=forward)
        if when.first is None or when.last is None:
            return replace(when, precision="range")
        first, last = self._cut(when.first, when.last)
        return replace(when, first=first, last=last, precision="range")

    def _cut(self, first: date, last: date) -> tuple[date, date]:
        length = (last - first).days + 1
        if self.part == "last_week":
            return last - timedelta(days=6), last
        if self.part in _OF_MONTH and length <= 31 and length > 7:
            low, high = _OF_MONTH[self.part]
            return first + timedelta(days=low - 1), min(last, first + timedelta(days=high - 1))
        if self.part == "start" and length == 7:
            return first, first + timedelta(days=1)
        low_part, high_part = _FRACTION.get(self.part, (0, 1))
        if length >= 360:
            months = 12 if length > 366 else 1
            whole = round(length / 365.25 * 12 / months)
            after = calendars.add_months(first, round(whole * high_part) * months)
            return calendars.add_months(first, round(whole * low_part) * months), after - timedelta(days=1)
        low, high = round(length * low_part), max(round(length * high_part), round(length * low_part) + 1)
        return first + timedelta(days=low), first + timedelta(days=high - 1)


@dataclass(frozen=True, slots=True)
class Since:
    """From a moment on, without end; ``after`` leaves the moment itself out."""

    start: Moment
    after: bool = False

    def resolve(self, at: date | None, *, forward: bool = False) -> When:
        """An open span."""
        when = self.start.resolve(at, forward=forward)
        first = when.last + timedelta(days=1) if self.after and when.last else when.first
        return replace(when, first=first, last=None, open_end=True, begins=None if self.after else when.last)


@dataclass(frozen=True, slots=True)
class Until:
    """Before a moment: no first day, the last one is the day before it."""

    end: Moment

    def resolve(self, at: date | None, *, forward: bool = False) -> When:
        """A span without beginning."""
        when = self.end.resolve(at, forward=forward)
        return replace(when, first=None, last=when.first - timedelta(days=1) if when.first else None)


@dataclass(frozen=True, slots=True)
class Between:
    """From one moment to another; what one leaves open is taken from the other."""

    start: Moment
    end: Moment

    def resolve(self, at: date | None, *, forward: bool = False) -> When:
        """From the first day of the one to the last day of the other."""
        if forward and _floats(self.end):
            low = self.start.resolve(at, forward=True)
            high = self.end.resolve(low.first or at, forward=True)
        else:
            high = self.end.resolve(at, forward=forward)
            low = self.start.resolve(high.first if _floats(self.start) and high.first else at, forward=False)
        if low.first is None or high.last is None or low.first > high.last:
            return When(None, None, "range", high.origin)
        conflict = low.conflict or high.conflict
        return When(low.first, high.last, "range", high.origin, conflict, high.open_end)


def _floats(moment: Moment) -> bool:
    if isinstance(moment, Part):
        return _floats(moment.whole)
    if isinstance(moment, CalendarDate):
        return moment.floating
    return isinstance(moment, Weekday) and moment.shift is None
