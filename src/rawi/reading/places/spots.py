"""Where in a sentence a place is named: names, gazetteer words under a preposition, buildings, «المدينة»."""

from __future__ import annotations

from dataclasses import dataclass

from rawi.reading.places.countries import country_names
from rawi.reading.places.cues import site_cues
from rawi.reading.places.gazetteer import Gazetteer
from rawi.reading.text.view import View

_SKIPPED = frozenset({"#", '"', "'", "(", "«"})
_NOMINAL = frozenset({"NOUN", "X", "PROPN"})
KNOWN_TOWN = 300_000
DATELINE = 16


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as words: ``first`` to ``last`` with type words, ``name`` where the name itself begins.

    ``what`` is name, building or taken_up («المدينة»); ``preposition`` is the folded word before, if any.
    """

    first: int
    name: int
    last: int
    what: str
    preposition: str


def spots(view: View, sentence: int, gazetteer: Gazetteer) -> list[Spot]:
    """The places of one sentence in text order, without datelines and what stands inside other names."""
    bounds = view.sentences[sentence]
    found: list[Spot] = []
    at = max(bounds.first, dateline_end(view) if sentence < 2 else 0)
    while at < bounds.last:
        spot = _taken_up(view, at) or _named(view, at, gazetteer) or _building(view, at)
        if spot is not None:
            if found and spot.first < found[-1].last:
                found.pop()
            found.append(spot)
        at = spot.last if spot else at + 1
    return found


def dateline_end(view: View) -> int:
    """The first word after «دبي، الإمارات (CNN) –», 0 where the text begins without a dateline."""
    for word in view.words[:DATELINE]:
        if word.upos == "VERB":
            return 0
        if word.text in ("--", "—", "–", "-", "ـ", "—-") and word.i:
            return word.i + 1
    return 0


def _named(view: View, at: int, gazetteer: Gazetteer) -> Spot | None:
    """A name of the language model, or words that only the gazetteer knows."""
    word = view.words[at]
    if word.ent >= 0:
        name = view.names[word.ent]
        if name.label in ("GPE", "LOC"):
            return _spot(view, max(name.first, at), name.last, "name")
        if name.last - name.first > 1 or name.label == "ORG" or not _famous(view, at, gazetteer):
            return None
        return _spot(view, at, at + 1, "name")
    if word.upos not in _NOMINAL or not _may_be_place(view, at):
        return None
    for length in (3, 2, 1):
        words = view.words[at : at + length]
        if len(words) == length and all(w.upos in _NOMINAL | {"ADJ"} and w.ent < 0 for w in words):
            text = view.text(at, at + length)
            if gazetteer.lookup(text) or length == 1 and country_names().named(word.form):
                return _spot(view, at, at + length, "name")
    return None


def _may_be_place(view: View, at: int) -> bool:
    """An unnamed word is looked up only where a place is expected."""
    before = _before(view, at)
    after = view.words[at + 1] if at + 1 < len(view.words) else None
    if before < 0 or after is not None and after.upos == "PRON" and not after.opens:
        return False  # «في زيارته»: what has an owner is no name
    form, cues = view.words[before].form, site_cues()
    return (
        view.words[before].bare in cues.kinds
        or form in cues.at | cues.toward
        and view.words[at].upos in ("X", "PROPN", "NOUN")
    )


def _famous(view: View, at: int, gazetteer: Gazetteer) -> bool:
    """Whether a word that was taken for a person or thing is a country or a big town after a preposition."""
    before = _before(view, at)
    if before < 0 or view.words[before].form not in site_cues().at | site_cues().toward:
        return False
    word = view.words[at]
    return bool(country_names().named(word.form)) or any(
        entry.population >= KNOWN_TOWN for entry in gazetteer.lookup(word.text)
    )


def _before(view: View, at: int) -> int:
    """The word before ``at`` behind marks, -1 at the start of the sentence."""
    first = view.sentence(at).first
    before = at - 1
    while before >= first and view.words[before].text in _SKIPPED:
        before -= 1
    return before if before >= first else -1


def _spot(view: View, name: int, last: int, what: str) -> Spot:
    cues, first = site_cues(), name
    while True:
        before = _before(view, first)
        if before < 0:
            return Spot(first, name, last, what, "")
        word = view.words[before]
        if word.form == "و" and _before(view, before) >= 0 and view.words[_before(view, before)].bare in cues.kinds:
            first = _before(view, before)
        elif word.bare in cues.kinds and word.upos != "VERB":
            first = before
        elif (
            word.form in ("من", "ب") and _before(view, before) >= 0 and view.words[_before(view, before)].bare == "قرب"
        ):
            first = _before(view, before)
        else:
            return Spot(first, name, last, what, word.form)


def _building(view: View, at: int) -> Spot | None:
    """«في قصر الإليزيه», «أمام مقر الصحيفة»."""
    cues, word = site_cues(), view.words[at]
    before = _before(view, at)
    if word.bare not in cues.facilities or word.upos != "NOUN" or before < 0:
        return None
    if view.words[before].form not in cues.at or view.words[before].form == "ب" and word.bare in cues.punishments:
        return None
    last = at + 1
    while last < view.sentence(at).last and last - at < 4 and view.words[last].upos in _NOMINAL | {"ADJ"}:
        if not view.inside(last, at):
            break
        last += 1
    return Spot(at, at, last, "building", view.words[before].form) if last > at + 1 else None


def _alone(view: View, at: int) -> bool:
    """Whether the one word was taken for the name of a place: «الجزيرة»."""
    name = view.names[view.words[at].ent]
    return name.last - name.first == 1 and name.label in ("GPE", "LOC")


def _taken_up(view: View, at: int) -> Spot | None:
    """«المدينة» alone, without a name behind it."""
    word = view.words[at]
    if word.form not in site_cues().taken_up or word.ent >= 0 and not _alone(view, at):
        return None
    after = view.words[at + 1] if at + 1 < len(view.words) else None
    if after is not None and (after.ent >= 0 or after.upos in ("X", "PROPN", "ADJ") or after.text == "#"):
        return None
    return _spot(view, at, at + 1, "taken_up")
