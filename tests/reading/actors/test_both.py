"""Whom a dual means."""

from datetime import date

import pytest

from rawi.article import Article
from rawi.records import EventType

pytestmark = pytest.mark.model

CASES = [
    (
        "التقى وزير الخارجية المصري سامح شكري نظيره الأردني أيمن الصفدي. واتفق الوزيران على التعاون.",
        EventType.AGREE, {"شكري", "الصفدي"},
    ),
    ("تصاعد التوتر بين فرنسا وإيطاليا. ووقع البلدان اتفاقا لإنهاء الأزمة.", EventType.COOPERATE, {"فرنسا", "إيطاليا"}),
    ("اتفق الرئيسان الأميركي والروسي على عقد قمة جديدة.", EventType.AGREE, {"ترامب", "بوتين"}),
    # four were named, so that nobody can tell
    ("اجتمعت فرنسا وإيطاليا وألمانيا وإسبانيا أمس. ثم وقع البلدان اتفاقا.", EventType.COOPERATE, {"البلدان"}),
    # the adjective says which two
    ("زار الوفد موسكو وباريس. ووقع الطرفان المتحاربان اتفاقا للسلام.", EventType.COOPERATE, {"الطرفان"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type_", "actors"), CASES)
def test_a_dual_means_the_two_named_before(reader, text, type_, actors):
    events = reader.read(Article(text, published=date(2018, 7, 10))).events
    found = [[a.name or a.text for a in e.actors] for e in events if e.type is type_]
    assert any(len(names) == len(actors) and all(any(w in n for n in names) for w in actors) for names in found), found
