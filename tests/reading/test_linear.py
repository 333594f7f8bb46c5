"""The work of reading grows with the length of a text, not with its square."""

import sys
from datetime import date

import pytest

from rawi import Article
from rawi.reading.read import read_doc

pytestmark = pytest.mark.model

PARAGRAPH = (
    "زار وزير الخارجية العراقي أنقرة أمس وبحث مع نظيره التركي ملف المياه، ونفى متحدث باسم الحكومة وجود خلاف. "
    "وقصفت طائرات حربية ثلاثة مواقع قرب الحدود السورية، وقتل في الغارات سبعة مسلحين بحسب مصدر أمني. "
    "وقال البيان إن رئيس الوزراء يتولى أيضا وزارة الدفاع، وأكدت تركيا القصف. "
)


def steps(article, doc):
    """How many lines of Rawi's code reading takes: the same on every machine."""
    count = 0

    def local(_, event, __):
        nonlocal count
        count += event == "line"
        return local

    def called(frame, _, __):
        return local if "/rawi/" in frame.f_code.co_filename.replace("\\", "/") else None

    before = sys.gettrace()
    sys.settrace(called)
    try:
        read_doc(article, doc, version="test")
    finally:
        sys.settrace(before)
    return count


def test_steps_per_sentence_do_not_grow(reader):
    counts = []
    for times in (8, 8, 64):  # the first reading fills what is remembered between texts
        article = Article(PARAGRAPH * times, published=date(2021, 3, 18))
        counts.append(steps(article, reader.language(article.text)) / times)
    assert counts[2] < 1.25 * counts[1]
