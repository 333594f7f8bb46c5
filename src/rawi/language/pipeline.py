"""The language pipeline: texts in, spaCy Docs out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc
from spacy.vocab import Vocab

from rawi.language.accurate import Accurate
from rawi.language.analysis import Analysis, Word
from rawi.language.docs import COARSE_SCHEME, to_doc
from rawi.language.fast.model import FastModel
from rawi.language.fast.tier import Fast
from rawi.language.model import Model
from rawi.language.tiers import GivenSentence, Tier


class Language:
    """Analyses Arabic news: clitics, sentences, UPOS, features, trees, lemmas and names."""

    def __init__(self, model: Model | FastModel) -> None:
        self.model = model
        self.vocab = Vocab(writing_system={"direction": "rtl", "has_case": False, "has_letters": True})
        self._tier: Tier = Fast(model) if isinstance(model, FastModel) else Accurate(model)

    def __call__(self, text: str) -> Doc:
        """The Doc of one text."""
        return to_doc(text, self._tier.analyse(text), self.vocab)

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """One Doc a text, in order, each the same as if it were read alone."""
        return map(self, texts)

    def analyse(self, texts: Iterable[str]) -> Iterator[Analysis]:
        """The bare analyses, for those who need no Doc."""
        return map(self._tier.analyse, texts)

    def analyse_segmented(self, sentences: Sequence[GivenSentence]) -> list[list[Word]]:
        """Tag and parse sentences whose words are given: (surface token, its word forms) each."""
        return self._tier.analyse_segmented(sentences)

    @property
    def schemes(self) -> tuple[str, ...]:
        """The schemes of names that the model has tags of."""
        return tuple(self.model.names)

    def name_tokens(self, sentences: Sequence[Sequence[str]], scheme: str = COARSE_SCHEME) -> list[list[str]]:
        """BIO tags of one scheme for sentences whose surface tokens are given."""
        return self._tier.name_tokens(sentences, scheme)
