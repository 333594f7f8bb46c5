"""``rawi parse``: the language analysis of articles."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from rawi.article import Article
from rawi.cli.options import Debug, ModelName, Output, Paths
from rawi.cli.run import Run, reporting, standard_output, unbroken


class Format(StrEnum):
    """What ``rawi parse`` can write."""

    CONLLU = "conllu"
    JSON = "json"
    HTML = "html"


def parse(
    paths: Paths,
    format_: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.CONLLU,
    output: Output = None,
    model: ModelName = "accurate",
    debug: Debug = False,
) -> None:
    """Show sentences, words, tags, trees and names of articles.

    CoNLL-U has each word's place in the article's text in MISC; JSON has one article a line; HTML is
    one page with names and trees. Only the text is analysed, not the title.

    \b
    Examples:
      rawi parse article.txt
      rawi parse archive/ --format json -o trees.jsonl
      rawi parse article.txt --format html -o trees.html
      echo "وصل الوزير إلى العاصمة." | rawi parse -
    """
    with (
        reporting(debug=debug),
        Run(paths, bar=output is not None or not sys.stdout.isatty(), debug=debug) as run,
    ):
        from rawi.language import Language, packaged

        language = Language(packaged(model))
        with _output(output) as put, _framed(format_, put) as write:
            for article in run.articles():
                text = run.attempt(article, lambda article: _analysis(language, article, format_))
                if text is not None:
                    with unbroken():
                        write(text)
        run.finish()


def _analysis(language: Any, article: Article, format_: Format) -> str:
    from rawi.views.conllu import as_conllu, as_tree_json
    from rawi.views.tree_page import as_section

    [doc] = language.pipe([article.text])
    if format_ is Format.CONLLU:
        return as_conllu(doc, article.id)
    if format_ is Format.HTML:
        return as_section(doc, article.id)
    return json.dumps(as_tree_json(doc, article.id), ensure_ascii=False) + "\n"


@contextmanager
def _framed(format_: Format, write: Callable[[str], object]) -> Iterator[Callable[[str], object]]:
    """``write``, with the head of an HTML page before what is written and its foot after it."""
    if format_ is not Format.HTML:
        yield write
        return
    from rawi.views.tree_page import FOOT, HEAD

    write(HEAD)
    try:
        yield write
    finally:
        write(FOOT)


@contextmanager
def _output(path: Path | None) -> Iterator[Callable[[str], object]]:
    """A function that writes text to the file, or to standard output."""
    if path is None:
        stream = standard_output()
        yield stream.write
        stream.flush()
        return
    from rawi.views.output import replacing

    with replacing(path) as file:
        yield lambda text: file.write(text.encode())
