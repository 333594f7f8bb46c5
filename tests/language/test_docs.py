"""A Doc is the text, its tokens are substrings, and its trees are those of the analysis."""

import pytest
from spacy.vocab import Vocab

from rawi.language.analysis import Analysis, Entity, Word
from rawi.language.docs import to_doc

TEXT = "\n وللبلاد  رئيس.\n\nعاد أمس "


def word(text, start, size, norm, head, relation, *, opens=True):
    return Word(start, start + size, norm, opens, "NOUN", "Number=Sing", head, relation, norm)


@pytest.fixture
def doc():
    first = [
        word(TEXT, 2, 1, "و", 3, "cc"),
        word(TEXT, 3, 1, "ل", 3, "case", opens=False),
        word(TEXT, 4, 5, "البلاد", 0, "root", opens=False),
        word(TEXT, 11, 4, "رئيس", 3, "nsubj"),
        word(TEXT, 15, 1, ".", 3, "punct"),
    ]
    second = [word(TEXT, 18, 3, "عاد", 0, "root"), word(TEXT, 22, 3, "أمس", 1, "advmod")]
    names = [
        Entity(2, 3, "LOC", "aner"),
        Entity(2, 3, "Nation", "fane"),
        Entity(3, 4, "Politician", "fane"),
        Entity(3, 4, "OCC", "wojood"),
        Entity(6, 7, "MIS0", "aqmar"),
    ]
    return to_doc(TEXT, Analysis([first, second], names, 7), Vocab())


def test_text_and_tokens(doc):
    assert doc.text == TEXT
    assert [t.text for t in doc] == ["\n ", "و", "ل", "لبلاد", " ", "رئيس", ".", "\n\n", "عاد", "أمس"]
    assert [t.norm_ for t in doc if t._.opens is False] == ["ل", "البلاد"]
    assert [t.pos_ for t in doc if t.text.isspace()] == ["SPACE"] * 3


def test_trees(doc):
    assert [sent.root.text for sent in doc.sents] == ["لبلاد", "عاد"]
    assert [t.head.text for t in doc if t.dep_ == "nsubj"] == ["لبلاد"]
    assert doc[0].head.text == "و"
    assert doc[7].head.text == "."


def test_names(doc):
    assert [(e.text, e.label_, e._.fine) for e in doc.ents] == [
        ("لبلاد", "GPE", "Nation"),
        ("رئيس", "PER", "Politician"),
    ]
    assert [s.label_ for s in doc.spans["coarse"]] == ["LOC"]
    assert [s.label_ for s in doc.spans["fine"]] == ["Nation", "Politician"]
    assert [s.text for s in doc.spans["offices"]] == ["رئيس"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t \u200f"])
def test_texts_without_words(text):
    doc = to_doc(text, Analysis(), Vocab())
    assert doc.text == text
    assert not doc.ents
