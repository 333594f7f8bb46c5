"""Country and sectors from the parts of a phrase: «سفير روسيا لدى ليبيا» → RUS, GOV."""

from __future__ import annotations

from dataclasses import dataclass

from rawi.reading.actors.base import ActorBase
from rawi.reading.actors.entries import Actor
from rawi.reading.actors.tables import Term, term_of
from rawi.reading.actors.words import listed
from rawi.reading.text.view import View, Word


@dataclass(frozen=True, slots=True)
class Parts:
    """What a phrase's parts say; ``size`` words name the role or body, ``term`` is what the base knows of it."""

    country: str | None = None
    sectors: tuple[str, ...] = ()
    reason: str = ""
    term: Term | None = None
    size: int = 0


def compose(view: View, base: ActorBase, first: int, last: int) -> Parts:
    """The parts of words ``first`` to ``last`` (exclusive), which start where the phrase says who."""
    words = [view.words[i] for i in range(first, last) if view.words[i].text not in '#_"«»']
    forms = [word.bare for word in words]
    if not words:
        return Parts()
    size, term = term_of(base, forms)
    country, inside = _inner(view, base, [word.i for word in words], size)
    sectors, reason = (term.sectors, "body" if term.body else "role") if term else ((), "")
    if term is not None and listed("through", forms[0]):
        deeper = inside.sectors if inside else _behind(base, forms, size)
        sectors = deeper or sectors
        reason = f"{reason} of {inside.id if inside else 'a body'}" if deeper else reason
    if country is None and inside is not None:
        country = inside.country
    if term is None and country and len(words) <= 2 and all(_says_country(view, base, w.i) for w in words):
        return Parts(country, ("CVL",) if _people(base, words) else ("GOV",), "country", None, 0)
    if country:
        reason = f"{reason} + country" if reason else "country"
    return Parts(country, sectors, reason, term, size)


def _people(base: ActorBase, words: list[Word]) -> bool:
    """«الإسرائيليون», «آلاف اللبنانيين»: a plural demonym means people, not their state."""
    found = base.demonym(words[-1].form)
    return found is not None and found.form == "pl" and words[-1].upos in ("NOUN", "ADJ", "X")


def _behind(base: ActorBase, forms: list[str], size: int) -> tuple[str, ...]:
    """The sectors of the first body named after a role: «متحدث باسم وزارة الدفاع»."""
    for at in range(max(size, 1), len(forms)):
        found, term = term_of(base, forms[at:])
        if found and term is not None and term.sectors != ("UNK",) and not listed("through", forms[at]):
            return term.sectors
    return ()


def _inner(view: View, base: ActorBase, at: list[int], size: int) -> tuple[str | None, Actor | None]:
    """The first country said in the phrase, and the first organisation or person named in it after the role."""
    country, inside, place = None, None, 0
    while place < len(at):
        step = 1
        for length in range(min(5, len(at) - place), 0, -1):
            text = view.text(at[place], at[place + length - 1] + 1)
            iso = country_said(view, base, at[place], at[place] + length, text) if country is None else None
            actor = None if inside or place < size else named(view, base, at[place], at[place] + length, text)
            if iso or actor:
                country, inside, step = country or iso, inside or actor, length
                break
        place += step
    if inside is not None and country is None and inside.country not in ("IGO", "NGO", "IMG"):
        country = inside.country
    return country, inside


def named(view: View, base: ActorBase, first: int, last: int, text: str) -> Actor | None:
    """The one actor that these words name, unless they are everyday words too."""
    found = base.lookup(text)
    if len(found) != 1:
        return None
    number = view.words[first].ent
    if found[0].kind == "person" and (
        number < 0 or (view.names[number].first, view.names[number].last) != (first, last)
    ):
        return None  # a word of somebody else's name
    inside = number >= 0
    if base.is_plain_word(text) and not (inside and view.names[view.words[first].ent].label in ("ORG", "PER")):
        return None
    return found[0] if inside or last - first > 1 or view.words[first].upos in ("X", "PROPN") else None


def country_said(view: View, base: ActorBase, first: int, last: int, text: str) -> str | None:
    """The country that these words name, by name, capital, metonym or demonym."""
    word = view.words[first]
    place = word.ent >= 0 and view.names[word.ent].label in ("GPE", "LOC", "ORG", "FAC")
    plain = base.is_plain_word(text)
    iso = base.country_by_name(text) or base.country_by_metonym(text) or base.country_by_capital(text)
    if iso and (not plain or place):
        return iso
    if last - first <= 2 and (word.upos in ("ADJ", "NOUN", "X", "PROPN") and (not plain or word.upos == "ADJ")):
        iso = nationality(view, base, text)
        single = last - first == 1 and word.upos == "NOUN" and not word.definite and len(word.form) < 5
        return None if single or (plain and not iso) else iso
    return None


def nationality(view: View, base: ActorBase, text: str) -> str | None:
    """The iso3 behind an adjective; for an everyday word («المالية») only if the text names the country too."""
    iso = base.country_by_demonym(text)
    if iso is None or not base.is_plain_word(text):
        return iso
    said = (base.country_by_name(view.text(name.first, name.last)) for name in view.names if name.label != "PER")
    return iso if iso in said else None


def _says_country(view: View, base: ActorBase, at: int) -> bool:
    word = view.words[at]
    return word.ent >= 0 or bool(nationality(view, base, word.form) or base.country_by_name(word.text))
