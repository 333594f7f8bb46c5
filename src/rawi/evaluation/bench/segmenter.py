"""arabic-morph-segmenter: where it cuts clitics off, on given surface tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rawi.evaluation.bench.udpipe import package
from rawi.evaluation.conllu import Sentence
from rawi.evaluation.report import Figures
from rawi.language.segments import align
from rawi.text.fold import strip_marks


class MorphSegmenter:
    """Cuts words into prefix, stem and suffix; it neither tags nor parses."""

    def __init__(self) -> None:
        self._model = package("arabic_morph_segmenter").ArabicMorphSegmenter()

    def pipe(self, texts: Iterable[str]) -> Iterator[int]:
        """Cut texts at blanks and their words; the number of segments of each comes back."""
        for text in texts:
            yield sum(len(found["segments"]) for found in self._model.segment_sentence(text))

    def cut(self, word: str) -> tuple[int, int]:
        """How many letters are prefix, and how many suffix."""
        found = self._model.segment_word(word)
        return len(found["prefix"]), len(found["suffix"])


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
