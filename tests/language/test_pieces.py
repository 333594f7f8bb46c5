"""Every visible letter belongs to a piece and to a place in the token."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import Unigram
from tokenizers.normalizers import NFKC

from rawi.errors import ModelError
from rawi.language.pieces import MAX_READ_CHARS, PieceTable
from rawi.language.surface import surfaces
from tests.language.texts import TEXTS


def table(marks=("<s>", "<pad>", "</s>", "<unk>")):
    words = [*marks, "ال", "وزير", *"ابتدرزسعفقكلمنهوي"]
    tokenizer = Tokenizer(Unigram([(word, -float(i)) for i, word in enumerate(words)], unk_id=len(marks) - 1))
    tokenizer.normalizer = NFKC()
    return PieceTable(tokenizer)


TABLE = table()


def test_pieces_know_their_letters():
    pieces = TABLE.of("الوَزير")
    assert pieces.chars == "الوزير"
    assert pieces.origin == (0, 1, 2, 4, 5, 6)
    assert pieces.piece_of == (0, 0, 1, 1, 1, 1)


@pytest.mark.parametrize(
    ("written", "seen"),
    [("ﻻ", "لا"), ("کابل", "كابل"), ("١٢", "12"), ("ـ", "-"), ("مـــن", "من"), ("قال\u200f", "قال")],
)
def test_letters_as_the_model_sees_them(written, seen):
    assert TABLE.of(written).chars == seen


@given(TEXTS)
def test_each_letter_has_a_piece_and_a_place(text):
    for token in surfaces(text):
        pieces = TABLE.of(token.text)
        assert pieces.ids
        assert len(pieces.chars) == len(pieces.piece_of) == len(pieces.origin) > 0
        assert all(0 <= piece < len(pieces.ids) for piece in pieces.piece_of)
        assert list(pieces.origin) == sorted(pieces.origin)
        assert pieces.origin[-1] < len(token.text)


@given(st.integers(MAX_READ_CHARS - 2, MAX_READ_CHARS + 200))
def test_very_long_tokens_are_read_in_part(size):
    pieces = TABLE.of("ا" * size)
    assert len(pieces.piece_of) == size
    assert len(pieces.ids) <= MAX_READ_CHARS


def test_a_tokenizer_of_another_kind_is_refused():
    with pytest.raises(ModelError, match="R201"):
        table(marks=("<s>", "<pad>", "</s>"))
