"""Arguments and options that commands share."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")]
Published = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        metavar="DATE",
        help="Day of publication, for articles that don't give it: «yesterday» counts from it.",
    ),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published, for articles that don't say it.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here, not to the screen.")]
ModelName = Annotated[str, typer.Option(metavar="NAME", help="Language model: accurate or fast.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of what fails.")]
