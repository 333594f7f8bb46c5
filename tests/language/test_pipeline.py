"""The whole language stage with the packaged model."""

import pytest
from hypothesis import HealthCheck, given, settings

from rawi.language.analyse import GROUP_PIECES
from tests.language.texts import TEXTS

pytestmark = pytest.mark.model

NEWS = (
    "أعلنت وزارة الخارجية المصرية أن الرئيس عبد الفتاح السيسي سيزور باريس غدا. "
    "وقال المتحدث باسمها أحمد أبو زيد إن الزيارة ستستمر يومين.\n"
    "هل تنجح المحادثات؟ لم يعلق البيت الأبيض على ذلك."
)


@pytest.fixture(scope="module")
def news(language):
    return language(NEWS)


@given(text=TEXTS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_token_is_cut_out_of_the_text(language, text):
    doc = language(text)
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t)] == t.text and len(t) for t in doc)
    for sent in doc.sents:
        assert sum(t.head is t or t.head == t for t in sent) == 1
        assert all(sent.start <= t.head.i < sent.end for t in sent)


def test_clitics_and_restored_words(language):
    doc = language("إن الأمن ضرورة للمواطنين وللبلاد")
    assert doc[-1].text == "لبلاد"
    assert doc[-1].norm_ == "البلاد"
    assert [t.text for t in doc[-3:]] == ["و", "ل", "لبلاد"]
    assert [t._.opens for t in doc[-3:]] == [True, False, False]


def test_sentences(news):
    starts = [sent.text.strip().split()[0] for sent in news.sents]
    assert starts == ["أعلنت", "وقال", "هل", "لم"]


def test_names(news):
    found = {ent.text: ent.label_ for ent in news.ents}
    assert found.get("عبد الفتاح السيسي") == "PER"
    assert found.get("أحمد أبو زيد") == "PER"
    assert found.get("باريس") == "GPE"
    assert any("الخارجية" in name and label == "ORG" for name, label in found.items())


def test_trees(news):
    verb = news[0]
    assert verb.lemma_ == "أعلن"
    assert verb.pos_ == "VERB"
    assert [t.text for t in verb.children if t.dep_ == "nsubj"] == ["وزارة"]


def test_a_text_is_read_alike_alone_and_among_others(language):
    texts = [NEWS, "", "عاد الوفد.", NEWS[:80]]
    for text, doc in zip(texts, language.pipe(texts), strict=True):
        assert doc.to_json() == language(text).to_json()


def test_long_texts_are_read_group_by_group(language, monkeypatch):
    paragraph = NEWS.replace("\n", " ") + "\n"
    once = language(paragraph)
    monkeypatch.setattr("rawi.language.analyse.GROUP_PIECES", 150)
    doc = language(paragraph * 4)
    assert GROUP_PIECES > 150
    assert [t.text for t in doc if not t.is_space] == [t.text for t in once if not t.is_space] * 4


def test_given_words(language):
    (words,) = language.analyse_segmented([[("وقال", ["و", "قال"]), ("الوزير", ["الوزير"]), (".", ["."])]])
    assert [w.upos for w in words] == ["CCONJ", "VERB", "NOUN", "PUNCT"]
    assert [w.head for w in words].count(0) == 1


def test_given_tokens(language):
    (tags,) = language.name_tokens([["زار", "أنطونيو", "غوتيريش", "بغداد"]])
    assert tags == ["O", "B-PER", "I-PER", "B-LOC"]
