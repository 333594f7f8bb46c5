"""An explanation as a person wants to see it in a terminal, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import IO

from rawi.article import Article
from rawi.reading.explanation import CueSeen, DateSeen, Dropped, Explanation, PlaceSeen, SentenceExplained
from rawi.reading.trace import REASONS
from rawi.records import Participant, as_json
from rawi.views.lines import LINE_ENDS
from rawi.views.report import Line, Piece, chain_pieces, event_lines, heading, person_piece, state_lines
from rawi.views.terminal import Lines

_WORDS_SHOWN = 6
_ARROW = Piece(" → ", "quiet")


class ExplanationReport(Lines):
    """Writes one explanation after the other for people."""

    def add(self, article: Article, explanation: Explanation) -> None:
        """Write one article's explanation."""
        self.write(explanation_lines(article, explanation))


class ExplanationJson:
    """Writes one explanation a line, as a JSON object."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def add(self, article: Article, explanation: Explanation) -> None:
        """Write one article's explanation."""
        value = as_json(explanation)
        self._stream.write(json.dumps(value, ensure_ascii=False).translate(LINE_ENDS) + "\n")

    def close(self) -> None:
        """Hand everything to the file."""
        self._stream.flush()


def explanation_lines(article: Article, explanation: Explanation) -> Iterator[Line]:
    """A block a sentence: its events and states with their rules, then what was seen and dropped."""
    reading = explanation.reading
    numbers = {event.id: number for number, event in enumerate(reading.events, 1)}
    yield heading(article)
    for number, sentence in enumerate(explanation.sentences, 1):
        yield Line(())
        yield Line((Piece(f"Sentence {number}", "heading"),))
        yield Line((Piece(sentence.words.text, "sentence"),), 2, wrap=True)
        for event in reading.events:
            if event.id in sentence.events:
                told = event_lines(article, numbers[event.id], replace(event, sentence=None), True)
                yield from (replace(line, indent=line.indent + 2) for line in told)
        for state in reading.states:
            if state.id in sentence.states:
                yield from state_lines(state, True)
        yield from _seen(sentence, numbers)
    if reading.credit:
        yield Line((Piece("credit: ", "quiet"), Piece(reading.credit)), 2)
    yield Line(())


def _seen(sentence: SentenceExplained, numbers: Mapping[str, int]) -> Iterator[Line]:
    if sentence.topic:
        yield Line((Piece("topic: ", "quiet"), Piece(sentence.topic)), 2)
    yield from _section("dropped", (_dropped(group, numbers) for group in _grouped(sentence.dropped)))
    yield from _section("sources", map(_cue, sentence.cues))
    yield from _section("dates", map(_date, sentence.dates))
    yield from _section("places", map(_place, sentence.places))
    yield from _section("people and bodies", map(_actor, sentence.actors))


def _section(title: str, rows: Iterable[tuple[Piece, ...]]) -> Iterator[Line]:
    for number, row in enumerate(rows):
        if number == 0:
            yield Line((Piece(f"{title}:", "quiet"),), 2)
        yield Line((Piece("· ", "quiet"), *row), 4)


def _grouped(dropped: Iterable[Dropped]) -> list[list[Dropped]]:
    """What one word was dropped for, the entries of one reason together where there is no more to tell."""
    found: dict[tuple[int, str, str, str | None], list[Dropped]] = {}
    for one in dropped:
        alone = one.entry if one.words else ""
        found.setdefault((one.trigger.start, one.reason, alone, one.rule), []).append(one)
    return list(found.values())


def _dropped(group: list[Dropped], numbers: Mapping[str, int]) -> tuple[Piece, ...]:
    one = group[0]
    entries = ", ".join(dict.fromkeys(each.entry for each in group))
    pieces = [Piece(one.trigger.text, "trigger"), Piece(f" {entries}: "), Piece(REASONS[one.reason], "quiet")]
    if one.words:
        more = " …" if len(one.words) > _WORDS_SHOWN else ""
        pieces += [Piece(": ", "quiet"), Piece("، ".join(one.words[:_WORDS_SHOWN]) + more)]
    if one.rule:
        pieces.append(Piece(f" ({one.rule})"))
    if one.event:
        pieces.append(Piece(f" as {numbers[one.event]}."))
    if one.score is not None and one.least is not None:
        pieces.append(Piece(f" ({one.score:.2f} of {one.least:.2f} needed)"))
    return tuple(pieces)


def _cue(seen: CueSeen) -> tuple[Piece, ...]:
    pieces = (Piece(seen.cue.text, "trigger"), Piece(f" {seen.entry} ({seen.kind.replace('_', ' ')})"))
    if not seen.content and not seen.sources:
        return (*pieces, Piece(": reports nothing here", "quiet"))
    people = chain_pieces(seen.sources) or (Piece("(nobody named)", "quiet"),)
    content = [Piece(span.text, "sentence") for span in seen.content]
    return (*pieces, Piece(": ", "quiet"), *people, *(piece for one in content for piece in (_ARROW, one)))


def _date(seen: DateSeen) -> tuple[Piece, ...]:
    days = " … ".join(day.isoformat() for day in dict.fromkeys((seen.first, seen.last)) if day)
    if seen.kind != "point":
        days = f"no day: {seen.kind}"
    elif seen.first and seen.last is None:
        days += " …"
    elif not days:
        days = "open: the day of publication isn't known" if seen.origin == "relative" else "open"
    conflict = (Piece(f" ! {seen.conflict}", "denied"),) if seen.conflict else ()
    return (Piece(seen.words.text), Piece(f" {seen.rule}", "quiet"), _ARROW, Piece(days), *conflict)


def _place(seen: PlaceSeen) -> tuple[Piece, ...]:
    place = seen.place
    if place.name is None:
        return (Piece(place.text), _ARROW, Piece("unknown", "quiet"))
    about = " ".join(filter(None, (place.country, place.precision)))
    geonames = f", GeoNames {place.geonames}" if place.geonames else ""
    return (Piece(place.text), _ARROW, Piece(place.name), Piece(f" [{about}{geonames}]"), *_because(seen))


def _actor(person: Participant) -> tuple[Piece, ...]:
    if not (person.entity or person.country or person.sectors):
        named = (_ARROW, person_piece(person)) if person.name and person.name != person.text else ()
        return (Piece(person.text, "actor"), *named, Piece(": unresolved", "quiet"), *_because(person))
    codes = " ".join(filter(None, (person.entity, person.country, *person.sectors)))
    resolved = (Piece(person.text, "actor"), _ARROW, person_piece(person), Piece(f" [{codes}]"))
    return (*resolved, *_because(person))


def _because(seen: Participant | PlaceSeen) -> tuple[Piece, ...]:
    score = f" ({seen.score:.2f})" if seen.score is not None else ""
    return (Piece(f": {seen.reason}{score}", "quiet"),) if seen.reason else ()
