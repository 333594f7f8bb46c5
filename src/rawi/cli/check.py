"""``rawi check``: is what Rawi is made of in order?"""

from __future__ import annotations

from typing import Annotated

import typer

from rawi.cli.run import reporting, tell_problems

app = typer.Typer(no_args_is_help=True, help="Check Rawi's own files.", rich_markup_mode=None)


@app.callback()
def check() -> None:
    """Check Rawi's own files."""


@app.command("data")
def data(
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of what fails.")] = False,
) -> None:
    """Check all lexicons, rules, actors and places, with their examples.

    Run it after each change to a data file. Every problem is listed with file and line; the exit
    code is 1 when there is one.

    \b
    Example:
      rawi check data
    """
    with reporting(debug=debug):
        from rawi.check import check_data

        tell_problems(check_data(), order="all data files are in order")
