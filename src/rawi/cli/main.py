"""The ``rawi`` program: puts the commands together."""

from __future__ import annotations

import gc
from typing import Annotated

import typer

from rawi.cli import actors, bench, check, evaluate, explain, parse, read

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("read")(read.read)
app.command("explain")(explain.explain)
app.command("parse")(parse.parse)
app.add_typer(evaluate.app, name="eval")
app.add_typer(bench.app, name="bench")
app.add_typer(check.app, name="check")
app.add_typer(actors.app, name="actors")


def _version(wanted: bool) -> None:
    if not wanted:
        return
    from rawi import __version__

    typer.echo(f"rawi {__version__}")
    raise typer.Exit


@app.callback()
def rawi(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """Read Arabic political reporting: who did what to whom, when, where, and who says so.

    \b
    Start with:
      rawi read article.txt --published 2017-01-12
      rawi read --help
    """


def main() -> None:
    """Run the program; the exit code is 0, 1 (some articles failed), 2 (usage) or 130 (Ctrl-C)."""
    gc.set_threshold(200_000, 20, 20)  # lexicons are many small objects that stay: looking through them costs a second
    app(prog_name="rawi")
