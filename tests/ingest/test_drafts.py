from datetime import date

import pytest

from rawi.ingest.drafts import article_of, parse_day, whole_characters
from rawi.ingest.problems import DateError, FieldError


@pytest.mark.parametrize(
    "value",
    ["2018-02-18", " 2018-02-18 ", "2018-02-18T21:35:43+04:00", "2018-02-18 23:59", "2018-02-18T2135Z"],
)
def test_parse_day_reads_iso_forms(value):
    assert parse_day(value) == date(2018, 2, 18)


@pytest.mark.parametrize("value", ["2018-02-30", "18/02/2018", "أمس", "2018", "", "20180218", "2018-02-18x"])
def test_parse_day_refuses(value):
    with pytest.raises(DateError):
        parse_day(value)


def test_article_of_takes_the_known_fields():
    article = article_of({"id": 7, "text": "نص", "title": None, "published": "2018-02-18", "more": []}, "x#1")
    assert (article.id, article.text, article.title, article.published) == ("7", "نص", "", date(2018, 2, 18))


def test_article_of_falls_back_on_the_given_id():
    assert article_of({"text": "نص", "id": " "}, "x#1").id == "x#1"


@pytest.mark.parametrize(
    "fields",
    [
        [],
        "نص",
        None,
        3,
        {},
        {"text": None},
        {"text": 5},
        {"text": "نص", "id": True},
        {"text": "نص", "title": ["a"]},
        {"text": "نص", "published": 20180218},
        {"text": "نص", "outlet": {}},
    ],
)
def test_article_of_refuses_wrong_types(fields):
    with pytest.raises(FieldError):
        article_of(fields, "x#1")


def test_whole_characters_keeps_the_length():
    assert whole_characters("ا\ud800ب") == "ا\ufffdب"
