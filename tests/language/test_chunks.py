"""Chunks hold the text in order and stay within what the encoder can read."""

from hypothesis import given

from rawi.language.chunks import MAX_CHUNK_PIECES, Chunk, chunks
from rawi.language.surface import surfaces
from tests.language.test_pieces import TABLE
from tests.language.texts import TEXTS


@given(TEXTS)
def test_chunks_hold_every_token_in_order(text):
    found = [token for chunk in chunks(text * 8, TABLE) for token in chunk.surfaces]
    assert found == surfaces(text * 8)
    assert all(c.width <= MAX_CHUNK_PIECES or len(c.surfaces) == 1 for c in chunks(text * 8, TABLE))


def test_long_paragraphs_are_cut_after_a_sentence():
    first, *rest = chunks("قال الوزير إن الوفد عاد. " * 60, TABLE)
    assert rest
    assert first.surfaces[-1].text == "."


def test_tokens_without_a_text():
    chunk = Chunk.of_tokens(["الوزير", "."], TABLE)
    assert [token.text for token in chunk.surfaces] == ["الوزير", "."]
    assert chunk.width == 2 + len(TABLE.of("الوزير").ids) + len(TABLE.of(".").ids)
