"""What the rules of one text share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rawi.reading.actors.article import Cast
from rawi.reading.attribution.reports import Reports
from rawi.reading.events.times import Placed
from rawi.reading.places.gazetteer import Gazetteer
from rawi.reading.text.view import View


@dataclass
class Scene:
    """The text, its people, reports and dates, and the places that there are."""

    view: View
    cast: Cast
    reports: Reports
    dates: list[Placed]
    gazetteer: Gazetteer

    @cached_property
    def date_words(self) -> frozenset[int]:
        """The words of dates, which name nobody: «قتل في نوفمبر»."""
        return frozenset(at for placed in self.dates for at in range(placed.first, placed.last))
