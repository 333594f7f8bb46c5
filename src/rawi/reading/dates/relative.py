"""Productions of what is counted from the day of publication, and of words that name no day."""

from __future__ import annotations

import re
from dataclasses import replace

from rawi.reading.dates.groups import Found, Groups, dated_as, shift_of, weekday_of, year_in
from rawi.reading.dates.lexicon import Lexicon
from rawi.reading.dates.moments import CalendarDate, DayOffset, Nowhere
from rawi.reading.dates.numerals import number, ordinal
from rawi.reading.dates.periods import Distance, Part, Since, UnitOffset, Window, precision_of


def relative_day(groups: Groups, lex: Lexicon) -> list[Found] | None:
    """«أمس», «أول أمس الإثنين», «اليوم الخميس 8 مارس»."""
    offset, named = lex.days[groups["dayword"] or ""], weekday_of(groups, lex)
    if groups["month"]:
        dated = dated_as(groups, lex, ordinal(groups["day"] or ""))
        return groups.whole(replace(dated, offset=offset))
    told = named or groups.match[0].startswith("يوم")
    if groups["dayword"] == "غد" and not told and not re.search(r"(?:مساء|صباح|فجر|ظهر) $", groups.before):
        return None
    return groups.whole(DayOffset(offset, named))


def part_of_unit(groups: Groups, lex: Lexicon) -> list[Found] | None:
    """«نهاية الأسبوع», «مطلع العام», «منتصف الشهر الجاري»."""
    unit = lex.units[groups["unit"] or ""].id
    if unit in {"hour", "day"}:
        return None
    moment = UnitOffset(unit, shift_of(groups, lex) or 0, lex.week_starts)
    return groups.whole(Part(lex.parts[groups["part"] or ""], moment))


def unit_shifted(groups: Groups, lex: Lexicon) -> list[Found] | None:
    """«الشهر الماضي», «هذا الأسبوع»."""
    unit = lex.units[groups["unit"] or ""].id
    if unit == "hour":
        return None
    if unit == "year" and groups["year"]:
        return groups.whole(CalendarDate(year=year_in(groups["year"])))
    return groups.whole(UnitOffset(unit, shift_of(groups, lex) or 0, lex.week_starts))


def window(groups: Groups, lex: Lexicon) -> list[Found] | None:
    """«الأيام الثلاثة الماضية», «الـ24 ساعة الأخيرة», «العامين المقبلين»."""
    unit = lex.units[groups["unit"] or ""]
    count = 2.0 if unit.form == "two" else number(groups["number"] or "")
    return groups.whole(Window(count, unit.id, -1 if groups["recent"] else 1)) if count else None


def _count(groups: Groups, lex: Lexicon) -> tuple[float, str]:
    """How many of which unit a ``{count}`` names."""
    if groups["two"]:
        count, unit = 2.0, lex.units[groups["two"] or ""]
    elif groups["one"]:
        count, unit = 1.0, lex.units[groups["one"] or ""]
    else:
        count, unit = number(groups["number"] or ""), lex.units[groups["unit"] or ""]
    return count + (0.5 if groups["half"] else 0), unit.id


def within(groups: Groups, lex: Lexicon) -> list[Found] | None:
    """«خلال 48 ساعة» either way, «في غضون شهرين» ahead."""
    count, unit = _count(groups, lex)
    return groups.whole(Window(count, unit, 0 if groups["within"] == "خلال" else 1))


def distance(groups: Groups, lex: Lexicon) -> list[Found] | None:
    """«قبل أسبوعين», «منذ ثلاثة أيام», «بعد يومين», «ثلاث سنوات مضت»."""
    count, unit = _count(groups, lex)
    if groups["way"] in {"بعد", "بعيد"}:
        return groups.whole(Distance(count, unit, bool(groups["about"])))
    moment = Distance(-count, unit, bool(groups["about"]))
    return groups.whole(Since(moment) if groups["way"] == "منذ" else moment)


def duration(groups: Groups, lex: Lexicon) -> list[Found] | None:
    """«ثلاثة أيام», «أسبوعين»; a unit alone is none."""
    if groups["one"] or groups["number"] in {"واحد", "احد", "احدي"}:
        return None
    return groups.whole(Nowhere(precision_of(_count(groups, lex)[1])))


def nowhere(groups: Groups, lex: Lexicon) -> list[Found] | None:
    """A word of time that names no day."""
    return groups.whole(Nowhere())


def nothing(groups: Groups, lex: Lexicon) -> list[Found] | None:
    """No date, although it looks like one."""
    return []
