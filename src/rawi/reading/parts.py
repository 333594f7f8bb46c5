"""Texts far longer than an article, read part by part, so that time and memory grow with length alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from hashlib import sha256
from typing import Any, TypeVar

from rawi.article import Article
from rawi.reading.explanation import Explanation, SentenceExplained, renamed
from rawi.records import Event, Reading, State

LONGEST = 60_000  # code points; about ten thousand words, more than any article of the news archives has
_BREAKS = (re.compile(r"\n\s*"), re.compile(r"[.؟!»\"]\s+"), re.compile(r"\s+"))
Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of ``whole`` as an article of its own; ``last`` says that no other part follows."""

    whole: Article
    article: Article
    start: int
    last: bool


def parts(articles: Iterable[Article], *, longest: int = LONGEST) -> Iterator[Part]:
    """Each article's parts in order; one that is no longer than ``longest`` is its own only part."""
    for article in articles:
        bounds = cuts(article.text, longest)
        for start, end in zip([0, *bounds], [*bounds, len(article.text)], strict=True):
            whole = not bounds
            piece = article if whole else replace(article, text=article.text[start:end])
            yield Part(article, piece, start, end == len(article.text))


def cuts(text: str, longest: int = LONGEST) -> list[int]:
    """Where to cut: behind a line's end in the last quarter of a part, else a sentence's, else a blank."""
    found, start = list[int](), 0
    while len(text) - start > longest:
        low, high = start + longest * 3 // 4, start + longest
        ends = next((e for e in ([m.end() for m in b.finditer(text, low, high)] for b in _BREAKS) if e), [high])
        start = ends[-1]
        found.append(start)
    return found


def joined(readings: Sequence[tuple[Part, Reading]]) -> Reading:
    """One reading of the whole article: offsets count from its begin, and every id is its own."""
    if len(readings) == 1:
        return readings[0][1]
    events = [_moved(event, part.start) for part, reading in readings for event in reading.events]
    states = [_moved(state, part.start) for part, reading in readings for state in reading.states]
    credits = [reading.credit for _, reading in readings if reading.credit]
    notes = dict.fromkeys(note for _, reading in readings for note in reading.notes)
    return Reading(readings[0][1].article, tuple(events), tuple(states), credits[-1] if credits else None, tuple(notes))


def joined_explanations(explanations: Sequence[tuple[Part, Explanation]]) -> Explanation:
    """One explanation of the whole article, with the ids that ``joined`` gives."""
    if len(explanations) == 1:
        return explanations[0][1]
    sentences: list[SentenceExplained] = []
    for part, one in explanations:
        ids = {event.id: _moved(event, part.start).id for event in one.reading.events}
        ids |= {state.id: _moved(state, part.start).id for state in one.reading.states}
        sentences += [renamed(_shifted(sentence, part.start), ids) for sentence in one.sentences]
    return Explanation(joined([(part, one.reading) for part, one in explanations]), tuple(sentences))


def _moved(record: Record, by: int) -> Record:
    """The event or state with every offset ``by`` further right."""
    moved: Record = _shifted(record, by)
    if by and isinstance(moved, Event | State):
        return replace(moved, id=sha256(f"{moved.id}|{by}".encode()).hexdigest()[:16])
    return moved


def _shifted(value: Any, by: int) -> Any:
    if isinstance(value, tuple):
        return tuple(_shifted(item, by) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {f.name: _shifted(getattr(value, f.name), by) for f in fields(value)}
    for name in ("start", "end"):
        if isinstance(changed.get(name), int):
            changed[name] += by
    return replace(value, **changed)
