"""Folding drops and unifies letters, and knows the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.text.fold import Folded, fold, fold_word, strip_marks

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآٱىؤئةءیکگپچ"
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0640"
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2069\ufeff\u00ad"
LIGATURES = "ﻻﻷﷲﷺﺍﺏﻚﻛ"
OTHERS = " \n\t\u00a0٠١٢٣۴۵0123.,،؛؟!«»“”\"'()-٪٫٬aZé😀👨‍👩‍👧"
TEXTS = st.text(st.sampled_from(LETTERS + MARKS + INVISIBLE + LIGATURES + OTHERS), max_size=60)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("الأُمم المتّحدة", "الامم المتحده"),
        ("إلى آل مُوسى", "الي ال موسي"),
        ("مســـؤول", "مسوول"),
        ("شئون", "شيون"),
        ("ﺍﻟﺮﺋﻴﺲ", "الرييس"),
        ("ﻻ", "لا"),
        ("کابل وطهران ۱۳۹۹", "كابل وطهران 1399"),
        ("١٢٫٥٪", "12.5%"),
        ("«نعم»", '"نعم"'),
        ("\u200fقال\u200e", "قال"),
        ("", ""),
    ],
)
def test_fold(written, folded):
    assert fold(written) == folded
    assert fold_word(written) == folded


@given(TEXTS)
def test_fold_is_stable(text):
    assert fold(fold(text)) == fold(text)


@given(TEXTS, TEXTS)
def test_fold_goes_character_by_character(left, right):
    assert fold(left + right) == fold(left) + fold(right)


@given(TEXTS, st.data())
def test_folded_original_spans_fold_back(text, data):
    folded = Folded.of(text)
    assert folded.text == fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.original(start, end)
    assert 0 <= first <= last <= len(text)
    if start == end:
        assert first == last
    else:  # a ligature can only be taken whole
        assert folded.text[start:end] in fold(text[first:last])
        assert len(fold(text[first:last])) - (end - start) < 40


@given(st.text(st.sampled_from(LETTERS + MARKS + INVISIBLE + OTHERS), max_size=60), st.data())
def test_without_ligatures_a_span_folds_back_exactly(text, data):
    folded = Folded.of(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.original(start, end)
    assert fold(text[first:last]) == folded.text[start:end]


def test_original_spans_leave_outer_marks_out():
    text = "قالَ الرئيسُ"
    assert text[slice(*Folded.of(text).original(0, 3))] == "قال"


def test_strip_marks_keeps_letters():
    assert strip_marks("مُـــؤَسَّسة إلى") == "مؤسسة إلى"
