"""Lemmas come from the table, else from rules."""

import pytest

from rawi.language.lemma import Lemmatizer

TABLE = {
    ("قال", "VERB"): "قال",
    ("كتب", "VERB"): "كتب",
    ("دول", "NOUN"): "دولة",
    ("مسوول", "NOUN"): "مسؤول",
    ("جديد", "ADJ"): "جديد",
    ("هو", "PRON"): "هو",
}


@pytest.mark.parametrize(
    ("word", "upos", "feats", "lemma"),
    [
        ("دول", "NOUN", "", "دولة"),
        ("الدُّوَل", "NOUN", "", "دولة"),
        ("المسؤولين", "NOUN", "", "مسؤول"),
        ("الجديدة", "ADJ", "", "جديد"),
        ("يكتبون", "VERB", "Aspect=Imp", "كتب"),
        ("كتبوا", "VERB", "Aspect=Perf", "كتب"),
        ("قالت", "VERB", "Aspect=Perf", "قال"),
        ("الطائرات", "NOUN", "", "طائرة"),
        ("هو", "PRON", "", "هو"),
        ("هُوَ", "X", "", "هو"),
        ("عن", "ADP", "", "عن"),
    ],
)
def test_lemmas(word, upos, feats, lemma):
    assert Lemmatizer(dict(TABLE))(word, upos, feats) == lemma


def test_what_was_read_before_changes_nothing():
    fresh, used = Lemmatizer(dict(TABLE)), Lemmatizer(dict(TABLE))
    words = [("يستكملون", "Aspect=Imp"), ("استكمل", "Aspect=Perf"), ("يستكملون", "Aspect=Perf")]
    for word, feats in words:
        used(word, "VERB", feats)
    assert all(used(w, "VERB", f) == Lemmatizer(dict(TABLE))(w, "VERB", f) for w, f in words)
    assert fresh("استكملوا", "VERB") == used("استكملوا", "VERB")


def test_load(tmp_path):
    path = tmp_path / "lemmas.tsv"
    path.write_text("دول\tNOUN\tدولة\n", "utf-8")
    assert Lemmatizer.load(path)("دول", "NOUN") == "دولة"
