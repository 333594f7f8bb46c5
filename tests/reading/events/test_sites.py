from datetime import date

import pytest

from rawi import Article
from rawi.records import EventType

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "type_", "place"),
    [
        ("قصفت طائرات حربية مدينة دوما، الثلاثاء، ما أدى إلى مقتل ستة مدنيين.", EventType.ASSAULT, "دوما"),
        ("وصل وزير الخارجية المصري إلى بغداد يوم الأحد في زيارة رسمية.", EventType.CONSULT, "بغداد"),
        ("اعتقلت الشرطة عشرة محتجين في مدينة البصرة.", EventType.COERCE, "البصرة"),
    ],
)
def test_place_of_the_clause(reader, text, type_, place):
    events = [e for e in reader.read(Article(text, published=date(2018, 3, 14))).events if e.type is type_]
    assert any(e.place and place in (e.place.name or e.place.text) for e in events)


def test_dateline_and_speakers_place_are_none(reader):
    text = "بيروت (رويترز) - اتهم سفير فرنسا في لندن الحكومة السورية بعرقلة المحادثات."
    assert not any(e.place for e in reader.read(Article(text, published=date(2018, 3, 14))).events)


def test_date_rule_is_among_the_events_rules(reader):
    text = "اعتقلت الشرطة عشرة محتجين في مدينة البصرة يوم الاثنين."
    events = reader.read(Article(text, published=date(2018, 3, 14))).events
    assert any("date.clause" in e.rules and "day.weekday" in e.rules for e in events if e.date)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("اعتقلت الشرطة الأردنية عشرة محتجين في عمان.", "JOR"),
        ("زار وزير الخارجية الإيراني سلطنة عمان يوم الأحد.", "OMN"),
    ],
)
def test_amman_and_oman(reader, text, country):
    events = reader.read(Article(text, published=date(2018, 3, 14))).events
    assert any(e.place and e.place.country == country for e in events)
