"""Productions of calendar dates, weekdays, years, seasons and centuries."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from rawi.reading.dates.groups import (
    Found,
    Groups,
    dated_as,
    month_of,
    shift_of,
    weekday_of,
    year_in,
    year_shift_of,
)
from rawi.reading.dates.lexicon import Lexicon, either
from rawi.reading.dates.moments import CalendarDate, DayOffset, Night, Weekday
from rawi.reading.dates.numerals import ordinal
from rawi.reading.dates.periods import Between, Season, Years
from rawi.text import fold


def calendar(groups: Groups, lex: Lexicon) -> list[Found] | None:
    """«الثلاثاء 12 آذار/مارس 2024», «الثالث من تموز»."""
    day_text, month_text = groups["day"] or "", groups["month"] or ""
    day = ordinal(day_text)
    bare = not groups["of"] and not groups["year"]
    unsure = month_text in lex.doubtful | lex.strict
    score = bare and unsure and lex.months[month_text] == ("hijri", 2)
    if not 1 <= day <= 31 or score or bare and unsure and not re.search(r"\d", day_text):
        return None
    return groups.whole(dated_as(groups, lex, day))


def days_of_month(groups: Groups, lex: Lexicon) -> list[Found] | None:
    """«8 و9 مارس», «من 3 إلى 5 مايو», «بين 5 و7 من الشهر الجاري»."""
    low, high = ordinal(groups["from"] or ""), ordinal(groups["to"] or "")
    if not 1 <= low < high <= 31:
        return None
    if groups["month"]:
        dated = dated_as(groups, lex, high)
        return groups.whole(Between(replace(dated, day=low, weekday=None), replace(dated, weekday=None)))
    shift = shift_of(groups, lex) or 0
    first, last = (CalendarDate(day=day, month_shift=shift) for day in (low, high))
    return groups.whole(Between(first, last))


@cache
def _month_cue(lex_words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|\W)[وفبل]{{0,2}}{either(lex_words)} $")


def month(groups: Groups, lex: Lexicon) -> list[Found] | None:
    """«مارس الماضي», «كانون الثاني/يناير 2018», and a bare «فبراير»."""
    name = groups["month"] or ""
    moment = dated_as(groups, lex, None)
    told = not moment.floating or moment.same_year
    if not told and re.search(r"\d", groups.before[-3:]):
        return None
    if name in lex.strict and not told and not re.search(r"(?:^|\W|[وبل])شهر $", groups.before):
        return None
    cue = _month_cue(tuple(lex.listed("month_cues")))
    if name in lex.doubtful and not told and not cue.search(groups.before):
        return None
    return groups.whole(moment)


def figures(groups: Groups, lex: Lexicon) -> list[Found] | None:
    """«15/3/2018», «2018-03-15», «15-3»; day and month are swapped where only that makes a date."""
    day, in_month = int(groups["day"] or 0), int(groups["month_number"] or 0)
    if in_month > 12 >= day:
        day, in_month = in_month, day
    if not (1 <= day <= 31 and 1 <= in_month <= 12):
        return None
    if groups["dash"] == "-" and day < 10 and groups.before.endswith("في "):
        return None
    return groups.whole(CalendarDate(day, in_month, year_in(groups["year"]), weekday=weekday_of(groups, lex)))


def day_of_month(groups: Groups, lex: Lexicon) -> list[Found] | None:
    """«16 من الشهر الجاري»."""
    day = ordinal(groups["day"] or "")
    moment = CalendarDate(day=day, month_shift=shift_of(groups, lex) or 0, weekday=weekday_of(groups, lex))
    return groups.whole(moment) if 1 <= day <= 31 else None


def month_of_year(groups: Groups, lex: Lexicon) -> list[Found] | None:
    """«الشهر الأول من عام 2014»."""
    place, year = ordinal(groups["ordinal"] or ""), year_in(groups["year"])
    shift = None if year else shift_of(groups, lex) or 0
    return groups.whole(CalendarDate(month=place, year=year, year_shift=shift)) if 1 <= place <= 12 else None


def known_day(groups: Groups, lex: Lexicon) -> list[Found] | None:
    """«هجمات 11 سبتمبر»: the date itself, in the year that words.yaml knows."""
    day, (_, in_month) = ordinal(groups["day"] or ""), month_of(groups, lex)
    for known in lex.words["known_days"]:
        named = (groups["event"] or "") in map(fold, known["after"])
        if (known["day"], known["month"]) == (day, in_month) and named:
            return [(groups.span("day")[0], groups.match.end(), CalendarDate(day, in_month, known["year"]))]
    return None


def weekday(groups: Groups, lex: Lexicon) -> list[Found] | None:
    """«الأربعاء», «الأربعاء الماضي»."""
    named = weekday_of(groups, lex)
    return groups.whole(Weekday(named, shift_of(groups, lex))) if named else None


def weekday_pair(groups: Groups, lex: Lexicon) -> list[Found] | None:
    """«السبت والأحد الماضيين»: two mentions."""
    first, second = lex.weekdays[groups["weekday"] or ""], lex.weekdays[groups["weekday_2"] or ""]
    if not (groups["shift"] or "").endswith("ين"):
        return None
    shift = shift_of(groups, lex)
    one, two = groups.span("weekday"), groups.span("weekday_2")
    return [(*one, Weekday(first, shift)), (two[0], groups.match.end(), Weekday(second, shift))]


def night_between(groups: Groups, lex: Lexicon) -> list[Found] | None:
    """«ليل الثلاثاء الأربعاء», if the one day follows the other."""
    text = groups["weekday_2"] or ""
    first, second = lex.weekdays[groups["weekday"] or ""], lex.weekdays[text]
    if (second - first) % 7 != 1:
        return None
    return groups.whole(Night(Weekday(second, shift_of(groups, lex))))


def last_night(groups: Groups, lex: Lexicon) -> list[Found] | None:
    """«الليلة الماضية»."""
    return groups.whole(Night(DayOffset(0)))


def year(groups: Groups, lex: Lexicon) -> list[Found] | None:
    """«عام 2014», «في 2014», «سنة ألفين وأربعة عشر», «1439 هـ», «العام الدراسي 2017-2018», «عام 67»."""
    if groups["short"]:
        return groups.whole(CalendarDate(year=1900 + int(groups["short"] or 0)))
    first = year_in(groups["year"] or groups["spelt_year"]) or 0
    hijri = groups["hijri"] is not None or 1343 <= first <= 1500 and "هجري" in groups.match[0]
    found = CalendarDate(year=first, calendar="hijri" if hijri else "gregorian")
    if not 1 <= first <= 2200:
        return None
    last = _second_year(first, groups["to"])
    return groups.whole(Between(found, CalendarDate(year=last)) if last else found)


def _second_year(first: int, text: str | None) -> int | None:
    """The year that ends a span: «2017-18» → 2018; None if it isn't one."""
    if not text:
        return None
    last = int(text) if len(text) == 4 else first // 100 * 100 + int(text)
    return last if first < last <= first + 200 else None


def years(groups: Groups, lex: Lexicon) -> list[Found] | None:
    """«بين عامي 2011 و2014» one span, «عامي 2018 و2019» two mentions."""
    first = int(groups["from"] or 0)
    last = _second_year(first, groups["to"])
    if last is None or first < 1000:
        return None
    one, two = CalendarDate(year=first), CalendarDate(year=last)
    if groups["between"] is None and (groups["link"] or "").startswith("و") and groups["link"] != "وحتي ":
        return [(groups.match.start(), groups.span("from")[1], one), (*groups.span("to"), two)]
    return groups.whole(Between(one, two))


def season(groups: Groups, lex: Lexicon) -> list[Found] | None:
    """«صيف 2015», «الربيع الماضي», «شتاء 2017-2018»."""
    first_month = lex.seasons[groups["season"] or ""]
    year_told = year_in(groups["year"])
    last = _second_year(year_told, groups["to"]) if year_told else None
    return groups.whole(Season(first_month, last or year_told, year_shift_of(groups, lex), shift_of(groups, lex)))


def decade(groups: Groups, lex: Lexicon) -> list[Found] | None:
    """«ثمانينيات القرن الماضي»."""
    words = groups["century"] or "الماضي"
    now = words in {"الحالي", "الجاري", "الحادي والعشرين"}
    century = 2000 if now else 1900 if words in {"الماضي", "العشرين"} else ordinal(words) * 100 - 100
    first = century + lex.decades[groups["decade"] or ""]
    return groups.whole(Years(first, first + 9))


def century(groups: Groups, lex: Lexicon) -> list[Found] | None:
    """«القرن التاسع عشر»."""
    place = int(groups["number"] or 0) or ordinal(groups["ordinal"] or "")
    return groups.whole(Years(place * 100 - 99, place * 100)) if 1 <= place <= 22 else None
