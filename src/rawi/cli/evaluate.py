"""``rawi eval``: the figures of reading and language analysis against gold files."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from rawi.cli.run import reporting

app = typer.Typer(no_args_is_help=True, help="Measure Rawi against annotated files.", rich_markup_mode=None)

_Json = Annotated[bool, typer.Option("--json", help="Write the figures as JSON, not as a table.")]
_Model = Annotated[str, typer.Option(metavar="NAME", help="Language model: accurate or fast.")]
_Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of what fails.")]


class Kind(StrEnum):
    """What part of the language analysis is measured."""

    TREES = "trees"
    RAW = "raw"
    NAMES = "names"


@app.command("reading")
def reading(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD_DIR", exists=True, file_okay=False, help="Folder of gold articles."),
    ],
    model: _Model = "accurate",
    as_json: _Json = False,
    debug: _Debug = False,
) -> None:
    """Read the gold articles and compare events, sources, dates and states.

    \b
    Example:
      rawi eval reading bench/dev
      rawi eval reading bench/dev --json > figures.json
    """
    with reporting(debug=debug):
        import rawi
        from rawi.evaluation.reading import evaluate

        _show(evaluate(gold, reader=rawi.load(model=model)), as_json)


@app.command("gsr")
def gsr(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", exists=True, dir_okay=False, help="Gold files, JSONL."),
    ],
    model: _Model = "accurate",
    as_json: _Json = False,
    debug: _Debug = False,
) -> None:
    """Compare with sentences of the Arabic event gold standard.

    \b
    Example:
      rawi eval gsr bench/gsr/assault.jsonl bench/gsr/protest.jsonl
    """
    with reporting(debug=debug):
        import rawi
        from rawi.evaluation.gsr import evaluate

        _show(evaluate(files, reader=rawi.load(model=model)), as_json)


@app.command("language")
def language(
    kind: Annotated[
        Kind,
        typer.Argument(
            metavar="KIND",
            help="trees: tags and trees on gold words; raw: from plain sentences; names: on gold words.",
        ),
    ],
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="Gold CoNLL-U, or two columns for names."),
    ],
    classes: Annotated[str, typer.Option(metavar="LIST", help="Classes of names to count.")] = "PER,LOC,ORG,MISC",
    model: _Model = "accurate",
    as_json: _Json = False,
    debug: _Debug = False,
) -> None:
    """Compare words, tags, trees or names with a gold file.

    \b
    Examples:
      rawi eval language raw padt_dev.conllu
      rawi eval language trees trees_dev.conllu --json
      rawi eval language names anercorp_dev.txt --classes PER,LOC,ORG
    """
    with reporting(debug=debug):
        from rawi.evaluation.language import evaluate
        from rawi.language import Language, packaged

        names = [name.strip() for name in classes.split(",") if name.strip()]
        _show(evaluate(kind.value, file, language=Language(packaged(model)), classes=names), as_json)


def _show(report: Any, as_json: bool) -> None:
    """Print a report with ``table()`` and ``as_json()``."""
    typer.echo(json.dumps(report.as_json(), ensure_ascii=False, indent=1) if as_json else report.table())
