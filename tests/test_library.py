"""The library as its users call it, with the packaged model."""

from datetime import date

import pytest

import rawi
from rawi import Article
from rawi.records import Reading
from tests.contract import assert_spans_cut
from tests.noise import REPORT

pytestmark = pytest.mark.model

DAY = date(2019, 5, 20)
STRIKE = "قصفت طائرات حربية مدينة إدلب أمس، وقتل ثمانية مدنيين."
TALKS = "التقى وزير الخارجية العماني نظيره الإيراني في مسقط أول أمس."


def test_read_gives_events_with_the_articles_id(reader):
    reading = reader.read(Article(REPORT, id="a-7", published=DAY))
    assert reading.article == "a-7"
    assert len(reading.events) >= 4
    assert {event.article for event in reading.events} == {"a-7"}
    assert {event.version for event in reading.events} == {reader.version}
    starts = [event.trigger.start for event in reading.events]
    assert starts == sorted(starts)


def test_reader_version_names_package_and_model(reader):
    assert reader.version.startswith(f"rawi-{rawi.__version__}+")
    assert not reader.version.endswith("+")


def test_relative_dates_count_from_the_day_of_publication(reader):
    dates = [event.date for event in reader.read(Article(STRIKE, published=DAY)).events if event.date]
    assert date(2019, 5, 19) in {d.start for d in dates}


def test_relative_dates_stay_open_without_a_day_of_publication(reader):
    events = reader.read(Article(STRIKE)).events
    assert events
    assert [event.date for event in events] == [None] * len(events)


def test_stated_dates_need_no_day_of_publication(reader):
    dates = [event.date for event in reader.read(Article(REPORT)).events if event.date]
    assert date(2019, 5, 12) in {d.start for d in dates}


def test_read_many_keeps_the_order_and_equals_single_reads(reader):
    texts = [STRIKE, "", REPORT, TALKS, "،", STRIKE]
    articles = [Article(text, id=str(number), published=DAY) for number, text in enumerate(texts)]
    assert list(reader.read_many(iter(articles))) == [reader.read(article) for article in articles]


def test_read_many_gives_readings_before_all_articles_came(reader):
    def articles():
        yield Article(STRIKE, id="first")
        yield Article(TALKS, id="second")
        raise AssertionError("asked for more than was needed")

    assert next(reader.read_many(articles())).article == "first"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff", "\u064e"])
def test_a_text_without_words_gives_an_empty_reading(reader, text):
    assert reader.read(Article(text, id="empty")) == Reading("empty")


def test_a_title_moves_no_offsets(reader):
    plain = Article(STRIKE, id="a", published=DAY)
    titled = Article(STRIKE, id="a", published=DAY, title="غارات جديدة على إدلب", outlet="الخبر", url="x")
    reading = reader.read(titled)
    assert_spans_cut(titled, reading)
    in_text = [event for event in reading.events if event.trigger.field == "text"]
    assert in_text == list(reader.read(plain).events)


def test_language_gives_docs():
    language = rawi.language(threads=2)
    docs = list(language.pipe([STRIKE, TALKS]))
    assert [doc.text for doc in docs] == [STRIKE, TALKS]
    words = {token.text: token for token in docs[0]}
    assert words["قصفت"].pos_ == "VERB"
    assert words["قصفت"].dep_ == "ROOT"
    assert words["طائرات"].head.text == "قصفت"
    assert "إدلب" in {ent.text for ent in docs[0].ents}
    assert {"و", "قتل"} <= {token.text for token in docs[0]}


def test_load_refuses_a_model_that_is_not_there():
    with pytest.raises(rawi.RawiError) as caught:
        rawi.load("nonsense")
    assert caught.value.code == "R201"
