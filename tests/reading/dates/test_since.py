from datetime import date

import pytest

from rawi.reading.dates import find_dates


@pytest.mark.parametrize(
    ("text", "first", "begins"),
    [
        ("مستمر منذ عام 2013", date(2013, 1, 1), date(2013, 12, 31)),
        ("منذ اندلاع الحرب في 2011", date(2011, 1, 1), date(2011, 12, 31)),
        ("منذ بدأ الهجوم في 20 يناير 2018", date(2018, 1, 20), date(2018, 1, 20)),
    ],
)
def test_open_span_knows_how_it_begins(text: str, first: date, begins: date) -> None:
    mention = find_dates(text, date(2018, 3, 3))[-1]
    assert (mention.first, mention.last, mention.open_end, mention.begins) == (first, None, True, begins)


@pytest.mark.parametrize(
    ("text", "day"),
    [("القمة في 12 يونيو", date(2018, 6, 12)), ("في 12 ديسمبر", date(2017, 12, 12)), ("25 مايو", date(2018, 5, 25))],
)
def test_day_without_year_may_lie_just_ahead(text: str, day: date) -> None:
    assert find_dates(text, date(2018, 5, 31))[0].first == day
