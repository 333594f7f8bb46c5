"""The macros that rule patterns are written with, and the words with which rules can begin."""

from __future__ import annotations

from collections.abc import Iterable

from rawi.reading.dates.lexicon import Lexicon, either, first_words

SEPARATOR = r"(?: ?[/،\\-] ?| ?\( ?)"
# Where a word begins, also behind conjunctions and prepositions that are written together with it.
EDGE = r"(?:^|(?<![^\W_])|(?<=\b[وفبلك])|(?<=\b[وف][بلك]))"
_DIGITS = r"(?:3[01]|[12]\d|0?[1-9])(?!\d|[.,:]\d)"


def _month_pattern(lex: Lexicon) -> str:
    """Any month; two names joined by a slash only if they name the same month («آذار/مارس»)."""
    groups: dict[tuple[str, int], list[str]] = {}
    for word, month in lex.months.items():
        groups.setdefault(month, []).append(word)
    branches = sorted(groups.values(), key=lambda words: -max(map(len, words)))
    return "|".join(f"{either(words)}(?:{SEPARATOR}{either(words)}(?: ?\\))?)?" for words in branches)


def _ordinal_pattern(lex: Lexicon) -> str:
    tens = either(word for word, value in lex.cardinals.items() if value in {20, 30})
    return f"ال(?:{either(lex.ordinals)}(?: عشره?| وال{tens})?|{tens})"


def _count_pattern(lex: Lexicon, number: str) -> str:
    """«نحو ثلاثة أيام», «أسبوعين», «عام ونصف العام», «شهر»."""
    about = f"(?:(?P<about>{either(lex.listed('about'))}) (?:ال)?)?"
    counted = f"(?P<number>{number}) ?(?P<unit>{either(lex.of_units('one', 'many'))})"
    two, one = (either(lex.of_units(form)) for form in ("two", "one"))
    return f"{about}(?:{counted}|(?P<two>{two})|(?P<one>{one})(?: واحده?)?)(?P<half> ونصف(?: ال\\w+)?)?"


def _number(lex: Lexicon) -> str:
    cardinal = either(lex.cardinals)
    return f"(?:\\d+(?:[.,]\\d+)?|{cardinal}(?: و?{cardinal})*)"


def _year(lex: Lexicon) -> str:
    no_count = f"(?! ?[%٪]| {either(lex.counted)}(?!\\w))"
    return rf"(?:(?:1[0-9]|20)\d\d(?!\d|[.,]\d){no_count})"


def _spelt_year(lex: Lexicon) -> str:
    return f"(?:الفين|الفان|الف)(?: و?{either(lex.cardinals)})*"


def _tail(lex: Lexicon) -> str:
    """What may follow a month: a year, «من العام الماضي», «من العام نفسه», «الماضي»."""
    shift = either(lex.shifts)
    this_year = f"ال(?:عام|سنه) {shift}|هذا العام|هذه السنه"
    same = "العام (?:نفسه|ذاته)|ذلك العام|نفس العام|ذات العام|السنه (?:نفسها|ذاتها)|تلك السنه|نفس السنه"
    before = "(?:(?:من |في )?(?:ال)?(?:عام|سنه) |ل?(?:ل?عام|سنه) |من )?"
    told = f"{before}(?P<year>{_year(lex)}|(?<=عام |سنه ){_spelt_year(lex)})"
    era = "(?: ?م| ميلادي| ?ه| هجري(?:ه)?)?"
    near = f"(?P<this_year>{this_year})|(?P<same_year>{same})|(?P<shift>{shift})"
    return rf"(?:(?:(?: ?[,،])? ?[ /-]*{told}{era}(?!\w))|(?:(?: ?[,،])? (?:من |في )?(?:{near})(?!\w)))?"


def macros(lex: Lexicon) -> dict[str, str]:
    """Replacements of ``{name}`` in rule patterns."""
    return {**_calendar_macros(lex), **_unit_macros(lex), **_word_macros(lex)}


def _calendar_macros(lex: Lexicon) -> dict[str, str]:
    ordinal = _ordinal_pattern(lex)
    return {
        "weekday": f"(?P<weekday>{either(lex.weekdays)})",
        "weekday_2": f"(?P<weekday_2>{either(lex.weekdays)})",
        "bare_weekday": f"(?P<weekday>{either({**lex.bare_weekdays, **lex.weekdays})})",
        "dayname": either(lex.weekdays),
        "month": f"(?P<month>{_month_pattern(lex)})",
        "monthname": either(lex.months),
        "day": f"(?P<day>(?:ال ?)?{_DIGITS}|{ordinal})",
        "dd": f"(?:(?:ال ?)?{_DIGITS}|{ordinal})",
        "ordinal": f"(?P<ordinal>{ordinal})",
        "year": f"(?P<year>{_year(lex)})",
        "yyyy": _year(lex),
        "spelt_year": f"(?P<spelt_year>{_spelt_year(lex)})",
        "tail": _tail(lex),
        "season": f"(?P<season>{either(lex.seasons)})",
        "decade": f"(?P<decade>{either(lex.decades)})",
    }


def _unit_macros(lex: Lexicon) -> dict[str, str]:
    number, cardinal = _number(lex), either(lex.cardinals)
    return {
        "number": f"(?P<number>{number})",
        "the_number": f"(?P<number>(?:ال ?)?\\d+|ال{cardinal}(?: و(?:ال)?{cardinal})*)",
        "count": _count_pattern(lex, number),
        "unit": f"(?P<unit>{either(lex.of_units('one'))})",
        "unit_many": f"(?P<unit>{either(lex.of_units('many'))})",
        "unit_two": f"(?P<unit>{either(lex.of_units('two'))})",
        "unit_any": f"(?P<unit>{either(lex.units)})",
    }


def _word_macros(lex: Lexicon) -> dict[str, str]:
    return {
        "shift": f"(?P<shift>{either(lex.shifts)})",
        "shiftword": either(lex.shifts),
        "recent": f"(?P<recent>{either(lex.listed('recent'))})",
        "coming": f"(?P<coming>{either(lex.listed('coming'))})",
        "dayword": f"(?P<dayword>{either(lex.days)})",
        "part": f"(?P<part>{either(lex.parts)})",
        "about": either(lex.listed("about")),
        "year_cue": either(lex.listed("year_cues")),
        "name_head": either(lex.listed("name_heads")),
        "vague": either(lex.listed("vague")),
        "adverb_set": either(lex.listed("adverbs_set")),
    }


def _definite(words: Iterable[str]) -> frozenset[str]:
    return frozenset("ال" + word for word in words)


def lead_classes(lex: Lexicon) -> dict[str, frozenset[str]]:
    """For each class of rule starts, the words with which it can begin; ``#`` stands for figures."""
    heads = frozenset(lex.listed("name_heads"))
    return {
        "weekday": first_words(lex.weekdays),
        "month": first_words(lex.months),
        "digit": frozenset({"#"}),
        "ordinal": _definite(lex.ordinals) | _definite(lex.cardinals) | {"ال"},
        "number": first_words(lex.cardinals) | {"#"},
        "about": first_words(lex.listed("about")),
        "unit": first_words(lex.units),
        "the_unit": _definite(lex.units),
        "part": first_words(lex.parts),
        "season": frozenset(lex.seasons) | _definite(lex.seasons),
        "dayword": first_words(lex.days),
        "vague": first_words(lex.listed("vague")),
        "adverb_set": first_words(lex.listed("adverbs_set")),
        "name_head": heads | _definite(heads),
    }
