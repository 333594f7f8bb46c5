"""Titles in a text: where one starts and ends, and the name that follows it."""

from __future__ import annotations

from dataclasses import dataclass

from rawi.reading.actors.article import Cast
from rawi.reading.states.groups import (
    GLUE,
    HONORIFICS,
    REACH,
    RELATIVE,
    expects_genitive,
    is_person,
    is_place,
    person_at,
)
from rawi.reading.states.patterns import Entry, patterns
from rawi.reading.text.phrases import QUOTES
from rawi.reading.text.view import View

_JOINT = frozenset({"امين", "زعيم"})
_INNER = frozenset({"في", "لدي", "الي", "ل", "ب", "باسم"})


@dataclass(frozen=True, slots=True)
class Title:
    """A title at ``first`` up to ``last``, with the name that follows it, if any."""

    first: int
    last: int
    person: tuple[int, int] | None
    comma: bool
    joint: int = -1


def entries_at(view: View, at: int) -> tuple[Entry, ...]:
    """The entries of the title noun at ``at``, none if it is no title."""
    return patterns().nouns["title"].get(view.words[at].bare, ())


def is_title(view: View, cast: Cast, at: int) -> bool:
    """Whether a title starts at ``at``: no form of address, no part of a longer title."""
    word = view.words[at]
    if (
        not entries_at(view, at)
        or word.upos not in ("NOUN", "ADJ", "X", "PROPN")
        or person_at(view, cast, at) is not None
    ):
        return False
    if word.bare in HONORIFICS and _plain_rank(view, cast, at):
        return False
    before = at - 1
    return not (before >= 0 and entries_at(view, before) and expects_genitive(view, before) and not word.definite)


def _plain_rank(view: View, cast: Cast, at: int) -> bool:
    """«المستشار عقيلة صالح», «الأمير محمد»: a form of address and no office."""
    return at + 1 < len(view.words) and person_at(view, cast, at + 1) is not None


def scan(view: View, cast: Cast, first: int) -> Title:
    """The extent of the title at ``first`` and the name after it."""
    last, at, end, joint = view.sentence(first).last, first + 1, first + 1, -1
    while at < min(last, first + REACH):
        person = _name_here(view, cast, at, end - 1)
        if person:
            return Title(first, trim(view, first, end), person, False, joint)
        after = _over_comma(view, cast, at, last)
        if after is not None:
            return Title(first, trim(view, first, end), after, True, joint)
        if view.words[at].bare in HONORIFICS and view.words[at].definite and _rank_before_name(view, cast, at):
            at += 1
            continue
        if view.words[at].form == "و" and at + 1 < last and view.words[at + 1].bare in _JOINT:
            joint = end if joint < 0 else joint
        step = _step(view, cast, at, end - 1, last, first)
        if not step:
            break
        at += step
        end = at
    cut = joint if joint >= 0 else end
    return Title(first, trim(view, first, _without_adjunct(view, first, cut)), None, False)


def _name_here(view: View, cast: Cast, at: int, before: int) -> tuple[int, int] | None:
    """The holder's name at ``at``: a person's name that the word before does not own."""
    person = person_at(view, cast, at)
    word = view.words[at]
    if person is None and word.ent >= 0 and word.upos == "X" and view.names[word.ent].first == at:
        name = view.names[word.ent]
        foreign = name.label == "ORG" and name.last - at > 1 and all(w.upos == "X" for w in view.words[at : name.last])
        person = (name.first, name.last) if foreign else None
    if person is None or person[0] > at:
        return None
    owner = view.words[before]
    owned = owner.upos == "ADP" or (expects_genitive(view, before) and owner.text not in QUOTES)
    return None if owned and owner.bare not in HONORIFICS else person


def _rank_before_name(view: View, cast: Cast, at: int) -> bool:
    for spot in range(at + 1, min(at + 4, view.sentence(at).last)):
        if person_at(view, cast, spot):
            return True
        if view.words[spot].bare not in HONORIFICS and view.words[spot].upos != "ADJ":
            return False
    return False


def _over_comma(view: View, cast: Cast, at: int, last: int) -> tuple[int, int] | None:
    """«الرئيس الروسي، فلاديمير بوتين»: the name right after a comma, perhaps with a rank."""
    if view.words[at].text not in ("،", ","):
        return None
    for spot in range(at + 1, min(at + 4, last)):
        person = person_at(view, cast, spot)
        if person and person[0] == spot:
            return person
        if view.words[spot].bare not in HONORIFICS and view.words[spot].text not in GLUE:
            return None
    return None


def _step(view: View, cast: Cast, at: int, before: int, last: int, first: int) -> int:
    """How many words the title goes on at ``at``, 0 where it ends."""
    word = view.words[at]
    if word.text in GLUE or (word.upos == "PRON" and not word.opens):
        return 1
    if word.text in QUOTES:
        return 1 if any(w.text in QUOTES for w in view.words[first:at]) or view.words[before].upos == "NOUN" else 0
    if word.upos == "CCONJ":
        return _and(view, at, last)
    if word.form in _INNER and word.upos in ("ADP", "NOUN"):
        return 1 if at + 1 < last and view.words[at + 1].upos in ("NOUN", "X", "PROPN") else 0
    if word.upos == "ADJ" or (word.ent >= 0 and not is_person(view, at)):
        return 1
    if word.form in RELATIVE or word.upos not in ("NOUN", "X", "PROPN", "NUM"):
        return 0
    person = person_at(view, cast, at)
    if person:
        return person[1] - at
    opening = before == first and not view.words[first].definite
    linked = (
        opening
        or expects_genitive(view, before)
        or view.words[before].upos in ("ADP", "CCONJ")
        or view.words[before].text in QUOTES | GLUE
    )
    return 1 if linked or is_place(view, cast, at) else 0


def _and(view: View, at: int, last: int) -> int:
    """«الشؤون العامة والحكامة» goes on, «ورئيس الوزراء» is another office."""
    if at + 1 >= last or view.words[at].form != "و":
        return 0
    after = view.words[at + 1]
    if entries_at(view, at + 1) and after.bare not in _JOINT:
        return 0
    return 2 if after.upos in ("NOUN", "ADJ") and (after.definite or after.bare in _JOINT) else 0


def trim(view: View, first: int, end: int) -> int:
    """``end`` without the prepositions, marks and lone quotation mark before it."""
    while end - 1 > first and (
        view.words[end - 1].upos in ("ADP", "CCONJ") or view.words[end - 1].text in GLUE | {"،"}
    ):
        end -= 1
    if sum(w.text in QUOTES for w in view.words[first:end]) % 2 and view.words[end - 1].text in QUOTES:
        end -= 1
    return end


def _without_adjunct(view: View, first: int, end: int) -> int:
    """Cut «وزير الخارجية في باريس» before a preposition that the title does not take."""
    allowed = {"باسم"}.union(*(entry.prepositions for entry in entries_at(view, first)))
    for at in range(first + 1, end):
        word = view.words[at]
        affairs = word.form == "ل" and at + 1 < end and view.words[at + 1].bare in ("شوون", "شيون")
        if word.upos == "ADP" and word.form not in allowed and not affairs:
            return at
    return end
