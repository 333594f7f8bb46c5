"""arabic-morph-segmenter: where it cuts clitics off, on given surface tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rawi.evaluation.bench.udpipe import package
from rawi.evaluation.conllu import Sentence
from rawi.evaluation.names import entries
from rawi.evaluation.report import Figures
from rawi.language.segments import align
from rawi.text.fold import fold, strip_marks


class MorphSegmenter:
    """Cuts words into prefix, stem and suffix; it neither tags nor parses."""

    def __init__(self) -> None:
        self._model = package("arabic_morph_segmenter").ArabicMorphSegmenter()
        self.cut = lru_cache(maxsize=None)(self._cut)

    def pipe(self, texts: Iterable[str]) -> Iterator[int]:
        """Cut texts at blanks and their words; the number of segments of each comes back."""
        for text in texts:
            yield sum(self._segments(word) for word in text.split())

    def _segments(self, word: str) -> int:
        """How many segments a word has: one where it has no letter, which the model can't read."""
        return len(self._model.segment_word(word)["segments"]) if _readable(word) else 1

    def _cut(self, word: str) -> tuple[int, int]:
        """How many letters are proclitics, and how many a suffix pronoun: it reads each word by itself."""
        if not _readable(word):
            return 0, 0
        found = self._model.segment_word(word)
        return before(fold(found["prefix"])), behind(found["suffix"])


def _readable(word: str) -> bool:
    """Whether the word has an Arabic letter: the model fails on those that have none."""
    return any("ء" <= letter <= "ي" and letter != "ـ" for letter in word)


def before(prefix: str) -> int:
    """How many letters of a prefix, which holds the article too, are proclitics."""
    run = next((at for at, letter in enumerate(prefix) if letter not in entries("cut_before")), len(prefix))
    return run - 1 if run > 1 and prefix[run - 2 : run] == "لل" else run


def behind(suffix: str) -> int:
    """How many letters of a suffix, which holds endings too, are a pronoun."""
    return next((len(pronoun) for pronoun in entries("cut_behind") if suffix.endswith(pronoun)), 0)


def figures(system: MorphSegmenter, gold: Sequence[Sentence]) -> Figures:
    """Percentages of surface tokens whose prefixes and suffixes are cut off where the treebank does."""
    right = total = bearing = bearing_right = 0
    for sentence in gold:
        for token in sentence.tokens:
            chars = strip_marks(token.text)
            forms = tuple(strip_marks(word.form) for word in sentence.words[token.first : token.last])
            cut = align(chars, forms) if len(forms) > 1 else ((0, len(chars), ""),)
            hit = cut is not None and system.cut(chars) == _outside(cut, len(chars))
            total, right = total + 1, right + hit
            if len(forms) > 1:
                bearing, bearing_right = bearing + 1, bearing_right + hit
    return {"words_exact": 100 * right / total, "clitic_bearing_exact": 100 * bearing_right / max(bearing, 1)}


def _outside(cut: Sequence[tuple[int, int, str]], size: int) -> tuple[int, int]:
    start, end, _ = max(cut, key=lambda part: part[1] - part[0])
    return start, size - end
