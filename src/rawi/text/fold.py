"""Fold Arabic text for matching while keeping the way back to the original offsets.

Folding drops vowel marks, tatweel and invisible direction marks; writes alef, ya, ta marbuta and
hamza carriers one way; turns presentation forms and Persian letters into plain Arabic ones and
Arabic-Indic digits into ASCII. Lexicon and text go through the same function.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

MARKS = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]"
)
_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ؤ": "و", "ئ": "ي", "ة": "ه",
    "ی": "ي", "ې": "ي", "ک": "ك", "ڪ": "ك", "گ": "ك", "ہ": "ه", "ھ": "ه", "ۀ": "ه",
    "پ": "ب", "چ": "ج", "ژ": "ز", "ڤ": "ف", "ڨ": "ق", "ٹ": "ت", "ڈ": "د", "ڑ": "ر", "ں": "ن",
}  # fmt: skip
_DIGITS = {chr(base + i): str(i) for base in (0x0660, 0x06F0) for i in range(10)}
_QUOTES = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "٫": ".", "٬": ",", "٪": "%"}
_FOLD = str.maketrans({**_LETTERS, **_DIGITS, **_QUOTES, "\u00a0": " ", "ـ": None})


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    """The folded form of one character: empty for marks, several letters for ligatures."""
    if MARKS.match(char):
        return ""
    if char >= "\ufb50" or "\u2000" <= char <= "\u200a":
        char = unicodedata.normalize("NFKC", char)
    return MARKS.sub("", char).translate(_FOLD)


def fold(text: str) -> str:
    """``text`` as it is compared: «الأُمم المتّحدة» → «الامم المتحده»."""
    return "".join(map(_fold_char, text))


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """``fold`` for single words, remembered, since the same ones come again and again."""
    return fold(word)


def strip_marks(text: str) -> str:
    """``text`` without vowel marks, tatweel and direction marks, letters unchanged."""
    return MARKS.sub("", text)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows where each of its characters stood in the original.

    ``starts[i]`` is the original offset of folded character ``i``; one more entry closes the text.
    """

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, original: str) -> Folded:
        """Fold ``original`` and remember the offsets."""
        out: list[str] = []
        starts: list[int] = []
        for at, char in enumerate(original):
            for letter in _fold_char(char):
                out.append(letter)
                starts.append(at)
        starts.append(len(original))
        return cls("".join(out), tuple(starts))

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The original half-open span behind folded characters ``start`` to ``end``."""
        if end <= start:
            return self.starts[start], self.starts[start]
        return self.starts[start], self.starts[end - 1] + 1
