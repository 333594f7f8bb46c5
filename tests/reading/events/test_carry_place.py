from datetime import date

import pytest

from rawi import Article
from rawi.records import EventType

pytestmark = pytest.mark.model


def places(reader, text, type_):
    events = reader.read(Article(text, published=date(2018, 3, 14))).events
    return [(e.place.name or e.place.text if e.place else None, e.rules) for e in events if e.type is type_]


@pytest.mark.parametrize(
    ("text", "type_", "place", "rule"),
    [
        (
            "قتل ستة مدنيين في مدينة دوما. وأصيب عشرة آخرون بجروح جراء القصف.",
            EventType.ASSAULT, "دوما", "place.same_episode",
        ),
        (
            "عاد وفد أميركي من بيونغيانغ يوم الأحد حيث التقى هناك مع مسؤولين كوريين.",
            EventType.CONSULT, "بيونغ", "place.there",
        ),
        ("تشهد مدينة البصرة تظاهرات غاضبة ضد الحكومة.", EventType.PROTEST, "البصرة", "place.host"),
        ("اعتقلت الشرطة التركية عشرات الجنود.", EventType.COERCE, "تركيا", "place.people"),
        ("حكم القضاء العراقي بالإعدام على ثلاثة مسلحين.", EventType.SANCTION, "العراق", "place.court"),
    ],
)  # fmt: skip
def test_place_from_around_the_clause(reader, text, type_, place, rule):
    found = places(reader, text, type_)
    assert any(name and place in name and rule in rules for name, rules in found)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("أجرى الرئيس الروسي اتصالا هاتفيا مع نظيره الفرنسي بحثا فيه الوضع في سوريا.", EventType.CONSULT),
        ("اتهمت واشنطن موسكو بالكذب. وقتل جندي في الموصل.", EventType.ACCUSE),
    ],
)
def test_no_place_for_calls_and_speech(reader, text, type_):
    assert all(name is None for name, _ in places(reader, text, type_))


def test_a_punishment_is_no_building(reader):
    found = places(reader, "حكمت محكمة مصرية بالسجن المؤبد على خمسة معارضين.", EventType.SANCTION)
    assert found and all(name is None or "السجن" not in name for name, _ in found)


def test_a_protest_along_a_border_is_there_and_not_against_it(reader):
    text = "شارك مئات الشبان في تظاهرات سلمية على حدود قطاع غزة."
    events = [e for e in reader.read(Article(text)).events if e.type is EventType.PROTEST]
    assert events
    assert all("غزة" in (e.place.text if e.place else "") and not e.recipients for e in events)
