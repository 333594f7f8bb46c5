"""What an evaluation gives back: the figures, and the same figures laid out for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a title; the first column names the row."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def lines(self) -> list[str]:
        """The title, the columns and the rows, the first column flush left and the rest flush right."""
        rows = [self.columns, *self.rows] if any(self.columns) else list(self.rows)
        widths = [max(len(row[at]) for row in rows) for at in range(len(self.columns))]
        return [self.title, *(_aligned(row, widths) for row in rows)]


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one evaluation; ``stage`` is reading, gsr, trees, raw or names."""

    stage: str
    figures: Figures
    tables: tuple[Table, ...]

    def table(self) -> str:
        """The figures as aligned plain text, an empty line between tables."""
        return "\n\n".join("\n".join(table.lines()) for table in self.tables)

    def as_json(self) -> Figures:
        """The figures as a JSON value, ``stage`` with them."""
        return {"stage": self.stage, **self.figures}


def prf_table(title: str, rows: Mapping[str, Mapping[str, Any]], *, percent: bool = False) -> Table:
    """A table of precision, recall, F1 and the number of gold items, one row a name."""
    cells = [
        (name, *(number(row[key], percent=percent) for key in ("p", "r", "f1")), str(row["n"]))
        for name, row in rows.items()
    ]
    return Table(title, ("", "P", "R", "F1", "gold"), tuple(cells))


def number(value: float, *, percent: bool = False) -> str:
    """A figure as printed: shares with three decimals, percentages with two."""
    return f"{value:.2f}" if percent else f"{value:.3f}"


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    first = cells[0].ljust(widths[0])
    return "  ".join([first, *(c.rjust(w) for c, w in zip(cells[1:], widths[1:], strict=True))]).rstrip()
