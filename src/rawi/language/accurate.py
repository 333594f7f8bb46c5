"""The accurate tier: what the pipeline asks of the encoder's model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rawi.language.analyse import analyse
from rawi.language.analysis import Analysis, Word
from rawi.language.chunks import Chunk
from rawi.language.layout import clitic_ids, position_ids
from rawi.language.model import Floats, Model, WordInput
from rawi.language.names import best_tags
from rawi.language.segments import align
from rawi.language.tagging import tag_and_parse
from rawi.language.tiers import GivenSentence

_SENTENCES_AT_ONCE = 64
_TOKENS_TOGETHER = 80


class Accurate:
    """Runs the encoder."""

    def __init__(self, model: Model) -> None:
        self.model = model

    def analyse(self, text: str) -> Analysis:
        """The analysis of one text."""
        return analyse(self.model, text)

    def analyse_segmented(self, sentences: Sequence[GivenSentence]) -> list[list[Word]]:
        """Tag and parse sentences whose words are given: (surface token, its word forms) each."""
        out: list[list[Word]] = []
        for start in range(0, len(sentences), _SENTENCES_AT_ONCE):
            pairs = [self._given(sentence) for sentence in sentences[start : start + _SENTENCES_AT_ONCE]]
            tag_and_parse(self.model, [wired for wired, _ in pairs], [words for _, words in pairs])
            out.extend(words for _, words in pairs)
        return out

    def name_tokens(self, sentences: Sequence[Sequence[str]], scheme: str) -> list[list[str]]:
        """BIO tags of one scheme for sentences whose surface tokens are given.

        Short neighbours are read together, as they are in running text.
        """
        out: list[list[str]] = []
        for group in _together(sentences):
            chunk = Chunk.of_tokens([token for sentence in group for token in sentence], self.model.table)
            scores, at = self.model.read_chunk(chunk).names[scheme], 0
            for sentence in group:
                out.append(best_tags(scores[at : at + len(sentence)], self.model.names[scheme]))
                at += len(sentence)
        return out

    def _given(self, sentence: GivenSentence) -> tuple[WordInput, list[Word]]:
        chunk = Chunk.of_tokens([token for token, _ in sentence], self.model.table)
        return self._wire(chunk, self.model.read_chunk(chunk).vectors, sentence)

    def _wire(self, chunk: Chunk, vectors: Floats, sentence: GivenSentence) -> tuple[WordInput, list[Word]]:
        wired, words, piece = WordInput(vectors, [], [], [], []), [], 1
        for item, (_, forms) in zip(chunk.pieces, sentence, strict=True):
            cut = _spans(item.chars, tuple(forms))
            wired.clitic += clitic_ids([item.chars[a:b] for a, b in cut], self.model.clitics)
            wired.position += position_ids(len(cut))
            for order, ((a, b), form) in enumerate(zip(cut, forms, strict=True)):
                wired.first.append(piece + item.piece_of[a])
                wired.last.append(piece + item.piece_of[max(b - 1, a)])
                words.append(Word(0, 0, form, order == 0))
            piece += len(item.ids)
        return wired, words


def _together(sentences: Sequence[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    """Consecutive sentences in groups of no more tokens than a chunk of text likely has."""
    group: list[Sequence[str]] = []
    for sentence in sentences:
        if group and sum(map(len, group)) + len(sentence) > _TOKENS_TOGETHER:
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def _spans(chars: str, forms: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where each form stands in the letters of its token; shared out evenly where that can't be told."""
    size = len(chars)
    if len(forms) == 1:
        return [(0, size)]
    cut = align(chars, forms)
    if cut is not None:
        return [(a, b) for a, b, _ in cut]
    step = max(size // len(forms), 1)
    return [(min(i * step, size - 1), min((i + 1) * step, size)) for i in range(len(forms))]
