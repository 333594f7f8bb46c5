"""The language stage under spaCy's name."""

import json
from importlib.metadata import distribution
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.tokens import DocBin

import rawi
from rawi.errors import ModelError

TEXT = "أعلنت وزارة الخارجية المصرية أن الرئيس عبد الفتاح السيسي سيزور باريس غدا. هل عاد؟"
SOURCE = Path(rawi.__file__).parents[1]
pytestmark = pytest.mark.model


@pytest.fixture(scope="module", params=["rawi_ar_news", "rawi_ar_news_fast"])
def nlp(request):
    try:
        return spacy.load(request.param)
    except ModelError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def doc(nlp):
    return nlp(TEXT)


@pytest.mark.parametrize("name", ["rawi_ar_news", "rawi_ar_news_fast"])
def test_the_name_has_a_distribution_with_the_version_of_rawi(name):
    meta = json.loads((SOURCE / name / "meta.json").read_text("utf-8"))
    assert distribution(name).version == meta["version"] == rawi.__version__


def test_annotations(nlp, doc):
    assert (nlp.lang, doc.text, len(list(doc.sents))) == ("ar", TEXT, 2)
    future = next(token for token in doc if token.text == "س")
    assert (future.pos_, future.nbor().text, future.nbor()._.opens) == ("AUX", "يزور", False)
    assert doc[0].lemma_ == "أعلن" and str(doc[0].morph) and doc[0].norm_ == "أعلنت"
    assert ("عبد الفتاح السيسي", "PER") in {(ent.text, ent.label_) for ent in doc.ents}
    assert any(token.dep_ == "nsubj" and token.head == doc[0] for token in doc)
    assert doc.vocab is nlp.vocab


def test_same_as_the_library(nlp, doc):
    model = nlp.config["nlp"]["tokenizer"]["model"]
    assert rawi.language(model, threads=1)(TEXT).to_json() == doc.to_json()


def test_pipe_with_processes_after_use(nlp, doc):
    found = list(nlp.pipe([TEXT] * 3, n_process=2, batch_size=2))
    assert [d.to_json() for d in found] == [doc.to_json()] * 3
    assert found[0].ents[0]._.fine == doc.ents[0]._.fine
    assert [t._.opens for t in found[0]] == [t._.opens for t in doc]


def test_to_disk_and_bytes(nlp, doc, tmp_path):
    nlp.to_disk(tmp_path / "model")
    assert spacy.load(tmp_path / "model")(TEXT).to_json() == doc.to_json()
    again = spacy.blank("ar", config={"nlp": {"tokenizer": nlp.config["nlp"]["tokenizer"]}})
    assert again.from_bytes(nlp.to_bytes())(TEXT).to_json() == doc.to_json()


def test_options(nlp, doc):
    one = spacy.load(nlp.meta["name"], vocab=nlp.vocab, config={"nlp.tokenizer.threads": 1})
    assert one.vocab is nlp.vocab
    settings = nlp.config["nlp"]["tokenizer"]
    assert one.config["nlp"]["tokenizer"] == {**settings, "threads": 1}
    assert one(TEXT).to_json() == doc.to_json()


def test_doc_bin(nlp, doc):
    packed = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (back,) = DocBin().from_bytes(packed).get_docs(nlp.vocab)
    for field in ("text", "norm_", "lemma_", "pos_", "dep_", "ent_type_", "is_sent_start"):
        assert [getattr(t, field) for t in back] == [getattr(t, field) for t in doc], field
    assert [str(t.morph) for t in back] == [str(t.morph) for t in doc]
    assert [t._.opens for t in back] == [t._.opens for t in doc]


@pytest.mark.parametrize("style", ["dep", "ent"])
def test_displacy(doc, style):
    assert "rtl" in displacy.render(doc, style=style, jupyter=False)
