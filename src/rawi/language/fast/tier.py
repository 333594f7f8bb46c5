"""The fast tier: what the pipeline asks of the fast model."""

from __future__ import annotations

from collections.abc import Sequence

from rawi.language.analysis import Analysis, Word
from rawi.language.fast.analyse import analyse, named, places, segmented, words_of
from rawi.language.fast.model import FastModel
from rawi.language.fast.tagging import tagged
from rawi.language.surface import Surface
from rawi.language.tiers import GivenSentence
from rawi.text.fold import strip_marks

_SENTENCES_AT_ONCE = 64


class Fast:
    """Runs the small networks."""

    def __init__(self, model: FastModel) -> None:
        self.model = model

    def analyse(self, text: str) -> Analysis:
        """The analysis of one text."""
        return analyse(self.model, text)

    def analyse_segmented(self, sentences: Sequence[GivenSentence]) -> list[list[Word]]:
        """Tag and parse sentences whose words are given: (surface token, its word forms) each."""
        out: list[list[Word]] = []
        for start in range(0, len(sentences), _SENTENCES_AT_ONCE):
            group = [
                [Word(0, 0, strip_marks(form), not order) for _, forms in sentence for order, form in enumerate(forms)]
                for sentence in sentences[start : start + _SENTENCES_AT_ONCE]
            ]
            tagged(self.model, group, [place for words in group for place in places(words)])
            out += group
        return out

    def name_tokens(self, sentences: Sequence[Sequence[str]], scheme: str) -> list[list[str]]:
        """BIO tags of one scheme for sentences whose surface tokens are given."""
        out: list[list[str]] = []
        for start in range(0, len(sentences), _SENTENCES_AT_ONCE):
            out += self._named(sentences[start : start + _SENTENCES_AT_ONCE], scheme)
        return out

    def _named(self, sentences: Sequence[Sequence[str]], scheme: str) -> list[list[str]]:
        cuts = iter(segmented(self.model, sentences)[0])
        group: list[list[Word]] = []
        for sentence in sentences:
            tokens = [Surface(0, len(token), token) for token in sentence]
            group.append([w for t in tokens for w in words_of(t, self.model.pieces.of(t.text), next(cuts))])
        _, names = tagged(self.model, group, [place for words in group for place in places(words)])
        sizes = [len(words) for words in group]
        starts = {sum(sizes[:number]): number for number in range(len(sizes))}
        out = [["O"] * len(sentence) for sentence in sentences]
        for row, tags in named(self.model, names[scheme], sizes, scheme):
            number = starts[row]
            out[number] = _of_tokens(group[number], tags)
        return out


def _of_tokens(words: Sequence[Word], tags: Sequence[str]) -> list[str]:
    """The first tag other than O among the words of each surface token."""
    out: list[str] = []
    for word, tag in zip(words, tags, strict=True):
        if word.opens:
            out.append(tag)
        elif out[-1] == "O":
            out[-1] = tag
    return out
