"""What the rules of one text share."""

from __future__ import annotations

from dataclasses import dataclass

from rawi.reading.actors.article import Cast
from rawi.reading.attribution.reports import Reports
from rawi.reading.events.times import Placed
from rawi.reading.places.gazetteer import Gazetteer
from rawi.reading.text.view import View


@dataclass(slots=True)
class Scene:
    """The text, its people, reports and dates, and the places that there are."""

    view: View
    cast: Cast
    reports: Reports
    dates: list[Placed]
    gazetteer: Gazetteer
