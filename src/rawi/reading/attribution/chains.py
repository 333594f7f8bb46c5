"""From reports to chains of sources, denials and confirmations as records."""

from __future__ import annotations

from dataclasses import fields

from rawi.reading.actors.article import Cast
from rawi.reading.attribution.reports import Report
from rawi.reading.text.view import View
from rawi.records import Participant, Source, Span

CHAINED = frozenset({"say", "think", "confirm"})


def chain(view: View, cast: Cast, reports: list[Report], word: int, own: set[str]) -> tuple[Source, ...]:
    """Sources of the report that holds ``word``, outermost first; ``own`` names stay out."""
    holding = sorted((r for r in reports if r.holds(word) and r.entry.kind in CHAINED), key=lambda r: (-r.size, r.cue))
    out: list[Source] = []
    seen = set(own)
    level = 0
    for report in holding:
        for heads in report.sources:
            fresh = [s for s in sources(view, cast, report, heads, level) if not ({key(s)} & seen)]
            if fresh:
                out.extend(fresh)
                seen.update(key(s) for s in fresh)
                level += 1
    return tuple(out)


def sources(view: View, cast: Cast, report: Report, heads: list[int], level: int) -> list[Source]:
    """The sources of one level as records."""
    cue = view.span(report.cue, report.cue + 1)
    return [as_source(cast.participant(head), cue, level) for head in heads]


def as_source(person: Participant, cue: Span | None, level: int) -> Source:
    """A participant in the role of a source."""
    values = {f.name: getattr(person, f.name) for f in fields(Participant)}
    return Source(**values, cue=cue, level=level)


def key(person: Participant) -> str:
    """What makes two mentions the same source."""
    return person.entity or person.name or person.text
