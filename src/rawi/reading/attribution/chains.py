"""From reports to chains of sources, denials and confirmations as records."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import fields, replace

from rawi.reading.actors.article import Cast
from rawi.reading.attribution.descriptions import described
from rawi.reading.attribution.index import Report, Reports
from rawi.reading.text.phrases import bounds
from rawi.reading.text.view import View, bare_form
from rawi.records import Participant, Source, Span
from rawi.text.fold import fold

CHAINED = frozenset({"say", "think", "confirm"})


def chain(view: View, cast: Cast, reports: Reports, word: int, own: set[str]) -> tuple[Source, ...]:
    """Sources of the report that holds ``word``, outermost first; ``own`` names stay out."""
    holding = sorted((r for r in reports.holding(word) if r.entry.kind in CHAINED), key=lambda r: (-r.size, r.cue))
    out: list[Source] = []
    seen = set(own)
    level = 0
    for report in holding:
        for heads in report.sources:
            fresh = [s for s in sources(view, cast, report, heads, level) if not _known(s, seen)]
            if fresh:
                out.extend(fresh)
                for source in fresh:
                    seen |= _keys(source)
                level += 1
    return tuple(out)


def _known(person: Participant, seen: set[str]) -> bool:
    """Whether a mention is one of ``seen``, be it shorter: «المتحدث» after «المتحدث باسم الجيش»."""
    if _keys(person) & seen:
        return True
    mine = _words(person.text)
    return any(mine <= theirs or theirs <= mine and len(theirs) > 1 for theirs in (_words(k) for k in seen) if theirs)


def _keys(person: Participant) -> set[str]:
    return {k for k in (person.entity, person.name, person.text) if k}


def _words(name: str) -> set[str]:
    return {bare_form(w) for w in fold(name).split() if len(w) > 1}


def sources(view: View, cast: Cast, report: Report, heads: list[int], level: int) -> list[Source]:
    """The sources of one level as records."""
    cue = view.span(report.cue, report.cue_last + 1)
    return [as_source(_identified(view, cast, head), cue, level) for head in heads]


def _identified(view: View, cast: Cast, head: int) -> Participant:
    """The participant at ``head``, named by its apposition or by the fuller phrase that came before."""
    person = _in_full(view, cast.participant(head), head)
    if person.entity is not None:
        return person
    apposed = _apposition(view, head)
    if apposed >= 0:
        other = cast.participant(apposed)
        name = other.name or other.text
        return replace(person, name=name, name_en=other.name_en, entity=other.entity, wikidata=other.wikidata)
    fuller = _fuller(view, head) if person.name is None else -1
    if fuller < 0:
        return person
    other = cast.participant(fuller)
    return replace(
        person, name=other.name or other.text, entity=other.entity, name_en=other.name_en, wikidata=other.wikidata
    )


def _in_full(view: View, person: Participant, head: int) -> Participant:
    """The participant with all the words that describe it."""
    first, last = described(view, head)
    if person.end is None or last == first or view.words[last - 1].end <= person.end:
        return person
    span = view.span(first, last)
    return replace(person, text=span.text, start=span.start, end=span.end)


def _apposition(view: View, head: int) -> int:
    """Head of the personal name between commas after an office: «وزير الخارجية، جيرمي هانت، …»."""
    at = bounds(view, head)[1]
    if at + 1 >= view.sentence(head).last or view.words[at].text not in ("،", ","):
        return -1
    name = view.words[at + 1].ent
    person = name >= 0 and view.names[name].label == "PER" and view.words[head].ent < 0
    return at + 1 if person else -1


def _fuller(view: View, head: int) -> int:
    """The earlier phrase that a bare definite noun repeats: «البيان» for «بيان وزارة الدفاع»."""
    first, last = bounds(view, head)
    word = view.words[head]
    if last - first > 1 or not word.definite or word.ent >= 0:
        return -1
    fuller = _fuller_heads(view, word.bare)
    before = bisect_left(fuller, first)
    return fuller[before - 1] if before else -1


def _fuller_heads(view: View, bare: str) -> list[int]:
    """The places where a noun heads a phrase that says more than the noun, in text order."""
    if bare not in view.fuller:
        view.fuller[bare] = [
            at
            for at in view.places(bare)
            if view.words[at].upos in ("NOUN", "X", "PROPN", "ADJ") and _names_more(view, at)
        ]
    return view.fuller[bare]


def _names_more(view: View, head: int) -> bool:
    first, last = bounds(view, head)
    return first == head and last - first > 1


def as_source(person: Participant, cue: Span | None, level: int) -> Source:
    """A participant in the role of a source."""
    values = {f.name: getattr(person, f.name) for f in fields(Participant)}
    return Source(**values, cue=cue, level=level)


def key(person: Participant) -> str:
    """What makes two mentions the same source."""
    return person.entity or person.name or person.text
