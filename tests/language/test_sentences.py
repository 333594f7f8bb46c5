"""Where words are cut and sentences end, by given scores."""

import numpy as np
import pytest

from rawi.language.segments import INSIDE, KEEP
from rawi.language.sentences import cut_word, sentence_ends
from rawi.language.surface import surfaces
from tests.language.test_pieces import TABLE


def ends(text, odds):
    scores = np.array([[0.0, np.log(p / (1 - p))] for p in odds], dtype=np.float32)
    return [t.text for t, end in zip(surfaces(text), sentence_ends(surfaces(text), scores, text), strict=True) if end]


@pytest.mark.parametrize(
    ("text", "odds", "last"),
    [
        ("عاد . ذهب", [0.1, 0.5, 0.1], ["."]),
        ("عاد. ذهب", [0.1, 0.2, 0.1], ["."]),
        ("أ. ذهب", [0.1, 0.2, 0.1], []),
        ("هل عاد؟ لا", [0.1, 0.1, 0.1, 0.1], ["؟"]),
        ("عاد.ذهب", [0.1, 0.5, 0.1], []),
        ("عاد.ذهب", [0.1, 0.7, 0.1], ["."]),
        ("قال «عاد.» ثم", [0.1, 0.1, 0.1, 0.9, 0.1, 0.1], ["»"]),
        ("نعم... لا", [0.1, 0.9, 0.9, 0.9, 0.1], ["."]),
        ("عاد ذهب", [0.98, 0.1], ["عاد"]),
        ("عاد، ذهب", [0.1, 0.99, 0.1], []),
    ],
)
def test_sentence_ends(text, odds, last):
    assert ends(text, odds) == last


@pytest.mark.parametrize(
    ("word", "labels", "cut"),
    [
        ("وقال", [KEEP, KEEP, INSIDE, INSIDE], [(0, 1, KEEP), (1, 4, KEEP)]),
        ("للبلاد", [KEEP, "^>ا", *[INSIDE] * 4], [(0, 1, KEEP), (1, 6, "^>ا")]),
        ("قال", [INSIDE, INSIDE, INSIDE], [(0, 3, KEEP)]),
        ("2019", [KEEP] * 4, [(0, 4, KEEP)]),
        ("ﻻ", [KEEP, KEEP], [(0, 2, KEEP)]),
        ("ا" * 41, [KEEP] * 41, [(0, 41, KEEP)]),
    ],
)
def test_cut_word(word, labels, cut):
    assert cut_word(TABLE.of(word), labels) == cut
