from datetime import date

import pytest

from rawi import Article
from rawi.records import EventType

pytestmark = pytest.mark.model
WEDNESDAY = date(2018, 3, 14)


def found(reader, text, type_):
    return [e for e in reader.read(Article(text, published=WEDNESDAY)).events if e.type is type_]


@pytest.mark.parametrize(
    ("text", "type_", "day", "rule"),
    [
        (
            "قال وزير الخارجية المصري سامح شكري، الاثنين، إن بلاده تتابع الأزمة. ودعا شكري إيران إلى وقف تدخلاتها.",
            EventType.REQUEST, date(2018, 3, 12), "date.speaker",
        ),
        (
            "طالب مجلس الشورى السعودي الحكومة بدعم الشركات. جاء ذلك خلال جلسة عقدها المجلس أمس الثلاثاء.",
            EventType.REQUEST, date(2018, 3, 13), "date.came_during",
        ),
        (
            "تبدو انتقادات الرئيس الأميركي، عشية اجتماع دول الحلف في بروكسل، موجهة إلى ألمانيا.",
            EventType.CONSULT, date(2018, 3, 15), "date.eve",
        ),
    ],
)  # fmt: skip
def test_date_from_around_the_clause(reader, text, type_, day, rule):
    assert any(e.date and e.date.start == day and rule in e.rules for e in found(reader, text, type_))


def test_news_without_a_date_has_only_the_day_of_publication(reader):
    (event,) = found(reader, "اتهم وزير الخارجية التركي ألمانيا بدعم الإرهاب.", EventType.ACCUSE)
    assert event.date and (event.date.start, event.date.origin) == (WEDNESDAY, "publication")


def test_background_and_plans_take_no_day(reader):
    text = "قال الرئيس التركي، الاثنين، إن بلاده ستبقى في عفرين. وكان أردوغان قد اتهم واشنطن بدعم الإرهابيين."
    assert all(e.date is None for e in found(reader, text, EventType.ACCUSE))


def test_the_year_that_a_plan_is_for_dates_no_act(reader):
    events = found(reader, "أعلنت الكويت دعم خطة الأمم المتحدة للاستجابة الإنسانية للعام 2017.", EventType.SUPPORT)
    assert all(e.date is None or e.date.start.year == 2018 for e in events)
