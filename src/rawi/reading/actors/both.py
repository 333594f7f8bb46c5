"""The two whom a dual means: «الجانبان», «الرئيسان», «كلا البلدين», «الرئيسين الأميركي والروسي»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rawi.reading.actors.compose import nationality
from rawi.reading.actors.likeness import as_actor
from rawi.reading.actors.tables import term_of
from rawi.reading.actors.words import listed
from rawi.reading.text.phrases import bounds, conjuncts
from rawi.reading.text.view import View
from rawi.records import Participant
from rawi.text.fold import fold

if TYPE_CHECKING:
    from rawi.reading.actors.article import Cast

_BACK = 4
_LABELS = {"both": ("PER", "ORG", "GPE"), "both_people": ("PER",), "both_countries": ("GPE",)}
_HEAD_OF_STATE = fold("رئيس")


def both(cast: Cast, head: int) -> list[Participant]:
    """The two participants that a dual stands for, told apart from all others; empty if it is no such dual or unclear.

    Their offsets are those of the adjective that names each, None where they are named elsewhere.
    """
    kind = _kind(cast.view, head)
    if kind is None:
        return []
    nations = _nations(cast, head)
    if nations:
        return _of_nations(cast, head, kind, nations)
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
    if word.definite or head + 1 >= len(view.words):
        return bool(word.definite)
    follows = view.words[head + 1]
    return word.bare.startswith("كل") and (follows.upos == "PRON" or bool(follows.definite))


def _described(view: View, head: int) -> bool:
    """Whether something says which two: «الطرفان المتحاربان», «البلدان العربيان»."""
    last = head + 1 if listed("both_openers", view.words[head].bare) else head
    follows = view.words[last + 1] if last + 1 < view.sentence(head).last else None
    return follows is not None and follows.upos in ("ADJ", "X", "PROPN", "NOUN") and bool(follows.definite)


def _nations(cast: Cast, head: int) -> list[tuple[int, str]]:
    """Adjectives and countries of «الرئيسين الأميركي والروسي»; empty unless there are two."""
    words, found = cast.view.words, list[tuple[int, str]]()
    for at in range(head + 1, min(head + 4, cast.view.sentence(head).last)):
        iso = nationality(cast.view, cast.base, words[at].form)
        if iso:
            found.append((at, iso))
        elif words[at].form != "و":
            break
    return found if len({iso for _, iso in found}) == 2 else []


def _of_nations(cast: Cast, head: int, kind: str, nations: list[tuple[int, str]]) -> list[Participant]:
    word, base = cast.view.words[head], cast.base
    _, term = term_of(base, [_HEAD_OF_STATE])
    ruling = kind == "both_people" and word.bare.startswith(_HEAD_OF_STATE) and cast.published is not None
    found = []
    for at, iso in nations:
        own = cast.view.words[at]
        one = Participant(own.text, own.start, own.end, country=iso, score=0.6, reason="one of two countries")
        held = base.holder(term.office, iso, cast.published) if ruling and term and term.office else None
        if held is not None:
            one = as_actor(one, held, 0.7, f"{term.office if term else ''} of {iso} on {cast.published}")
        elif kind != "both_people" and iso in base.countries:
            one = replace(one, name=base.countries[iso].name, sectors=("GOV",))
        found.append(one)
    return found


def _pair(cast: Cast, first: int, last: int, labels: tuple[str, ...]) -> list[Participant]:
    """The only two of the kind named there, else the last two that «و» or «مع» joins; empty if there are none."""
    seen: dict[str, Participant] = {}
    for name_first, head, one in _named(cast, first, last, labels):
        seen.setdefault(one.entity or one.name or one.text, one)
        if cast.view.words[head].rel == "conj" or cast.view.words[max(0, name_first - 1)].form == "و":
            continue
        joined = [p for h in conjuncts(cast.view, head) if h != head and (p := cast.settled(h))]
        if len(joined) == 1 and _apart(one, joined[0]):
            return [one, joined[0]]
    return list(seen.values()) if len(seen) == 2 and _apart(*seen.values()) else []


def _named(cast: Cast, first: int, last: int, labels: tuple[str, ...]) -> Iterator[tuple[int, int, Participant]]:
    for name in cast.view.names:
        goes_on = name.last + 1 < last and cast.view.words[name.last].text == "#"  # «فلاديمير #بوتين»
        if first <= name.first and name.last <= last and name.label in labels and not goes_on:
            head = _top(cast.view, name.first, name.last)
            one = cast.settled(head)
            if one is not None and (one.entity or one.country or name.label == "PER"):
                yield name.first, head, one


def _top(view: View, first: int, last: int) -> int:
    """The head of the phrase in which a name stands: the office before a person's name."""
    inner = [i for i in range(first, last) if not first <= view.words[i].head < last]
    top = inner[0] if inner else first
    above = view.words[top].head
    office = 0 <= above < top and view.words[top].rel in ("nmod", "appos") and above >= first - 4
    return above if office and bounds(view, above)[1] >= last and view.words[above].upos == "NOUN" else top


def _apart(one: Participant, other: Participant) -> bool:
    return (one.entity or one.name or one.text) != (other.entity or other.name or other.text)
