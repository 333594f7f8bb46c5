"""States from cue words between two phrases: «برئاسة», «المدعومة من», «التي مقرها في», «يسيطر على»."""

from __future__ import annotations

from collections.abc import Iterator

from rawi.reading.actors.article import Cast
from rawi.reading.states.finding import Finding, Side, finding
from rawi.reading.states.groups import (
    DIRECTIONS,
    GLUE,
    NEGATORS,
    coordinated,
    group_at,
    group_end,
    is_place,
    person_at,
)
from rawi.reading.states.patterns import Match, patterns, sequence_at, then_at
from rawi.reading.states.references import group_before
from rawi.reading.text.phrases import QUOTES
from rawi.reading.text.view import View


def cue_findings(view: View, cast: Cast) -> Iterator[Finding]:
    """States from the phrases and adjectives of the text, in order."""
    for at in range(len(view.words)):
        match = _match(view, at)
        if match is not None:
            yield from _resolve(view, match)
        yield from _bodies(view, cast, at)
        yield from _seats(view, cast, at)


def _match(view: View, at: int) -> Match | None:
    """The longest phrase or adjective that starts at ``at`` and whose sides fit."""
    last, word = view.sentence(at).last, view.words[at]
    found: list[Match] = []
    for key in {word.form, word.bare, word.form[:1]}:
        for entry, sequence in patterns().phrases.get(key, ()):
            end = sequence_at(view, at, sequence, last)
            found += [Match(entry, at, end, _relative_gender(view, at))] if end > 0 else []
    if word.upos in ("ADJ", "NOUN", "VERB", "X"):
        for entry, gender in patterns().adjectives.get(word.bare, ()):
            end = then_at(view, at + 1, entry, last)
            found += [Match(entry, at, end, gender)] if end > 0 else []
    fitting = [m for m in found if _head_fits(view, m)]
    return max(fitting, key=lambda m: (m.last - m.first, bool(m.entry.heads)), default=None)


def _relative_gender(view: View, at: int) -> str:
    before = view.words[at - 1].form if at else ""
    return {"التي": "f", "الذي": "m", "الذين": "p"}.get(before, "")


def _head_fits(view: View, match: Match) -> bool:
    """Whether the phrase before the cue is of the kind that the entry is about."""
    entry = match.entry
    if not (entry.heads or entry.not_heads):
        return True
    head = group_before(view, match.first, match.gender, entry.heads)
    if head < 0:
        return False
    start = view.words[head].bare
    return start in entry.heads if entry.heads else start not in entry.not_heads


def _resolve(view: View, match: Match) -> Iterator[Finding]:
    entry = match.entry
    subjects, objects = (_sides(view, match, slot) for slot in (entry.subject, entry.object))
    negative = match.first > 0 and view.words[match.first - 1].form in NEGATORS
    for subject in subjects:
        for object_ in objects:
            if subject.head < 0 or subject.head != object_.head:
                yield finding(entry, subject, object_, (match.first, match.last), negative=negative)


def _sides(view: View, match: Match, slot: str) -> list[Side]:
    """The phrases in a slot; a slot that is none of the known ones is the side's own text."""
    if slot == "after":
        head = group_at(view, match.last, view.sentence(match.first).last)
        return [Side(h, group_end(view, h)) for h in coordinated(view, head)] if head >= 0 else []
    if slot == "self":
        first = match.first + (view.words[match.first].upos == "CCONJ")
        end = group_end(view, first)
        named = end < view.sentence(first).last and view.words[end].ent >= 0
        return [Side(first, group_end(view, end) if named else end, literal=True)]
    if slot == "before":
        head = group_before(view, match.first, match.gender, match.entry.heads)
        return [Side(head, min(group_end(view, head), match.first))] if head >= 0 else []
    return [Side(text=slot)]


def _bodies(view: View, cast: Cast, at: int) -> Iterator[Finding]:
    """«قوات حفتر», «حكومة عبد الله الثني»: a body named by the person who leads it."""
    word = view.words[at]
    after = at + 1
    if word.definite or word.upos != "NOUN" or after >= view.sentence(at).last:
        return
    person = person_at(view, cast, after)
    if person is None or person[0] != after:
        return
    for entry in patterns().nouns["body"].get(word.bare, ()):
        yield finding(entry, Side(*person, literal=True), Side(at, person[1], literal=True), (at, person[1]))


def _seats(view: View, cast: Cast, at: int) -> Iterator[Finding]:
    """«مجلس النواب الليبي في طبرق», «سفارة إيران بالجزائر»: a body and the place it sits in."""
    entries = patterns().nouns["seat"].get(view.words[at].bare, ())
    if not entries or view.words[at].upos not in ("NOUN", "X", "PROPN"):
        return
    last, end = view.sentence(at).last, group_end(view, at)
    full = view.words[at].definite or end - at > 1
    if not full or end + 1 >= last or view.words[end].form not in ("في", "ب", "لدي"):
        return
    place = end + 1
    while place < last and view.words[place].text in GLUE | QUOTES:
        place += 1
    if place < last and (is_place(view, cast, place) or view.words[place].bare in DIRECTIONS):
        for entry in entries:
            yield finding(entry, Side(at, end), Side(place, group_end(view, place)), (end, place))
