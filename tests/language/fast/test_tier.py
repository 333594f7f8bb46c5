"""The fast tier with the packaged model: the same Doc as the accurate one gives."""

import pytest
from hypothesis import HealthCheck, given, settings

from rawi.errors import ModelError
from rawi.language import Language, packaged
from rawi.language.fast.model import FILES, FastModel
from tests.language.texts import TEXTS

NEWS = (
    "أعلنت وزارة الخارجية المصرية أن الرئيس عبد الفتاح السيسي سيزور باريس غدا. "
    "وقال المتحدث باسمها أحمد أبو زيد إن الزيارة ستستمر يومين.\nهل تنجح المحادثات؟"
)


@pytest.fixture(scope="module")
def fast():
    try:
        return Language(packaged("fast"))
    except ModelError as error:
        pytest.skip(str(error))


def test_an_incomplete_folder_is_refused(tmp_path):
    with pytest.raises(ModelError, match=r"segmenter\.npz"):
        FastModel(tmp_path)


def test_unknown_models_are_refused():
    with pytest.raises(ModelError, match="slow"):
        packaged("slow")


@pytest.mark.model
@given(text=TEXTS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_token_is_cut_out_of_the_text(fast, text):
    doc = fast(text)
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t)] == t.text and len(t) for t in doc)
    for sent in doc.sents:
        assert sum(t.head == t for t in sent) == 1
        assert all(sent.start <= t.head.i < sent.end for t in sent)


@pytest.mark.model
def test_annotations(fast):
    doc = fast(NEWS)
    assert len(list(doc.sents)) == 3
    found = {e.text: e.label_ for e in doc.ents}
    assert found["عبد الفتاح السيسي"] == "PER" and found["باريس"] in ("GPE", "LOC")
    assert (doc[0].lemma_, doc[0].pos_, doc[0].morph.get("Aspect")) == ("أعلن", "VERB", ["Perf"])
    future = next(token for token in doc if token.text == "س")
    assert (future.pos_, future.nbor().text, future.nbor()._.opens) == ("AUX", "يزور", False)
    assert doc.tensor.shape == (len(doc), 128)
    assert doc.spans["coarse"] and doc.spans["fine"]


@pytest.mark.model
def test_restored_words(fast):
    doc = fast("إن الأمن ضرورة للمواطنين وللبلاد")
    assert [(t.text, t.norm_, t._.opens) for t in doc[-3:]] == [
        ("و", "و", True), ("ل", "ل", False), ("لبلاد", "البلاد", False),
    ]  # fmt: skip


@pytest.mark.model
def test_given_words_and_tokens(fast):
    [words] = fast.analyse_segmented([[("وقال", ("و", "قال")), ("الوزير", ("الوزير",))]])
    assert [(w.norm, w.upos, w.opens) for w in words] == [
        ("و", "CCONJ", True), ("قال", "VERB", False), ("الوزير", "NOUN", True),
    ]  # fmt: skip
    tags = fast.name_tokens([["زار", "وبغداد", "."], ["وصل", "محمود", "عباس", "."]])
    assert tags == [["O", "B-LOC", "O"], ["O", "B-PER", "I-PER", "O"]]


@pytest.mark.model
def test_empty_texts(fast):
    assert [len(doc) for doc in fast.pipe(["", " \n"])] == [0, 1]


@pytest.mark.model
def test_the_folder_is_small():
    folder = packaged("fast").folder
    assert sum((folder / name).stat().st_size for name in FILES) < 25 * 2**20
