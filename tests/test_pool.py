"""Several readers at once."""

import os

import pytest

import rawi
from rawi.article import Article
from rawi.errors import DataError
from rawi.pool import Failure, ReaderPool, _plain

pytestmark = pytest.mark.model
TEXTS = ("زار الرئيس المصري موسكو أمس.", "", "قصف الجيش البلدة.", "ندد الوزير بالهجوم على المدينة.")


def test_readings_come_in_order_and_are_those_of_one_reader():
    articles = [Article(text, id=str(number)) for number, text in enumerate(TEXTS * 4)]
    alone = rawi.load()
    with ReaderPool(workers=2) as pool:
        found = list(pool.read_many(articles))
    assert [article for article, _ in found] == articles
    assert [reading for _, reading in found] == [alone.read(article) for article in articles]


def test_one_bad_article_is_told_and_the_others_are_read():
    bad = Article(None, id="bad")  # type: ignore[arg-type]
    with ReaderPool(workers=1) as pool:
        (_, first), (_, second) = pool.read_many([bad, Article(TEXTS[0], id="good")])
    assert isinstance(first, Failure)
    assert first.error is None
    assert "unexpected" in first.cause
    assert "Traceback" in first.trace
    assert not isinstance(second, Failure)
    assert second.events


def test_the_environment_is_left_as_it_was(monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    with ReaderPool(workers=1):
        assert os.environ["OMP_NUM_THREADS"] == os.environ["OPENBLAS_NUM_THREADS"] == "1"
    assert os.environ["OMP_NUM_THREADS"] == "3"
    assert "OPENBLAS_NUM_THREADS" not in os.environ


def test_errors_travel_with_their_code():
    error = _plain(DataError("broken", where="a.yaml:3", hint="mend it"))
    assert str(error) == "R301 a.yaml:3: broken; mend it"
