"""Events as a flat table: one row an event, one cell a column of ``COLUMNS``."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from itertools import groupby
from typing import IO, Any

from rawi.article import Article
from rawi.records import Event, Participant, Reading, Source

_OF_PARTICIPANTS = ("", "_names", "_en", "_entities", "_countries", "_sectors")
COLUMNS = (
    *("id", "article", "outlet", "published", "url", "type", "modes", "contexts", "modality", "polarity"),
    *("trigger", "trigger_start", "trigger_end", "trigger_field"),
    *(f"actors{end}" for end in _OF_PARTICIPANTS),
    *(f"recipients{end}" for end in _OF_PARTICIPANTS),
    *("date_start", "date_end", "date_precision", "date_origin", "date_text", "date_conflict"),
    *("place", "place_name", "place_en", "place_country", "place_geonames", "lat", "lon", "place_precision"),
    *("sources", "sources_names", "confirmed_by", "denied_by"),
    *("sentence", "sentence_start", "sentence_end", "mentions", "confidence", "rules", "version"),
)


class CsvTable:
    """Writes the table with its header, UTF-8, fields quoted where needed."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._rows = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        self._rows.writeheader()

    def add(self, article: Article, reading: Reading) -> None:
        """Write a row for each event."""
        for event in reading.events:
            self._rows.writerow(row_of(article, event))

    def close(self) -> None:
        """Hand everything to the file."""
        self._stream.flush()


def row_of(article: Article, event: Event) -> dict[str, Any]:
    """The event's cells by column.

    Several values stand in one cell with « | » between them, a participant without a value leaving
    its place empty; sources that stand deeper in a chain follow « > ».
    """
    return {
        "outlet": article.outlet,
        "published": article.published,
        "url": article.url,
        **_act(event),
        **_participants("actors", event.actors),
        **_participants("recipients", event.recipients),
        **_date(event),
        **_place(event),
        "sources": _chain(event.attribution),
        "sources_names": _chain(event.attribution, resolved=True),
        "confirmed_by": _joined(map(_name, event.confirmed_by)),
        "denied_by": _joined(map(_name, event.denied_by)),
        "sentence": event.sentence.text if event.sentence else None,
        "sentence_start": event.sentence.start if event.sentence else None,
        "sentence_end": event.sentence.end if event.sentence else None,
        "mentions": len(event.mentions),
        "confidence": event.confidence,
        "rules": _joined(event.rules),
        "version": event.version,
    }


def _act(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "article": event.article,
        "type": event.type.value,
        "modes": _joined(event.modes),
        "contexts": _joined(event.contexts),
        "modality": event.modality.value,
        "polarity": event.polarity.value,
        "trigger": event.trigger.text,
        "trigger_start": event.trigger.start,
        "trigger_end": event.trigger.end,
        "trigger_field": event.trigger.field,
    }


def _participants(column: str, participants: tuple[Participant, ...]) -> dict[str, str]:
    cells: tuple[list[str | None], ...] = (
        [p.text for p in participants],
        [p.name for p in participants],
        [p.name_en for p in participants],
        [p.entity for p in participants],
        [p.country for p in participants],
        [" ".join(p.sectors) for p in participants],
    )
    return {column + end: _joined(cell) for end, cell in zip(_OF_PARTICIPANTS, cells, strict=True)}


def _date(event: Event) -> dict[str, Any]:
    if not (day := event.date):
        return {}
    return {
        "date_start": day.start,
        "date_end": day.end,
        "date_precision": day.precision,
        "date_origin": day.origin,
        "date_text": day.text,
        "date_conflict": day.conflict,
    }


def _place(event: Event) -> dict[str, Any]:
    if not (place := event.place):
        return {}
    return {
        "place": place.text,
        "place_name": place.name,
        "place_en": place.name_en,
        "place_country": place.country,
        "place_geonames": place.geonames,
        "lat": place.lat,
        "lon": place.lon,
        "place_precision": place.precision,
    }


def _chain(sources: tuple[Source, ...], *, resolved: bool = False) -> str:
    levels = groupby(sorted(sources, key=lambda source: source.level), key=lambda source: source.level)
    return " > ".join(_joined(_name(s) if resolved else s.text for s in level) for _, level in levels)


def _name(participant: Participant) -> str:
    return participant.name or participant.text


def _joined(values: Iterable[str | None]) -> str:
    cells = [value or "" for value in values]
    return " | ".join(cells) if any(cells) else ""
