"""The reader: articles in, readings out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import tee
from threading import Thread

from spacy.tokens import Doc

from rawi.article import Article
from rawi.errors import RawiError
from rawi.language import Language, packaged
from rawi.reading.explain import explain
from rawi.reading.explanation import Explanation
from rawi.reading.parts import Part, joined, joined_explanations, parts
from rawi.reading.read import load_knowledge, read_doc
from rawi.reading.trace import Trace
from rawi.records import Reading


class Reader:
    """Reads articles with one language model; make one with ``rawi.load``."""

    def __init__(self, language: Language, *, version: str) -> None:
        self.language = language
        self.version = version
        self._preparing: Thread | None = None

    def prepare(self) -> None:
        """Begin to load lexicons, actors and places beside the networks, to be quick with the first article."""
        self._preparing = Thread(target=_load_knowledge, name="rawi-knowledge", daemon=True)
        self._preparing.start()

    def read(self, article: Article) -> Reading:
        """The events and states of one article.

        Relative dates resolve against ``article.published``; without it they stay open.
        """
        return next(self.read_many([article]))

    def read_many(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """Readings in the order of ``articles``, some articles at a time: faster than one by one."""
        given, texts = tee(parts(articles))
        docs = self.language.pipe(part.article.text for part in texts)
        done: list[tuple[Part, Reading]] = []
        for part, doc in zip(given, docs, strict=True):
            done.append((part, self._read(part.article, doc)))
            if part.last:
                yield joined(done)
                done = []

    def explain(self, article: Article) -> Explanation:
        """The reading of one article with what was found, considered and dropped in each sentence."""
        done: list[tuple[Part, Explanation]] = []
        for part in parts([article]):
            [doc] = self.language.pipe([part.article.text])
            trace = Trace()
            reading = self._read(part.article, doc, trace)
            done.append((part, explain(reading, trace, article.published)))
        return joined_explanations(done)

    def _read(self, article: Article, doc: Doc, trace: Trace | None = None) -> Reading:
        if self._preparing is not None:
            self._preparing.join()
            self._preparing = None
        return read_doc(article, doc, version=self.version, trace=trace)


def _load_knowledge() -> None:
    """Load what every article needs; what is wrong in the data is told when it is asked for again."""
    with suppress(RawiError):
        load_knowledge()


def load(model: str = "accurate", *, threads: int = 0) -> Reader:
    """A reader with the packaged model ``model``; ``threads`` 0 takes all cores."""
    from rawi import __version__

    found = packaged(model, threads=threads)
    reader = Reader(Language(found), version=f"rawi-{__version__}+{found.version}")
    reader.prepare()
    return reader
