"""From surface tokens to the encoder's subword pieces, remembering which characters each covers."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tokenizers import Tokenizer

from rawi.errors import ModelError
from rawi.text.fold import MARKS

MAX_WORD_CHARS = 40  # longer ones are no words: never cut
MAX_READ_CHARS = 200
_LETTERS = str.maketrans({"ی": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ٱ": "ا", "ے": "ي", "ە": "ه"})
_DIGITS = str.maketrans({chr(b + i): str(i) for b in (0x0660, 0x06F0) for i in range(10)})
_PRESENTATION = "\ufb50"


def visible(char: str) -> str:
    """What the model sees of one character: nothing for vowel marks, one plain letter else."""
    if MARKS.match(char):
        return ""
    if char >= _PRESENTATION:
        char = unicodedata.normalize("NFKC", char)
    return char.translate(_LETTERS).translate(_DIGITS)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one surface token.

    ``ids`` are vocabulary ids; ``chars`` the visible letters; ``piece_of[i]`` the piece that
    letter ``i`` belongs to; ``origin[i]`` its offset in the token as written.
    """

    ids: tuple[int, ...]
    chars: str
    piece_of: tuple[int, ...]
    origin: tuple[int, ...]


class PieceTable:
    """A remembered, context-free map from surface tokens to pieces."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self.bos = self._special("<s>")
        self.eos = self._special("</s>")
        self.unknown = self._special("<unk>")
        self.of = lru_cache(maxsize=200_000)(self._pieces)

    @classmethod
    def load(cls, path: Path) -> PieceTable:
        """Read the tokenizer file at ``path``."""
        return cls(Tokenizer.from_file(str(path)))

    def _special(self, mark: str) -> int:
        number: int | None = self._tokenizer.token_to_id(mark)
        if number is None:
            raise ModelError(f"the tokenizer has no {mark}", hint="reinstall rawi or run make train")
        return number

    def _pieces(self, surface: str) -> Pieces:
        letters, origin = [], []
        for at, char in enumerate(surface):
            for letter in visible(char):
                letters.append(letter)
                origin.append(at)
        chars = "".join(letters)
        if not chars and surface.strip("\u0640") == "":
            letters, origin, chars = ["-"], [0], "-"  # newspapers write a lone tatweel for a dash
        if not chars:
            return Pieces((self.unknown,), surface[:1], (0,), (0,))
        encoded = self._tokenizer.encode(chars[:MAX_READ_CHARS], add_special_tokens=False)
        ids = tuple(encoded.ids) or (self.unknown,)
        piece_of = [0] * len(chars)
        for number, (first, last) in enumerate(encoded.offsets):
            for at in range(first, min(last, len(chars))):
                piece_of[at] = number
        unread = len(chars) - MAX_READ_CHARS
        if unread > 0:
            piece_of[MAX_READ_CHARS:] = [len(ids) - 1] * unread
        return Pieces(ids, chars, tuple(piece_of), tuple(origin))
