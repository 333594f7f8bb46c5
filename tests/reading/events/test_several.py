"""Several acts told with one word."""

from datetime import date

import pytest

from rawi.article import Article

pytestmark = pytest.mark.model


def days(reader, text):
    reading = reader.read(Article(text, published=date(2020, 3, 4)))
    visits = [event for event in reading.events if event.trigger.text.startswith("زيارت")]
    assert len({event.id for event in visits}) == len(visits)
    return [event.date.start for event in visits if event.date]


def test_two_visits_in_two_months_are_two_events(reader):
    text = "قام الوزير بزيارتين لموسكو في شهر يونيو ونوفمبر من العام الماضي."
    assert days(reader, text) == [date(2019, 6, 1), date(2019, 11, 1)]


def test_two_visits_in_one_month_are_one_event(reader):
    assert days(reader, "قام الوزير بزيارتين لموسكو في شهر يونيو من العام الماضي.") == [date(2019, 6, 1)]
