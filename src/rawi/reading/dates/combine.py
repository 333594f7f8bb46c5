"""From single finds to expressions: words before them, shared years, «من … إلى …», «منذ …»."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from rawi.reading.dates.grammar import grammar
from rawi.reading.dates.lexicon import either, lexicon
from rawi.reading.dates.macros import EDGE
from rawi.reading.dates.moments import CalendarDate, DayOffset, Moment, Weekday
from rawi.reading.dates.periods import Between, Part, Season, Since, UnitOffset, Until, Years

_LOOK_BACK = 40
_STARTING = "اعتبارا من|ابتداء من|بدءا من|بدايه من"
_FROM = re.compile(
    rf"{EDGE}(?:في )?(?:الفتره )?(?:الممتده )?(?:من|(?:ما )?بين|منذ|{_STARTING})(?: شهري| يومي| فتره)? $"
)
_BETWEEN = re.compile(rf"{EDGE}(?:ما )?بين(?: شهري| يومي)? $")
_TO = re.compile(r" (?:و?(?:الي|حتي|لغايه|الي غايه|حتي نهايه)) (?:غايه )?$")
_DASH = re.compile(r" ?[-–] ?$")
_AND = re.compile(r"(?:،? و| و )$")
_EARLIER = re.compile(r" (?:من )?")
_LIST = re.compile(r" ?(?:و|،|/|-|او|ثم|،? و) ?$")


@dataclass(frozen=True, slots=True)
class Draft:
    """A find in the folded text, not yet resolved."""

    start: int
    end: int
    moment: Moment
    kind: str
    rule: str


@lru_cache(maxsize=1)
def _since() -> re.Pattern[str]:
    """«منذ», also «منذ بدء الحرب في», «منذ انطلقت العملية», and «بعد», «قبل»."""
    begun = rf"(?: {either(lexicon().listed('beginnings'))}[^\W_]{{0,3}}(?: [^\W\d_]+){{0,4}}?(?: في| عام| يوم| سنه)?)?"
    return re.compile(rf"{EDGE}(?:(?P<since>منذ{begun}|{_STARTING}) |(?P<after>بعد|عقب) |(?P<before>قبل) )$")


@lru_cache(maxsize=1)
def _prefixes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon().listed("times")
    times = re.compile(rf"{EDGE}(?:{either(words)}،? )+$")
    parts = re.compile(rf"{EDGE}(?P<part>{either(lexicon().parts)}) (?:شهر |من |في )*$")
    return times, parts


def drafts(text: str) -> list[Draft]:
    """All expressions of the folded ``text``, in order and without overlap."""
    found = [_with_prefix(draft, text) for draft in _scan(text)]
    shared = _share_years(_without_covered(found, text), text)
    return [_with_open_end(draft, text) for draft in _ranges(shared, text)]


def _scan(text: str) -> list[Draft]:
    out: list[Draft] = []
    done = 0
    for _, at, rules in grammar().candidates(text):
        if at < done:
            continue
        best, found = at, []
        for rule in rules:
            read = rule.read(text, at)
            if read and read[0] > best:
                best = read[0]
                found = [Draft(start, end, moment, rule.kind, rule.id) for start, end, moment in read[1]]
        done = max(done, best)
        out.extend(found)
    return out


def _covers_units(moment: Moment) -> bool:
    """Whether a part («أواخر …») can be cut out of ``moment``."""
    if isinstance(moment, UnitOffset):
        return moment.unit not in {"day", "hour"}
    return isinstance(moment, (Season, Years)) or isinstance(moment, CalendarDate) and moment.day is None


def _with_prefix(draft: Draft, text: str) -> Draft:
    """``draft`` with «مساء», «يوم», «شهر» before it, and cut by «أواخر»."""
    if draft.kind != "point":
        return draft
    times, parts = _prefixes()
    part = _covers_units(draft.moment) and parts.search(text, max(0, draft.start - _LOOK_BACK), draft.start)
    if part:
        start = part.start("part")
        return replace(draft, start=start, moment=Part(lexicon().parts[part["part"]], draft.moment))
    time = times.search(text, max(0, draft.start - _LOOK_BACK), draft.start)
    return replace(draft, start=time.start()) if time else draft


def _without_covered(found: list[Draft], text: str) -> list[Draft]:
    """``found`` without what a longer prefix swallowed, nor «في وقت سابق» right before a date."""
    out: list[Draft] = []
    for draft in found:
        while out and out[-1].end > draft.start:
            out.pop()
        vague = out and out[-1].kind == "vague" and draft.kind == "point"
        if vague and _EARLIER.fullmatch(text, out[-1].end, draft.start):
            out.pop()
        out.append(draft)
    return out


def _calendar(moment: Moment) -> CalendarDate | None:
    inner = moment.whole if isinstance(moment, Part) else moment
    return inner if isinstance(inner, CalendarDate) else None


def _with_year_of(moment: Moment, giver: CalendarDate) -> Moment:
    if isinstance(moment, Part):
        return replace(moment, whole=_with_year_of(moment.whole, giver))
    if not isinstance(moment, CalendarDate) or moment.month_shift is not None:
        return moment
    return replace(moment, year=giver.year, year_shift=giver.year_shift, shift=giver.shift, same_year=False)


def _share_years(found: list[Draft], text: str) -> list[Draft]:
    """Give months without year the year of the next in a list, and «العام نفسه» the year told before."""
    out = list(found)
    for at in range(len(out) - 2, -1, -1):
        one, two = out[at], out[at + 1]
        taker, giver = _calendar(one.moment), _calendar(two.moment)
        if not taker or not giver or not (taker.month and giver.month):
            continue
        if not taker.floating or giver.floating:
            continue
        gap = text[one.end : two.start]
        if _LIST.fullmatch(gap) and not _DASH.fullmatch(gap):
            out[at] = replace(one, moment=_with_year_of(one.moment, giver))
    told: int | None = None
    for at, draft in enumerate(out):
        dated = _calendar(draft.moment)
        if dated and dated.same_year and told:
            out[at] = replace(draft, moment=_with_year_of(draft.moment, CalendarDate(year=told)))
        elif dated and dated.year and dated.calendar == "gregorian":
            told = dated.year
    return out


def _joins(one: Draft, two: Draft, text: str) -> bool:
    """Whether the words between two finds make them the ends of one span."""
    if one.kind != "point" or two.kind != "point" or two.start - one.end > 14:
        return False
    gap = text[one.end : two.start]
    if _TO.fullmatch(gap):
        return True
    if _AND.fullmatch(gap) or gap == " و":
        return bool(_BETWEEN.search(text, max(0, one.start - _LOOK_BACK), one.start))
    dated = _calendar(one.moment) and _calendar(two.moment)
    return bool(dated and _DASH.fullmatch(gap))


def _ranges(found: list[Draft], text: str) -> list[Draft]:
    out: list[Draft] = []
    for draft in found:
        if not out or not _joins(out[-1], draft, text):
            out.append(draft)
            continue
        one = out.pop()
        opening = _FROM.search(text, max(0, one.start - _LOOK_BACK), one.start)
        start = opening.start() if opening else one.start
        first = one.moment.start if isinstance(one.moment, Since) else one.moment
        span = Between(_spread(first, draft.moment), draft.moment)
        out.append(Draft(start, draft.end, span, "point", "join.range"))
    return out


def _spread(first: Moment, last: Moment) -> Moment:
    """``first`` with the relative year of ``last``, when only the latter tells one."""
    one, two = _calendar(first), _calendar(last)
    if one and two and one.month and one.floating and two.year_shift is not None and two.month:
        return _with_year_of(first, two)
    return first


def _with_open_end(draft: Draft, text: str) -> Draft:
    """``draft`` with «منذ», «بعد» or «قبل» before it."""
    if draft.kind != "point" or isinstance(draft.moment, (Since, Between)):
        return draft
    opening = _since().search(text, max(0, draft.start - _LOOK_BACK), draft.start)
    if not opening or "\n" in opening[0]:
        return draft
    if opening["since"]:
        return replace(draft, start=opening.start(), moment=Since(draft.moment))
    if not isinstance(draft.moment, (CalendarDate, Weekday, DayOffset, Part, Season)):
        return draft
    if opening["after"]:
        return replace(draft, start=opening.start(), moment=Since(draft.moment, after=True))
    return replace(draft, start=opening.start(), moment=Until(draft.moment), kind="vague")
