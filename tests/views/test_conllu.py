import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from rawi.views.conllu import as_conllu, as_tree_json, surfaces

VOCAB = Vocab()


@pytest.fixture(autouse=True)
def opens():
    """The extension as the language pipeline registers it: a token opens a surface word unless told otherwise."""
    if not Token.has_extension("opens"):
        Token.set_extension("opens", default=True)


@pytest.fixture
def doc():
    doc = Doc(
        VOCAB,
        words=["عاد", "و", "ل", "لبلاد", "سفير", ".", "\n", "زار", "قصر"],
        spaces=[True, False, False, True, False, False, False, True, False],
        sent_starts=[True, False, False, False, False, False, False, True, False],
        heads=[0, 3, 3, 0, 0, 0, 0, 7, 7],
        deps=["ROOT", "cc", "case", "obl", "nsubj", "punct", "", "ROOT", "obj"],
        pos=["VERB", "CCONJ", "ADP", "NOUN", "NOUN", "PUNCT", "SPACE", "VERB", "NOUN"],
        lemmas=["عاد", "و", "ل", "بلد", "سفير", ".", "", "زار", "قصر"],
        ents=["", "", "", "B-LOC", "", "", "", "", ""],
        morphs=["Aspect=Perf", "", "", "Definite=Def|Number=Plur", "", "", "", "", ""],
    )
    doc[3].norm_ = "البلاد"
    doc[2]._.opens = doc[3]._.opens = False
    return doc


def rows(text):
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def test_as_conllu_sentences_and_comments(doc):
    text = as_conllu(doc, "a 1")
    assert text.startswith("# newdoc id = a 1\n# sent_id = a_1-1\n# text = عاد وللبلاد سفير.\n")
    assert "\n\n# sent_id = a_1-2\n# text = زار قصر\n" in text
    assert text.endswith("\n\n")
    assert all(len(row) == 10 for row in rows(text))


def test_as_conllu_words_and_ranges(doc):
    cells = rows(as_conllu(doc, "a"))
    assert [row[0] for row in cells] == ["1", "2-4", "2", "3", "4", "5", "6", "1", "2"]
    assert [row[1] for row in cells[1:5]] == ["وللبلاد", "و", "ل", "البلاد"]
    assert cells[1][9] == "Start=4|End=11"
    assert cells[4] == [
        *["4", "البلاد", "بلد", "NOUN", "_", "Definite=Def|Number=Plur", "1", "obl", "_"],
        "Start=6|End=11|NER=B-LOC",
    ]
    assert cells[5][9] == "Start=12|End=16|SpaceAfter=No"
    assert (cells[0][6], cells[0][7], cells[8][6]) == ("0", "root", "1")


def test_as_conllu_tells_the_norm_of_a_word_that_is_written_otherwise(doc):
    doc[8].norm_ = "القصر"
    last = rows(as_conllu(doc, "a"))[-1]
    assert (last[:2], last[9]) == (["2", "قصر"], "Start=22|End=25|Norm=القصر")


def test_as_conllu_sorts_features_without_regard_to_case(doc):
    doc[8].set_morph("NumForm=Digit|Number=Sing")
    assert rows(as_conllu(doc, "a"))[-1][5] == "Number=Sing|NumForm=Digit"


def test_as_conllu_keeps_an_underscore_and_leaves_invisible_marks_out():
    doc = Doc(
        VOCAB,
        words=["#", "عين", "_", "زارة", "\u200f", "قصر"],
        spaces=[False, False, False, True, False, False],
        pos=["PUNCT", "NOUN", "SPACE", "NOUN", "SPACE", "NOUN"],
        heads=[1, 1, 1, 1, 3, 1],
        deps=["punct", "ROOT", "dep", "nmod", "dep", "nmod"],
    )
    text = as_conllu(doc, "x/y")
    assert "# sent_id = x_y-1\n# text = #عين_زارة قصر\n" in text
    assert [row[3] for row in rows(text)] == ["PUNCT", "NOUN", "PUNCT", "NOUN", "NOUN"]
    assert rows(text)[2][7] == "punct"


def test_as_conllu_without_analysis_is_one_sentence():
    doc = Doc(VOCAB, words=["زار", "قصرا"])
    assert [row[6:8] for row in rows(as_conllu(doc, "a"))] == [["_", "_"], ["_", "_"]]


def test_as_conllu_of_nothing():
    assert as_conllu(Doc(VOCAB), "a") == "# newdoc id = a\n"


def test_surfaces_cut_their_text(doc):
    for sent in doc.sents:
        for word in surfaces(sent):
            assert doc.text[word.start : word.end] == word.text
            assert not any(char.isspace() for char in word.text)


def test_as_tree_json(doc):
    value = as_tree_json(doc, "a")
    assert [len(sentence["words"]) for sentence in value["sentences"]] == [6, 2]
    word = value["sentences"][0]["words"][3]
    assert (word["form"], word["text"], word["surface"], word["head"]) == ("البلاد", "لبلاد", 1, 1)
    assert word["feats"] == {"Definite": "Def", "Number": "Plur"}
    assert value["names"] == [{"start": 6, "end": 11, "text": "لبلاد", "label": "LOC"}]


@given(
    st.lists(
        st.tuples(st.sampled_from(["زار", "و", "ال", ".", "\n", "a"]), st.booleans(), st.booleans()),
        min_size=1,
    )
)
def test_as_conllu_numbers_words_without_gaps(parts):
    words, spaces, starts = zip(*parts, strict=True)
    doc = Doc(VOCAB, words=words, spaces=spaces)
    for token, start in zip(doc, starts, strict=True):
        token._.opens = start
    cells = rows(as_conllu(doc, "a"))
    assert [int(row[0]) for row in cells if "-" not in row[0]] == list(range(1, sum(w != "\n" for w in words) + 1))
