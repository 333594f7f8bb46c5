"""Several readers in processes of their own: on all cores, several times as fast as one reader on all of them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from rawi.article import Article
from rawi.errors import RawiError
from rawi.reader import Reader, load
from rawi.records import Reading

# each process has one core: numpy's threads, which are counted when it is imported, would fight over it
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
AHEAD = 4  # articles given out per worker before the first of them must be back


class WorkerError(RawiError):
    """A reading process ended before its work did, mostly for want of memory."""

    code = "R502"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an article couldn't be read: the error, if Rawi raised it on purpose, and the traceback."""

    error: RawiError | None
    cause: str
    trace: str


class ReaderPool:
    """Reads articles in ``workers`` processes, each with a model of its own on one core.

    Use it in a ``with`` block, under ``if __name__ == "__main__":`` where a script does so.
    """

    def __init__(self, model: str = "accurate", *, workers: int = 0) -> None:
        self.workers = workers or os.cpu_count() or 1
        self._before = {name: os.environ.get(name) for name in ONE_THREAD}
        os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
        self._pool = ProcessPoolExecutor(
            self.workers, mp_context=multiprocessing.get_context("spawn"), initializer=_start, initargs=(model,)
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._pool.shutdown(wait=kind is None, cancel_futures=True)
        for name, value in self._before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value

    def read_many(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Reading | Failure]]:
        """Each article with its reading or why there is none, in the order of ``articles``.

        WorkerError when a process dies.
        """
        waiting: deque[tuple[Article, Future[Reading | Failure]]] = deque()
        for article in articles:
            waiting.append((article, self._submit(article)))
            if len(waiting) >= AHEAD * self.workers:
                yield self._next(waiting)
        while waiting:
            yield self._next(waiting)

    def _submit(self, article: Article) -> Future[Reading | Failure]:
        try:
            return self._pool.submit(_read, article)
        except BrokenProcessPool:
            raise _died(article) from None

    def _next(
        self, waiting: deque[tuple[Article, Future[Reading | Failure]]]
    ) -> tuple[Article, Reading | Failure]:  # fmt: skip
        article, future = waiting[0]
        try:
            result = future.result()
        except BrokenProcessPool:
            raise _died(article) from None
        waiting.popleft()
        return article, result


def _died(article: Article) -> WorkerError:
    hint = "read with fewer --workers; articles before this one are kept"
    return WorkerError("a reading process ended unexpectedly", where=article.id, hint=hint)


_readers: list[Reader] = []


def _start(model: str) -> None:
    """Load the model of one process; Ctrl-C is left to the process that gives out the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _readers[:] = [load(model, threads=1)]


def _read(article: Article) -> Reading | Failure:
    try:
        return _readers[0].read(article)
    except RawiError as error:
        return Failure(_plain(error), str(error), traceback.format_exc())
    except Exception as error:
        return Failure(None, f"unexpected {type(error).__name__}: {error}", traceback.format_exc())


def _plain(error: RawiError) -> RawiError:
    """The error as one that can be sent to another process."""
    plain = RawiError(error.cause, where=error.where, hint=error.hint)
    plain.code = error.code
    return plain
