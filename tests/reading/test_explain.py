"""What is told of how an article was read: every word that made no event has its reason."""

from datetime import date

import pytest

from rawi.article import Article
from rawi.reading.explain import explain
from rawi.reading.parts import joined_explanations, parts
from rawi.reading.read import read_doc
from rawi.reading.trace import REASONS, Trace

ARTICLE = Article(
    "قال وزير الدفاع الروسي سيرغي شويغو إن الجيش قصف مواقع للمسلحين في إدلب أمس. وأسفر القصف عن مقتل ثلاثة مدنيين.\n"
    "واتهم الحكم اللاعب بالغش في مباراة كرة القدم. وعقدت الأمم المتحدة اجتماعا منذ عامين.\n"
    "هذا المحتوى من موقع دويتشه فيله بعد اجتماع.",
    id="a",
    published=date(2018, 3, 2),
)


@pytest.fixture(scope="module")
def explanation(reader):
    return reader.explain(ARTICLE)


def reasons(explanation):
    """(trigger, reason) of all that was dropped."""
    return {(one.trigger.text, one.reason) for sentence in explanation.sentences for one in sentence.dropped}


@pytest.mark.model
def test_the_reading_is_the_same(reader, explanation):
    assert explanation.reading == reader.read(ARTICLE)


@pytest.mark.model
def test_sentences_stand_in_order_and_own_their_events(explanation):
    assert [s.words.text[:4] for s in explanation.sentences] == ["قال ", "وأسف", "واته", "وعقد", "هذا "]
    told = [one for sentence in explanation.sentences for one in sentence.events]
    assert told == [event.id for event in explanation.reading.events]


@pytest.mark.model
def test_what_is_dropped_has_its_reason(explanation):
    found = reasons(explanation)
    assert {reason for _, reason in found} <= set(REASONS)
    assert {("الدفاع", "without"), ("اتهم", "topic"), ("اجتماع", "credit")} <= found


@pytest.mark.model
def test_a_merged_word_names_its_event(explanation):
    merged = [d for s in explanation.sentences for d in s.dropped if d.reason == "merged"]
    assert merged and {one.event for one in merged} <= {event.id for event in explanation.reading.events}


@pytest.mark.model
def test_sources_dates_places_and_people_are_told(explanation):
    first, second = explanation.sentences[0], explanation.sentences[3]
    assert first.cues[0].cue.text == "قال" and first.cues[0].sources[0].entity == "per.sergei_shoigu"
    assert first.cues[0].content[0].text.startswith("الجيش قصف")
    assert [(d.words.text, d.first) for d in first.dates] == [("أمس", date(2018, 3, 1))]
    assert [p.place.country for p in first.places] == ["SYR"]
    assert any(a.entity == "per.sergei_shoigu" and a.reason for a in first.actors)
    assert second.dates[0].words.text.startswith("منذ")


@pytest.mark.model
def test_the_scorer_tells_its_score(reader):
    found = [
        one
        for text in ("شهد القرن الماضي انفجارات كثيرة.", "الهجوم خير وسيلة للدفاع.", "تزايد القتل في الأفلام.")
        for sentence in reader.explain(Article(text)).sentences
        for one in sentence.dropped
        if one.reason == "relevance"
    ]
    assert found and all(one.score < one.least for one in found)


@pytest.mark.model
def test_a_text_read_in_parts_keeps_offsets_and_ids(reader):
    done = []
    for part in parts([ARTICLE], longest=150):
        trace = Trace()
        reading = read_doc(part.article, reader.language(part.article.text), version="x", trace=trace)
        done.append((part, explain(reading, trace, ARTICLE.published)))
    whole = joined_explanations(done)
    assert len(done) > 1
    for sentence in whole.sentences:
        spans = [sentence.words, *(d.trigger for d in sentence.dropped), *(d.words for d in sentence.dates)]
        assert all(ARTICLE.text[span.start : span.end] == span.text for span in spans)
    assert [i for s in whole.sentences for i in s.events] == [event.id for event in whole.reading.events]


@pytest.mark.model
def test_an_empty_doc_has_no_sentences(reader):
    trace = Trace()
    reading = read_doc(Article("", id="a"), reader.language(""), version="x", trace=trace)
    assert explain(reading, trace, None).sentences == ()
