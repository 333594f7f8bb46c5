"""Places: the gazetteer, and which of its entries a name in an article means."""

from rawi.reading.places.gazetteer import Gazetteer, PlaceEntry
from rawi.reading.places.resolve import ResolvedPlace, resolve

__all__ = ["Gazetteer", "PlaceEntry", "ResolvedPlace", "resolve"]
