"""Cut a text into chunks that the encoder reads at once: whole paragraphs where they fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rawi.language.pieces import Pieces, PieceTable
from rawi.language.surface import SENTENCE_FINAL, Surface, paragraphs, surfaces

MAX_CHUNK_PIECES = 200
_COMMAS = frozenset("،؛,;:")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Consecutive surface tokens of one paragraph with their pieces."""

    surfaces: tuple[Surface, ...]
    pieces: tuple[Pieces, ...]

    @classmethod
    def of_tokens(cls, tokens: list[str], table: PieceTable) -> Chunk:
        """A chunk of tokens that stand in no text."""
        return cls(tuple(Surface(0, len(t), t) for t in tokens), tuple(table.of(t) for t in tokens))

    @property
    def width(self) -> int:
        """Number of pieces, begin and end marks included."""
        return sum(len(p.ids) for p in self.pieces) + 2


def chunks(text: str, table: PieceTable) -> Iterator[Chunk]:
    """Chunks of ``text`` in order; a long paragraph is cut after a sentence, else a comma."""
    for start, end in paragraphs(text):
        tokens = surfaces(text, start, end)
        pieces = [table.of(token.text) for token in tokens]
        first = 0
        while first < len(tokens):
            last = _cut(tokens, pieces, first)
            yield Chunk(tuple(tokens[first:last]), tuple(pieces[first:last]))
            first = last


def _cut(tokens: list[Surface], pieces: list[Pieces], first: int) -> int:
    size, sentence, comma = 2, 0, 0
    for at in range(first, len(tokens)):
        size += len(pieces[at].ids)
        if size > MAX_CHUNK_PIECES and at > first:
            return sentence or comma or at
        if tokens[at].text in SENTENCE_FINAL:
            sentence = at + 1
        elif tokens[at].text in _COMMAS:
            comma = at + 1
    return len(tokens)
