import re
import time
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.errors import DataError
from rawi.reading.dates import find_dates
from rawi.reading.dates.grammar import compile_rules
from rawi.reading.dates.lexicon import read_data

ROWS: list[dict[str, Any]] = read_data("rules.examples.yaml")
POINTS = [(row, form) for row in ROWS if "nothing" not in row and "each" not in row for form in row["forms"]]
SEVERAL = [(row, form) for row in ROWS if "each" in row for form in row["forms"]]
NOTHING = [form for row in ROWS for form in row.get("nothing", ())]


def _expected(row: dict[str, Any], form: str) -> tuple[str, str]:
    marked = re.search(r"\[(.*)\]", form)
    return form.replace("[", "").replace("]", ""), marked[1] if marked else form


@pytest.mark.parametrize(("row", "form"), POINTS, ids=[form for _, form in POINTS])
def test_form_gives_its_span(row: dict[str, Any], form: str) -> None:
    text, cut = _expected(row, form)
    found = find_dates(text, row["published"])
    assert len(found) == 1, found
    mention = found[0]
    assert cut.endswith(mention.text) and len(cut) - len(mention.text) <= 1, mention
    assert mention.kind == row.get("kind", "point"), mention
    assert (mention.first, mention.last) == (row.get("first"), row.get("last")), mention
    assert mention.open_end == row.get("open", False), mention
    assert bool(mention.conflict) == row.get("conflict", False), mention
    if mention.kind == "point":
        assert (mention.precision, mention.origin) == (row["precision"], row["origin"]), mention
    if "next" in row:
        assert [mention.next_first, mention.next_last] == row["next"], mention


@pytest.mark.parametrize(("row", "form"), SEVERAL, ids=[form for _, form in SEVERAL])
def test_form_gives_several_mentions(row: dict[str, Any], form: str) -> None:
    assert [[m.first, m.last] for m in find_dates(form, row["published"])] == row["each"]


@pytest.mark.parametrize("form", NOTHING)
def test_form_is_no_date(form: str) -> None:
    assert find_dates(form, date(2018, 3, 14)) == []


def test_conflict_is_told_in_words() -> None:
    mention = find_dates("وجه أول أمس الإثنين الدعوة إلى الوزارة.", date(2017, 1, 12))[0]
    assert mention.conflict == "the text says Monday, but 2017-01-10 is a Tuesday; the nearest Monday is 2017-01-09"


def test_announced_event_takes_the_next_day() -> None:
    mention = find_dates("سيعلق الجيش الضربات اعتبارا من الثلاثاء.", date(2018, 2, 26))[0]
    assert (mention.next_first, mention.open_end) == (date(2018, 2, 27), True)


def test_same_year_is_taken_from_the_mention_before() -> None:
    found = find_dates("بدأت الحرب في مارس 2003 وانتهت في أبريل من العام نفسه.", date(2018, 2, 26))
    assert [m.first for m in found] == [date(2003, 3, 1), date(2003, 4, 1)]


FORMS = [form.replace("[", "").replace("]", "") for _, form in POINTS] + NOTHING
PIECES = st.sampled_from(
    [*FORMS, "و", "لل", "قال", "،", ".", "ـ", "َ", "\u200f", "12", "2018", "(", ")", "🙂", "ﻻ", "\n"]
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(PIECES, max_size=12),
    st.sampled_from(["", " "]),
    st.one_of(st.none(), st.dates(), st.dates(date(1990, 1, 1), date(2030, 1, 1))),
)
def test_offsets_always_cut(pieces: list[str], glue: str, published: date | None) -> None:
    text = glue.join(pieces)
    end = 0
    for mention in find_dates(text, published):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.first is None or mention.last is None or mention.first <= mention.last
        assert mention.open_end is False or mention.last is None
        end = mention.end


def test_every_rule_is_valid_and_problems_are_listed_together() -> None:
    rules = read_data("rules.yaml")
    compile_rules(rules)
    broken = [{**rules[0], "make": "magic"}, {**rules[0], "colour": "red"}]
    with pytest.raises(DataError, match="magic.*occurs twice.*colour"):
        compile_rules(broken)


def test_every_rule_has_an_example() -> None:
    used = {m.rule for text in FORMS for m in find_dates(text, date(2018, 3, 14))}
    used |= {m.rule for _, form in SEVERAL for m in find_dates(form, date(2018, 3, 14))}
    silent = {rule["id"] for rule in read_data("rules.yaml") if rule.get("kind") != "none"} - used
    assert silent == set()


def test_article_is_read_fast() -> None:
    text = "أعلنت الوزارة الخميس الماضي أن القوات سيطرت على البلدة في 12 آذار/مارس بعد معارك استمرت أسبوعين. " * 15
    find_dates(text, date(2018, 3, 14))
    start = time.perf_counter()
    find_dates(text, date(2018, 3, 14))
    assert time.perf_counter() - start < 0.05
