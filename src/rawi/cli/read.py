"""``rawi read``: from articles to sourced events."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from rawi.cli.options import Debug, ModelName, Outlet, Output, Paths, Published
from rawi.cli.run import Run, reporting, standard_output, unbroken, written

if TYPE_CHECKING:
    from rawi.article import Article
    from rawi.records import Reading
    from rawi.views.output import ReadingWriter


class Format(StrEnum):
    """What ``rawi read`` can write."""

    REPORT = "report"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


_Format = Annotated[Format, typer.Option("--format", help="What to write.")]
_States = Annotated[Path | None, typer.Option(metavar="FILE", help="Also write lasting relations here, as JSONL.")]
_Why = Annotated[bool, typer.Option("--why", help="Report the rules and reasons behind each event.")]

_Workers = Annotated[
    int, typer.Option(min=0, metavar="N", help="Processes that read, for archives; 0 takes one a core, each 0.6 GB.")
]


def read(
    paths: Paths,
    published: Published = None,
    outlet: Outlet = None,
    format_: _Format = Format.REPORT,
    output: Output = None,
    states: _States = None,
    why: _Why = False,
    model: ModelName = "accurate",
    workers: _Workers = 1,
    debug: Debug = False,
) -> None:
    """Read articles and tell who did what to whom, when, where, and who says so.

    PATH is text, HTML, JSON or JSONL (fields id, title, text, published, outlet, url), plain or
    gzip, or a folder of such files. An article that can't be read is listed on standard error, the
    others are read all the same; the exit code is then 1.

    \b
    Examples:
      rawi read article.txt --published 2017-01-12 --outlet "دويتشه فيله"
      rawi read archive/ --format jsonl -o events.jsonl --states states.jsonl
      rawi read wire.jsonl.gz --workers 0 --format parquet -o events.parquet
      curl -s https://news.example/page.html | rawi read - --why
    """
    _check_outputs(format_, output, states)
    day = published.date() if published else None
    bar = output is not None or not sys.stdout.isatty()
    with reporting(debug=debug), Run(paths, bar=bar, debug=debug) as run:
        with _writers(format_, output, states, why) as writers:
            for article, reading in _readings(run, run.articles(published=day, outlet=outlet), model, workers):
                _write(writers, article, reading)
        run.finish()


def _readings(
    run: Run, articles: Iterator[Article], model: str, workers: int
) -> Iterator[tuple[Article, Reading]]:  # fmt: skip
    """Each article that could be read, with its reading."""
    if workers == 1:
        import rawi

        reader = rawi.load(model=model)
        for article in articles:
            if reading := run.attempt(article, reader.read):
                yield article, reading
        return
    from rawi.pool import ReaderPool

    with ReaderPool(model, workers=workers) as pool:
        for article, result in pool.read_many(articles):
            if reading := run.result(article, result):
                yield article, reading


def _check_outputs(format_: Format, output: Path | None, states: Path | None) -> None:
    if format_ is Format.PARQUET and output is None:
        raise typer.BadParameter("a Parquet table can't go to the screen: add -o FILE", param_hint="--format")
    if output is not None and states is not None and output.resolve() == states.resolve():
        raise typer.BadParameter("events and states need a file each", param_hint="--states")


def _write(writers: list[ReadingWriter], article: Article, reading: Reading) -> None:
    with unbroken():
        for writer in writers:
            writer.add(article, reading)


@contextmanager
def _writers(format_: Format, output: Path | None, states: Path | None, why: bool) -> Iterator[list[ReadingWriter]]:
    """The writers asked for; they are closed, and their files put in place, at the end."""
    from rawi.views.lines import StateLines

    with ExitStack() as stack:
        if format_ is Format.PARQUET and output:
            from rawi.views.output import replacing
            from rawi.views.parquet_table import ParquetTable

            writers: list[ReadingWriter] = [ParquetTable(stack.enter_context(replacing(output)))]
        else:
            writers = [_text_writer(format_, written(stack, output) if output else standard_output(), why)]
        stack.callback(writers[0].close)
        if states:
            writers.append(StateLines(written(stack, states)))
            stack.callback(writers[1].close)
        yield writers


def _text_writer(format_: Format, stream: IO[str], why: bool) -> ReadingWriter:
    if format_ is Format.JSONL:
        from rawi.views.lines import EventLines

        return EventLines(stream)
    if format_ is Format.CSV:
        from rawi.views.csv_table import CsvTable

        return CsvTable(stream)
    from rawi.views.terminal import Report

    return Report(stream, why=why)
