import pytest

from rawi.ingest.arabic import check_arabic
from rawi.ingest.problems import NotArabicError
from tests.ingest.samples import ARABIC, ENGLISH, PERSIAN, URDU


@pytest.mark.parametrize(
    "text",
    [
        ARABIC,
        "مقتل 3 جنود",
        "ليبيا",
        "ترمب: سنرد",
        "محمد بن راشد",
        "زلزال يضرب تركيا",
        "وصل وزیر الخارجیة إلی العاصمة وبحث مع نظیره الترکی سبل تعزیز التعاون",
        "أعلنت شركة Apple Inc. عن iPhone 15 Pro Max في مؤتمر Wonderlust in Cupertino",
        "انا مش عارف هو راح فين بس اكيد هيرجع بكره ان شاء الله",
        "ﻭﺻﻞ ﺍﻟﻮﺯﻳﺮ ﺇﻟﻰ ﺍﻟﻌﺎﺻﻤﺔ",
        "تقارير عن ڤيروس في مستشفى چنيف وسط العاصمة",
    ],
)
def test_check_arabic_accepts(text):
    check_arabic(text)


@pytest.mark.parametrize(
    "text",
    [
        PERSIAN,
        PERSIAN.replace("ی", "ي"),
        URDU,
        ENGLISH,
        ENGLISH + " قال الوزير",
        "12345 !!",
        "رهبر انقلاب اسلامی در سخنرانی خود در تهران از مردم خواست در انتخابات شرکت کنند",
        "סגן ראש הממשלה נפגש אתמול עם שר החוץ",
    ],
)
def test_check_arabic_refuses(text):
    with pytest.raises(NotArabicError):
        check_arabic(text)


def test_check_arabic_samples_long_texts():
    check_arabic(ARABIC * 1000)
    with pytest.raises(NotArabicError):
        check_arabic(PERSIAN * 2000)
