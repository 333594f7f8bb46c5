"""Offices and leaders from titles beside names: «وزير الدفاع الروسي سيرجي شويجو», «X، قائد الجيش»."""

from __future__ import annotations

from collections.abc import Iterator

from rawi.reading.actors.article import Cast
from rawi.reading.states.finding import Finding, Side, finding
from rawi.reading.states.groups import GLUE, is_place, person_at
from rawi.reading.states.patterns import Entry
from rawi.reading.states.scan import Title, entries_at, is_title, scan, trim
from rawi.reading.text.phrases import QUOTES
from rawi.reading.text.view import View

_KIN = frozenset({"شقيق", "شقيقه", "نجل", "ابن", "ابنه", "زوجه", "والد", "والده", "شقيقت", "زوجت"})
_MEETINGS = frozenset({
    "التقي", "استقبل", "دعا", "اتهم", "عين", "اقال", "كلف", "هنا", "ابلغ", "اوفد", "زار", "انتقد", "هاجم",
})  # fmt: skip
_RELATIONAL = frozenset({"متحدث", "ناطق", "متحدثه", "ناطقه", "مبعوث", "مستشار", "مساعد", "نايب"})
_HEADS_OF_STATE = frozenset({"president", "prime_minister", "king", "supreme_leader"})
Span = tuple[int, int]


def title_findings(view: View, cast: Cast) -> Iterator[Finding]:
    """States from every title of the text that stands beside a person's name."""
    titles = [scan(view, cast, at) for at in range(len(view.words)) if is_title(view, cast, at)]
    holders = _holders(view, cast, titles)
    known: dict[int, Span] = {}
    for title in titles:
        person = holders.get(title.first) or _named_before(view, cast, title) or _continued(view, title, known)
        if person is not None:
            known[title.last] = person
            yield from _relations(view, cast, title, person)


def _continued(view: View, title: Title, known: dict[int, Span]) -> Span | None:
    """«…، سفير المملكة في مصر ومندوبها لدى الجامعة»: a second office of the same person."""
    own = title.first + 1 < title.last and view.words[title.first + 1].upos == "PRON"
    if title.person or not own or view.words[title.first - 1].form != "و":
        return None
    return known.get(title.first - 1) or known.get(title.first - 2)


def _holders(view: View, cast: Cast, titles: list[Title]) -> dict[int, Span]:
    """Which title each following name holds, by the title's first word."""
    rivals: dict[Span, list[Title]] = {}
    for title in titles:
        if title.person and not (title.comma and title.first and view.words[title.first - 1].form in _KIN):
            rivals.setdefault(title.person, []).append(title)
    found: dict[int, Span] = {}
    for person, own in rivals.items():
        inner = own[-1]
        chosen = [t for t in own if t.joint >= 0] + [inner]
        if len(own) > 1 and own[-2].joint < 0 and not _is_head_of_state(cast, person):
            chosen = [own[-2]] if _relational(view, own[-2], inner) else [inner]
        found.update({title.first: person for title in chosen})
    return found


def _relational(view: View, outer: Title, inner: Title) -> bool:
    return view.words[outer.first].bare in _RELATIONAL and inner.first < outer.last


def _is_head_of_state(cast: Cast, person: Span) -> bool:
    entity = cast.participant(person[0]).entity
    actor = cast.base.actors.get(entity) if entity else None
    return actor is not None and any(office.code in _HEADS_OF_STATE for office in actor.offices)


def _named_before(view: View, cast: Cast, title: Title) -> Span | None:
    """«X، قائد الجيش», «لحسن الداودي وزير الشؤون العامة»: the name to which the title is added."""
    at, first = title.first - 1, view.sentence(title.first).first
    if title.person or at < first:
        return None
    comma = view.words[at].text in ("،", ",")
    at -= comma
    while at > first and view.words[at].text in QUOTES | {")"}:
        at -= 1
    person = person_at(view, cast, at) if at >= first else None
    if person is None or (title.last - title.first == 1 and not comma):
        return None
    of_person = title.last - title.first == 2 and person_at(view, cast, title.last - 1)
    return person if comma or not (of_person or _object_of_meeting(view, person[0], first)) else None


def _object_of_meeting(view: View, at: int, first: int) -> bool:
    """«استقبل السيسي وزير الخارجية»: the title after the name is the other party."""
    for spot in range(at - 1, max(first, at - 6) - 1, -1):
        if view.words[spot].upos == "VERB":
            form = view.words[spot].form
            return bool({form, form[:-1], form[:-1] + "ي", view.words[spot].lemma} & _MEETINGS)
    return False


def _relations(view: View, cast: Cast, title: Title, person: Span) -> Iterator[Finding]:
    """The states that the title gives: the first entry that fits, and those marked ``also``."""
    subject, done = Side(person[0], person[1], literal=True), False
    cue = (title.first, title.first + 1)
    end = title.joint if title.joint >= 0 else title.last
    for entry in entries_at(view, title.first):
        if done and not entry.also:
            continue
        side = _object(view, cast, entry, title.first, trim(view, title.first, end))
        if side is not None:
            done = done or not entry.also
            yield finding(entry, subject, side, cue)


def _object(view: View, cast: Cast, entry: Entry, first: int, last: int) -> Side | None:
    """The title itself (``self``), or the body that it names after genitive or preposition."""
    at = first + 1
    if entry.object == "self":
        ok = not entry.of or (at < last and view.words[at].bare in entry.of)
        return Side(first, last, literal=True) if ok else None
    while at < last and (view.words[at].bare in entry.through or (entry.through and view.words[at].text in GLUE)):
        at += 1
    if entry.through and at == first + 1:
        return None
    governed = at < last and view.words[at].form in entry.prepositions
    at += governed
    while at < last and view.words[at].text in QUOTES | GLUE:
        at += 1
    if at >= last or view.words[at].upos not in ("NOUN", "X", "PROPN") or not (governed or entry.genitive):
        return None
    return None if _excluded(view, cast, entry, at) else Side(at, last)


def _excluded(view: View, cast: Cast, entry: Entry, at: int) -> bool:
    word = view.words[at]
    listed = word.bare in entry.of if entry.of else not {word.bare, word.form} & entry.not_of
    if not listed or person_at(view, cast, at) is not None:
        return True
    return is_place(view, cast, at) and not entry.of and "بلد" in entry.not_of
