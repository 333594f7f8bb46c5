"""The two whom a dual means: «الجانبان», «الرئيسان», «كلا البلدين», «الرئيسين الأميركي والروسي»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rawi.reading.actors.compose import nationality
from rawi.reading.actors.tables import term_of
from rawi.reading.actors.words import listed
from rawi.reading.text.phrases import bounds, conjuncts
from rawi.reading.text.view import View
from rawi.records import Participant

if TYPE_CHECKING:
    from rawi.reading.actors.article import Cast

_BACK = 4
_LABELS = {"both": ("PER", "ORG", "GPE"), "both_people": ("PER",), "both_countries": ("GPE",)}
_HEAD_OF_STATE = "رئيس"


def both(cast: Cast, head: int) -> list[Participant]:
    """The two participants that a dual stands for, told apart from all others; empty if it is no such dual or unclear.

    Their offsets are None: they are named elsewhere.
    """
    kind = _kind(cast.view, head)
    if kind is None:
        return []
    isos = _nations(cast, head)
    if isos:
        return _of_nations(cast, head, kind, isos)
    if not _definite(cast.view, head) or _described(cast.view, head):
        return []
    number = cast.view.words[head].sent
    for back in range(number, max(-1, number - _BACK), -1):
        told = cast.view.sentences[back]
        found = _pair(cast, told.first, min(told.last, head), _LABELS[kind])
        if found:
            return [replace(one, start=None, end=None, reason="one of the two named before") for one in found]
    return []


def _kind(view: View, head: int) -> str | None:
    if listed("both_openers", view.words[head].bare) and head + 1 < view.sentence(head).last:
        head += 1
    return next((kind for kind in _LABELS if listed(kind, view.words[head].bare)), None)


def _definite(view: View, head: int) -> bool:
    word = view.words[head]
    follows = view.words[head + 1] if head + 1 < len(view.words) else None
    whole = word.bare.startswith("كل") and follows is not None
    return bool(word.definite) or whole and (follows.upos == "PRON" or bool(follows.definite))


def _described(view: View, head: int) -> bool:
    """Whether something says which two: «الطرفان المتحاربان», «البلدان العربيان»."""
    last = head + 1 if listed("both_openers", view.words[head].bare) else head
    follows = view.words[last + 1] if last + 1 < view.sentence(head).last else None
    return follows is not None and follows.upos in ("ADJ", "X", "PROPN", "NOUN") and bool(follows.definite)


def _nations(cast: Cast, head: int) -> list[str]:
    """The countries of «الرئيسين الأميركي والروسي»; empty unless there are two."""
    words, found = cast.view.words, list[str]()
    for at in range(head + 1, min(head + 4, cast.view.sentence(head).last)):
        iso = nationality(cast.view, cast.base, words[at].form)
        if iso:
            found.append(iso)
        elif words[at].form != "و":
            break
    return found if len(set(found)) == 2 else []


def _of_nations(cast: Cast, head: int, kind: str, isos: list[str]) -> list[Participant]:
    text = cast.view.text(*bounds(cast.view, head))
    _, term = term_of(cast.base, [_HEAD_OF_STATE])
    ruling = kind == "both_people" and cast.view.words[head].bare.startswith(_HEAD_OF_STATE)
    found = []
    for iso in isos:
        one = Participant(text=text, country=iso, score=0.6, reason="one of two countries")
        held = cast.base.holder(term.office, iso, cast.published) if ruling and term and term.office else None
        if held is not None and cast.published:
            one = replace(
                one, name=held.name, name_en=held.name_en or None, entity=held.id, sectors=tuple(held.sectors)
            )
        elif iso in cast.base.countries and kind != "both_people":
            one = replace(one, name=cast.base.countries[iso].name, sectors=("GOV",))
        found.append(one)
    return found


def _pair(cast: Cast, first: int, last: int, labels: tuple[str, ...]) -> list[Participant]:
    """The only two of the kind named there, else the last two that «و» or «مع» joins; empty if there are none."""
    seen: dict[str, Participant] = {}
    for head, one in _named(cast, first, last, labels):
        seen.setdefault(one.entity or one.name or one.text, one)
        joined = [p for h in conjuncts(cast.view, head) if h != head and (p := cast.settled(h))]
        if len(joined) == 1 and _apart(one, joined[0]):
            return [one, joined[0]]
    return list(seen.values()) if len(seen) == 2 and _apart(*seen.values()) else []


def _named(cast: Cast, first: int, last: int, labels: tuple[str, ...]) -> Iterator[tuple[int, Participant]]:
    for name in cast.view.names:
        if first <= name.first and name.last <= last and name.label in labels:
            head = _top(cast.view, name.first, name.last)
            one = cast.settled(head)
            if one is not None and (one.entity or one.country or name.label == "PER"):
                yield head, one


def _top(view: View, first: int, last: int) -> int:
    """The head of the phrase in which a name stands: the office before a person's name."""
    inner = [i for i in range(first, last) if not first <= view.words[i].head < last]
    top = inner[0] if inner else first
    above = view.words[top].head
    office = 0 <= above < top and view.words[top].rel in ("nmod", "appos") and above >= first - 4
    return above if office and bounds(view, above)[1] >= last and view.words[above].upos == "NOUN" else top


def _apart(one: Participant, other: Participant) -> bool:
    return (one.entity or one.name or one.text) != (other.entity or other.name or other.text)
