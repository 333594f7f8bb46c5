"""What the commands over articles share: failures that are listed, progress, Ctrl-C, exit codes."""

from __future__ import annotations

import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self, TypeVar

import typer

from rawi.article import Article
from rawi.cli.progress import Progress
from rawi.errors import RawiError

if TYPE_CHECKING:
    from rawi.pool import Failure

T = TypeVar("T")
INTERRUPTED = 130


class UnexpectedError(RawiError):
    """A mistake in Rawi itself."""

    code = "R900"

    @classmethod
    def of(cls, error: Exception, *, where: str = "") -> UnexpectedError:
        """The error that tells of an exception nobody foresaw."""
        return cls.unforeseen(f"unexpected {type(error).__name__}: {error}", where=where)

    @classmethod
    def unforeseen(cls, cause: str, *, where: str = "") -> UnexpectedError:
        """The error with this cause."""
        return cls(cause, where=where, hint="please report it with the output of --debug")


class Run:
    """One pass over the articles under ``paths``: gives them out and lists what fails."""

    def __init__(self, paths: Sequence[str], *, bar: bool, debug: bool) -> None:
        self._paths = [Path(path) for path in paths]
        self._debug = debug
        self._progress = Progress(self._paths, shown=bar and sys.stderr.isatty())
        self._stack = ExitStack()
        self._total = 0
        self._failed = 0

    def __enter__(self) -> Self:
        self._stack.enter_context(self._progress)
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def articles(self, *, published: date | None = None, outlet: str | None = None) -> Iterator[Article]:
        """The articles that can be read; the others are listed as failures."""
        from rawi.ingest import Problem, read_paths

        found = read_paths(self._paths, published=published, outlet=outlet, on_bytes=self._progress.bytes)
        for item in found:
            self._total += 1
            if isinstance(item, Problem):
                self._fail(str(item))
            else:
                yield item
            self._progress.article()

    def attempt(self, article: Article, action: Callable[[Article], T]) -> T | None:
        """What ``action`` gives for the article, or None when it failed, which is then listed."""
        try:
            return action(article)
        except RawiError as error:
            error.where = error.where or article.id
            self._fail(str(error), trace=True)
        except Exception as error:
            self._fail(str(UnexpectedError.of(error, where=article.id)), trace=True)
        return None

    def result(self, article: Article, found: T | Failure) -> T | None:
        """What another process found for the article, or None when it failed, which is then listed."""
        from rawi.pool import Failure

        if not isinstance(found, Failure):
            return found
        error = found.error or UnexpectedError.unforeseen(found.cause, where=article.id)
        error.where = error.where or article.id
        self._fail(str(error))
        if self._debug:
            self._progress.say(found.trace.rstrip())
        return None

    def finish(self) -> None:
        """Nothing when every article was read; else the count on standard error and exit code 1."""
        if self._failed:
            self._progress.say(f"{self._failed} of {self._total} articles failed")
            raise typer.Exit(1)

    def _fail(self, message: str, *, trace: bool = False) -> None:
        self._failed += 1
        self._progress.say(message)
        if trace and self._debug:
            self._progress.say(traceback.format_exc().rstrip())


@contextmanager
def reporting(*, debug: bool) -> Iterator[None]:
    """Turns errors into one sentence on standard error and an exit code."""
    from rawi.views.output import OutputError

    try:
        yield
    except (typer.Exit, BrokenPipeError):
        raise
    except KeyboardInterrupt:
        typer.echo("stopped; what was read so far is kept", err=True)
        raise typer.Exit(INTERRUPTED) from None
    except Exception as error:
        told = error if isinstance(error, RawiError) else UnexpectedError.of(error)
        typer.echo(str(told), err=True)
        if debug:
            typer.echo(traceback.format_exc(), err=True)
        raise typer.Exit(2 if isinstance(error, OutputError) else 1) from None


def tell_problems(problems: Sequence[str], *, order: str) -> None:
    """Lists the problems of data files and leaves with exit code 1; says ``order`` if there are none."""
    for problem in problems:
        typer.echo(problem)
    if problems:
        typer.echo(f"{len(problems)} problems", err=True)
        raise typer.Exit(1)
    typer.echo(order)


@contextmanager
def unbroken() -> Iterator[None]:
    """Holds Ctrl-C back until the block has ended, so that no line is left half written."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    arrived: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: arrived.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if arrived:
        raise KeyboardInterrupt


def written(stack: ExitStack, path: Path) -> IO[str]:
    """A text file that appears under its name, whole, when the stack is left."""
    from rawi.views.output import replacing

    stream = TextIOWrapper(stack.enter_context(replacing(path)), encoding="utf-8", newline="\n")
    stack.callback(stream.detach)
    return stream


def standard_output() -> IO[str]:
    """Standard output in UTF-8, whatever the locale."""
    stream = sys.stdout
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", newline="\n")
        return stream
    return TextIOWrapper(stream.buffer, encoding="utf-8", newline="\n")
