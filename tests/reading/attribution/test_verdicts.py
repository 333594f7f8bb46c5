"""Denials and confirmations: who denies, and which act."""

from datetime import date

import pytest

from rawi import Article

pytestmark = pytest.mark.model


def verdicts_of(reader, text):
    """(trigger, deniers, confirmers) of every event that somebody denies or confirms."""
    reading = reader.read(Article(text, published=date(2019, 4, 10)))
    return [
        (e.trigger.text, [s.text for s in e.denied_by], [s.text for s in e.confirmed_by])
        for e in reading.events
        if e.denied_by or e.confirmed_by
    ]


@pytest.mark.parametrize(
    ("text", "trigger", "denier"),
    [
        ("قصفت طائرات مجهولة مستشفى قرب الحدود. ونفت كينيا مسؤوليتها عن قصف المستشفى.", "قصف", "كينيا"),
        ("نفى الجيش التشادي أن يكون قد قصف قرى مدنية قرب الحدود.", "قصف", "الجيش التشادي"),
        ("قال ناشطون إن الجيش قتل عشرة مدنيين في القرية، لكن الحكومة نفت ذلك.", "قتل", "الحكومة"),
        ("فرضت المحكمة غرامة على الوزير. ونفت عائلة الوزير مرارا اتهامات الفساد.", "اتهامات", "عائلة الوزير"),
        ("وتنفي إثيوبيا استهداف قوافل المساعدات في الإقليم.", "استهداف", "إثيوبيا"),
    ],
)
def test_the_act_that_is_denied_keeps_its_denier(reader, text, trigger, denier):
    denied = [(word, people) for word, people, _ in verdicts_of(reader, text) if people]
    assert any(trigger in word and people == [denier] for word, people in denied), denied


@pytest.mark.parametrize(
    "text",
    [
        "قصفت الطائرات القرية ليلا. ولم تنف وزارة الدفاع ذلك.",
        "قصفت الطائرات القرية ليلا. ورفضت وزارة الدفاع التعليق على الأمر.",
        "أقر البرلمان قانونا جديدا لمكافحة الإرهاب بعد هجوم على السفارة.",
        "تحقق الشرطة في هجوم على متجر وسط المدينة.",
    ],
)
def test_neither_denied_nor_confirmed(reader, text):
    assert verdicts_of(reader, text) == []
