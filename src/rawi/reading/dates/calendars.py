"""Days, months and years of the Gregorian and the Hijri calendar as spans of Gregorian days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

Days = tuple[date, date]
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _hijri_day(year: int, month: int, day: int) -> date:
    found = Hijri(year, month, day).to_gregorian()
    return date(found.year, found.month, found.day)


def year_of(day: date, calendar: str) -> int:
    """The year of ``calendar`` in which ``day`` lies."""
    if calendar == "hijri":
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    return day.year


def span(calendar: str, year: int, month: int | None, day: int | None) -> Days | None:
    """First and last day of a year, a month or a day; None if the calendar has no such day."""
    if month is None:
        first, last = span(calendar, year, 1, None), span(calendar, year, 12, None)
        return (first[0], last[1]) if first and last else None
    if calendar == "hijri":
        length = int(Hijri(year, month, 1).month_length())
        make = _hijri_day
    else:
        length = monthrange(year, month)[1]
        make = date
    if day is None:
        return make(year, month, 1), make(year, month, length)
    return (make(year, month, day),) * 2 if 1 <= day <= length else None


def add_months(day: date, months: int) -> date:
    """The first day of the month ``months`` after that of ``day``."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def unit_span(at: date, unit: str, offset: int, week_starts: int) -> Days:
    """The span of the day, week, month, year, decade or century ``offset`` away from that of ``at``."""
    if unit in {"day", "hour"}:
        return (at + timedelta(days=offset),) * 2
    if unit == "week":
        first = at - timedelta(days=(at.isoweekday() - week_starts) % 7) + timedelta(weeks=offset)
        return first, first + timedelta(days=6)
    if unit == "month":
        return add_months(at, offset), add_months(at, offset + 1) - timedelta(days=1)
    size = {"year": 1, "decade": 10, "century": 100}[unit]
    year = at.year // size * size + offset * size
    return date(year, 1, 1), date(year + size - 1, 12, 31)


def nearest_weekday(day: date, weekday: int) -> date:
    """The day with ISO number ``weekday`` closest to ``day``."""
    ahead = (weekday - day.isoweekday()) % 7
    return day + timedelta(days=ahead if ahead <= 3 else ahead - 7)


def weekday_name(day: date) -> str:
    """The English name of the weekday of ``day``."""
    return WEEKDAYS[day.isoweekday() - 1]
