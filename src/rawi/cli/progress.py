"""The progress bar, on standard error and only where somebody is looking."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import typer

if TYPE_CHECKING:
    from rich.progress import Progress as Bar


class Progress:
    """Counts bytes and articles; shows them when ``shown``, else only passes messages on."""

    def __init__(self, paths: list[Path], *, shown: bool) -> None:
        self._bar = _bar() if shown else None
        self._paths = paths
        self._articles = 0
        self._task: Any = None

    def __enter__(self) -> Self:
        if self._bar is not None:
            from rawi.ingest.files import count_bytes

            self._bar.start()
            self._task = self._bar.add_task("reading", total=count_bytes(self._paths), articles=0)
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def bytes(self, count: int) -> None:
        """So many more bytes were read."""
        if self._bar is not None:
            self._bar.advance(self._task, count)

    def article(self) -> None:
        """One more article is done."""
        self._articles += 1
        if self._bar is not None:
            self._bar.update(self._task, articles=self._articles)

    def say(self, message: str) -> None:
        """A message on standard error, above the bar when there is one."""
        if self._bar is not None:
            self._bar.console.print(message, markup=False, highlight=False, soft_wrap=True)
        else:
            typer.echo(message, err=True)


def _bar() -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[articles]} articles"),
        TimeElapsedColumn(),
    )
    return Bar(*columns, console=Console(stderr=True), transient=True)
