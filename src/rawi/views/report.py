"""A reading as a person wants to see it in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rawi.article import Article
from rawi.records import Event, EventDate, Participant, Place, Polarity, Reading, Source, State

_NOBODY = "(not said)"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text in a line of the report, and the name of its style."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the report; ``wrap`` marks running text that is broken to the terminal's width."""

    pieces: tuple[Piece, ...]
    indent: int = 0
    wrap: bool = False


def report_lines(article: Article, reading: Reading, *, why: bool = False) -> Iterator[Line]:
    """The report of one article: a block an event, then states, notes and the credit line.

    With ``why`` each block also tells the rules that made it and how each participant was resolved.
    """
    yield heading(article)
    if article.title:
        yield Line((Piece(article.title, "title"),))
    if not reading.events:
        yield Line((Piece("no events", "quiet"),), 2)
    for number, event in enumerate(reading.events, 1):
        yield Line(())
        yield from event_lines(article, number, event, why)
    if reading.states:
        yield Line(())
        yield Line((Piece("Lasting relations", "heading"),))
    for state in reading.states:
        yield from state_lines(state, why)
    for note in reading.notes:
        yield Line((Piece("note: ", "quiet"), Piece(note)), 2)
    if reading.credit:
        yield Line((Piece("credit: ", "quiet"), Piece(reading.credit)), 2)
    yield Line(())


def heading(article: Article) -> Line:
    """The line that names the article, its outlet and day."""
    about = [article.outlet, article.published.isoformat() if article.published else ""]
    pieces = [Piece(article.id, "heading")]
    for part in filter(None, about):
        pieces += [Piece(" · ", "quiet"), Piece(part)]
    return Line(tuple(pieces))


def event_lines(article: Article, number: int, event: Event, why: bool) -> Iterator[Line]:
    """The block of one event; its sentence and, with ``why``, its rules and reasons stand at the end."""
    arrow = Piece(" → ", "quiet")
    recipients = (arrow, *_people(event.recipients)) if event.recipients else ()
    yield Line(
        (
            Piece(f"{number}. ", "quiet"),
            Piece(f"{event.type.value} ", "type"),
            *_people(event.actors),
            arrow,
            Piece(event.trigger.text, "trigger"),
            *recipients,
        )
    )
    details = (labelled("when", _when(event.date)), labelled("where", _where(event.place)))
    status = labelled("status", (Piece(_status(event), "status"),))
    yield Line(spaced(filter(None, (*details, status))), 3)
    yield Line(labelled("according to", _according(article, event.attribution)), 3)
    if event.confirmed_by:
        yield Line(labelled("confirmed by", _people(event.confirmed_by)), 3)
    if event.denied_by:
        yield Line((Piece("denied by: ", "denied"), *_people(event.denied_by)), 3)
    if event.sentence:
        yield Line((Piece(event.sentence.text, "sentence"),), 3, wrap=True)
    if why:
        people = (*event.actors, *event.recipients, *event.attribution, *event.confirmed_by, *event.denied_by)
        yield from _reasons(event.rules, people)


def state_lines(state: State, why: bool) -> Iterator[Line]:
    """The line of a state and, with ``why``, its rules and reasons."""
    no = "not " if state.polarity is Polarity.NEGATIVE else ""
    verb = Piece(f" — {no}{state.kind.value.replace('_', ' ')} → ", "type")
    sources = labelled("according to", chain_pieces(state.attribution)) if state.attribution else ()
    gap = (Piece(" · ", "quiet"),) if sources else ()
    yield Line((person_piece(state.subject), verb, person_piece(state.object), *gap, *sources), 2)
    if why:
        yield from _reasons(state.rules, (state.subject, state.object, *state.attribution))


def _reasons(rules: Sequence[str], people: Iterable[Participant]) -> Iterator[Line]:
    yield Line(labelled("rules", (Piece(", ".join(rules) or "(none)"),)), 3)
    for person in people:
        if person.reason:
            score = f" ({person.score:.2f})" if person.score is not None else ""
            yield Line((Piece("· ", "quiet"), person_piece(person), Piece(f": {person.reason}{score}", "quiet")), 5)


def _status(event: Event) -> str:
    status = event.modality.value
    return f"{status}, did not happen" if event.polarity is Polarity.NEGATIVE else status


def _when(day: EventDate | None) -> tuple[Piece, ...]:
    if day is None:
        return ()
    text = day.start.isoformat()
    if day.end != day.start:
        text = f"{text} … {day.end.isoformat() if day.end else ''}".rstrip()
    origin = "" if day.origin == "stated" else f" ({day.origin})"
    words = (Piece(" "), Piece(day.text, "quiet")) if day.text else ()
    conflict = (Piece(f" ! {day.conflict}", "denied"),) if day.conflict else ()
    return (Piece(text), Piece(origin, "quiet"), *words, *conflict)


def _where(place: Place | None) -> tuple[Piece, ...]:
    if place is None:
        return ()
    country = (Piece(f" [{place.country}]", "quiet"),) if place.country else ()
    return (Piece(place.name or place.text), *country)


def _according(article: Article, chain: tuple[Source, ...]) -> tuple[Piece, ...]:
    return chain_pieces(chain) or (Piece(article.outlet or "the outlet itself", "quiet"),)


def chain_pieces(chain: tuple[Source, ...]) -> tuple[Piece, ...]:
    """The sources from the outlet inwards, those of one level side by side."""
    pieces: list[Piece] = []
    for _, level in groupby(sorted(chain, key=lambda source: source.level), key=lambda source: source.level):
        pieces += [Piece(" › ", "quiet")] if pieces else []
        pieces += _people(tuple(level))
    return tuple(pieces)


def _people(people: Sequence[Participant]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for person in people:
        codes = " ".join(filter(None, (person.country, *person.sectors)))
        pieces += [Piece(" + ", "quiet")] if pieces else []
        pieces.append(person_piece(person))
        pieces += [Piece(f" [{codes}]", "quiet")] if codes else []
    return tuple(pieces) or (Piece(_NOBODY, "quiet"),)


def person_piece(person: Participant) -> Piece:
    """Whom a participant was resolved to, else the words."""
    return Piece(person.name or person.text, "actor")


def labelled(label: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces behind their label, none without pieces."""
    return (Piece(f"{label}: ", "quiet"), *pieces) if pieces else ()


def spaced(groups: Iterable[tuple[Piece, ...]]) -> tuple[Piece, ...]:
    """The groups in one line, dots between them."""
    pieces: list[Piece] = []
    for group in groups:
        pieces += [Piece(" · ", "quiet")] if pieces else []
        pieces += group
    return tuple(pieces)
