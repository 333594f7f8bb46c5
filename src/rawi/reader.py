"""The reader: articles in, readings out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import tee

from rawi.article import Article
from rawi.language import Language, Model
from rawi.reading.read import read_doc
from rawi.records import Reading


class Reader:
    """Reads articles with one language model; make one with ``rawi.load``."""

    def __init__(self, language: Language, *, version: str) -> None:
        self.language = language
        self.version = version

    def read(self, article: Article) -> Reading:
        """The events and states of one article.

        Relative dates resolve against ``article.published``; without it they stay open.
        """
        return read_doc(article, self.language(article.text), version=self.version)

    def read_many(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """Readings in the order of ``articles``, some articles at a time: faster than one by one."""
        given, texts = tee(articles)
        docs = self.language.pipe(article.text for article in texts)
        for article, doc in zip(given, docs, strict=True):
            yield read_doc(article, doc, version=self.version)


def load(model: str = "accurate", *, threads: int = 0) -> Reader:
    """A reader with the packaged model ``model``; ``threads`` 0 takes all cores."""
    from rawi import __version__

    found = Model.packaged(model, threads=threads)
    return Reader(Language(found), version=f"rawi-{__version__}+{found.version}")
