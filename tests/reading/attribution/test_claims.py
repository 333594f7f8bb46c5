"""Which act a denial is about when it only names the claim."""

from datetime import date

import pytest

from rawi import Article

pytestmark = pytest.mark.model


def denied(reader, text):
    """(trigger, who denies) of the denied events."""
    reading = reader.read(Article(text, published=date(2019, 4, 10)))
    return [(e.trigger.text, [s.text for s in e.denied_by]) for e in reading.events if e.denied_by]


@pytest.mark.parametrize(
    ("text", "act", "who"),
    [
        ("نفت وزارة الدفاع الإيطالية تقارير إعلامية عن قصف طائراتها ميناء زوارة.", "قصف", "وزارة الدفاع الإيطالية"),
        ("نفى الجيش الكيني ما تداولته مواقع محلية حول اعتقال عشرة من ضباطه.", "اعتقال", "الجيش الكيني"),
        ("تتهم بوليفيا تشيلي بدعم المتمردين بالسلاح، وتنفي تشيلي هذه الاتهامات.", "دعم", "تشيلي"),
        ("اتهمت أوغندا رواندا بخطف صحفيين قرب الحدود، وهو ما نفته رواندا.", "خطف", "رواندا"),
        ("قتل خمسة جنود في هجوم على موقع حدودي. ونفت الحركة ضلوعها في الهجوم.", "هجوم", "الحركة"),
    ],
)
def test_the_claim_leads_to_its_act(reader, text, act, who):
    assert any(act in word and who in people for word, people in denied(reader, text)), denied(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "قصفت الطائرات القرية ليلا. ونفى الوزير شائعات عن إغلاق السوق المركزي.",
        "اعتقلت الشرطة ثلاثة متظاهرين. ونفى الحزب أن تكون ميزانيته مجرد وعود انتخابية.",
        "قصفت الطائرات القرية ليلا. وقال الخبير إن ما كان ينكره الناس صار معروفا.",
    ],
)
def test_a_claim_about_something_else_denies_no_act(reader, text):
    assert denied(reader, text) == []
