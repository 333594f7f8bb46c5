"""The article: what goes in at the left end of the pipeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Article:
    """One article as the outlet published it.

    ``text`` is the decoded input without byte-order mark, otherwise unchanged (for HTML the
    extracted text). Every offset that Rawi returns counts Unicode code points of ``text``, or of
    ``title`` for spans whose ``field`` says so. ``published`` is the day against which relative
    dates are resolved; without it they stay open.
    """

    text: str
    id: str = "article"
    title: str = ""
    published: date | None = None
    outlet: str = ""
    url: str = ""
