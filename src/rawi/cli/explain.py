"""``rawi explain``: how an article is read, sentence by sentence."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from enum import StrEnum
from typing import IO, TYPE_CHECKING, Annotated

import typer

from rawi.cli.options import Debug, ModelName, Outlet, Output, Paths, Published
from rawi.cli.run import Run, reporting, standard_output, unbroken, written

if TYPE_CHECKING:
    from rawi.views.explanation import ExplanationJson, ExplanationReport


class Format(StrEnum):
    """What ``rawi explain`` can write."""

    TEXT = "text"
    JSON = "json"


def explain(
    paths: Paths,
    published: Published = None,
    outlet: Outlet = None,
    format_: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.TEXT,
    output: Output = None,
    model: ModelName = "accurate",
    debug: Debug = False,
) -> None:
    """Show sentence by sentence what was found, by which rule, and what was considered and dropped.

    Each word that the lexicons list is told with the reason why it names no event of its own; then the
    reporting words with their sources, and the dates, places, people and bodies with what they were
    resolved to. JSON has one article a line.

    \b
    Examples:
      rawi explain article.txt --published 2017-01-12
      rawi explain article.txt --format json -o why.json
      echo "زار الوزير القاهرة." | rawi explain -
    """
    day = published.date() if published else None
    bar = output is not None or not sys.stdout.isatty()
    with reporting(debug=debug), Run(paths, bar=bar, debug=debug) as run:
        import rawi

        reader = rawi.load(model=model)
        with ExitStack() as stack:
            writer = _writer(format_, written(stack, output) if output else standard_output())
            stack.callback(writer.close)
            for article in run.articles(published=day, outlet=outlet):
                if explanation := run.attempt(article, reader.explain):
                    with unbroken():
                        writer.add(article, explanation)
        run.finish()


def _writer(format_: Format, stream: IO[str]) -> ExplanationJson | ExplanationReport:
    from rawi.views.explanation import ExplanationJson, ExplanationReport

    return ExplanationJson(stream) if format_ is Format.JSON else ExplanationReport(stream)
