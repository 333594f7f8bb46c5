"""The language pipeline: texts in, spaCy Docs out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import tee

from spacy.tokens import Doc
from spacy.vocab import Vocab

from rawi.language.analyse import analyse, tag_and_parse
from rawi.language.analysis import Analysis, Word
from rawi.language.docs import to_doc
from rawi.language.layout import clitic_ids, position_ids
from rawi.language.model import Model, WordInput
from rawi.language.chunks import Chunk
from rawi.language.segments import align
from rawi.language.surface import Surface


class Language:
    """Analyses Arabic news: clitics, sentences, UPOS, features, trees, lemmas and names."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.vocab = Vocab(writing_system={"direction": "rtl", "has_case": False, "has_letters": True})

    def __call__(self, text: str) -> Doc:
        """The Doc of one text."""
        return next(self.pipe([text]))

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """One Doc a text, in order; faster than calling one by one."""
        given, read = tee(texts)
        for text, analysis in zip(given, analyse(self.model, read), strict=True):
            yield to_doc(text, analysis, self.vocab)

    def analyse_segmented(self, sentences: Sequence[Sequence[tuple[str, Sequence[str]]]]) -> list[list[Word]]:
        """Tag and parse sentences whose words are given: (surface token, its word forms) each."""
        out: list[list[Word]] = []
        for start in range(0, len(sentences), 64):
            group = sentences[start : start + 64]
            tokens = [[Surface(0, len(t), t) for t, _ in sentence] for sentence in group]
            chunks = [Chunk(tuple(ts), tuple(self.model.table.of(t.text) for t in ts)) for ts in tokens]
            outputs = [self.model.read_chunks([chunk])[0] for chunk in chunks]
            pairs = [self._wire(c, o.vectors, s) for c, o, s in zip(chunks, outputs, group, strict=True)]
            tag_and_parse(self.model, [w for w, _ in pairs], [words for _, words in pairs])
            out.extend(words for _, words in pairs)
        return out

    def _wire(self, chunk: Chunk, vectors: object, sentence: Sequence[tuple[str, Sequence[str]]]) -> tuple[WordInput, list[Word]]:
        wired, words, piece = WordInput(vectors, [], [], [], []), [], 1  # type: ignore[arg-type]
        for item, (_, forms) in zip(chunk.pieces, sentence, strict=True):
            size = len(item.chars)
            cut = align(item.chars, tuple(forms)) if len(forms) > 1 else ((0, size, "="),)
            if cut is None:  # cannot be told apart by letters: share the token out evenly
                step = max(size // len(forms), 1)
                cut = tuple((min(i * step, size - 1), min((i + 1) * step, size), "=") for i in range(len(forms)))
            wired.clitic += clitic_ids([item.chars[a:b] for a, b, _ in cut], self.model.clitics)
            wired.position += position_ids(len(cut))
            for order, ((a, b, _), form) in enumerate(zip(cut, forms, strict=True)):
                wired.first.append(piece + item.piece_of[a])
                wired.last.append(piece + item.piece_of[max(b - 1, a)])
                words.append(Word(0, 0, form, order == 0))
            piece += len(item.ids)
        return wired, words

    def analyse(self, texts: Iterable[str]) -> Iterator[Analysis]:
        """The bare analyses, for those who need no Doc."""
        return analyse(self.model, texts)

    def name_tokens(self, sentences: Sequence[Sequence[str]], scheme: str = "aner") -> list[list[str]]:
        """BIO tags of one scheme for sentences whose surface tokens are given."""
        from rawi.language.names import best_tags

        out = []
        for sentence in sentences:
            chunk = Chunk(
                tuple(Surface(0, len(t), t) for t in sentence), tuple(self.model.table.of(t) for t in sentence)
            )
            scores = self.model.read_chunks([chunk])[0].names[scheme]
            out.append(best_tags(scores, self.model.names[scheme]))
        return out
