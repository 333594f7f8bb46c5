"""What the base says about words: terms of office and bodies, and names however they are spelt."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from rawi.reading.actors.base import ActorBase, name_key
from rawi.reading.actors.entries import Actor
from rawi.reading.actors.words import bare_term, listed
from rawi.reading.text.view import bare_form
from rawi.text.fold import fold

_ALIKE = str.maketrans({"ج": "غ", "ك": "غ", "ق": "غ", "ث": "ت", "ذ": "د", "ظ": "ض", "پ": "ب", "ڤ": "ف", "ه": ""})
_DOUBLED = re.compile(r"(.)\1+")
_LONG = re.compile("[اوي]")
_MANY = 4
ARAB = frozenset({
    "DZA", "BHR", "COM", "DJI", "EGY", "IRQ", "JOR", "KWT", "LBN", "LBY", "MRT", "MAR", "OMN", "PSE", "QAT", "SAU",
    "SOM", "SDN", "SYR", "TUN", "ARE", "YEM", "ESH", "IRN", "IMG",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """A noun of office or body: its sectors, its office code, whether it is said of one person."""

    sectors: tuple[str, ...]
    office: str | None = None
    person: bool = False
    body: bool = False


@lru_cache(maxsize=2)
def terms(base: ActorBase) -> dict[str, Term]:
    """Roles and bodies by their forms, bare of the article; a body wins over a role of the same form."""
    found: dict[str, Term] = {}
    for role in base.roles:
        single = {bare_term(form) for form in (role.term, *role.feminines)}
        for form in role.forms:
            key = bare_term(form)
            one = role.kind == "person" and key in single
            found.setdefault(key, Term(role.sectors, role.office if key in single else None, one))
    for body in base.institutions:
        for form in body.forms:
            key = bare_term(form)
            if key not in found or not found[key].person:
                found[key] = Term(body.sectors, body=True)
    found.pop("", None)
    return found


def term_of(base: ActorBase, forms: list[str]) -> tuple[int, Term | None]:
    """How many of ``forms`` (bare) the longest term at their beginning has, and that term; 0 and None if none."""
    table = terms(base)
    for size in range(min(len(forms), 4), 0, -1):
        for first in _shapes(forms[0]):
            found = table.get(" ".join((first, *forms[1:size])))
            if found:
                return size, found
    return 0, None


def _shapes(word: str) -> tuple[str, ...]:
    """A word as written, and as the lists have it: «جهاديا» → «جهادي», «مسوولو» → «مسوولون»."""
    shapes = [word]
    if len(word) > 3 and word.endswith("ا"):
        shapes.append(word[:-1])
    if len(word) > 4 and word.endswith(("و", "ي")):
        shapes += [word + "ن", word[:-1] + "ون"]
    if len(word) > 4 and word.endswith(("ان", "ين", "تا", "تي")):
        shapes += [word[:-2], word[:-3] + "ه" if word[-3] == "ت" else word[:-2] + "ه"]
    return tuple(shapes)


@dataclass(frozen=True, slots=True)
class _Spellings:
    glued: dict[str, tuple[Actor, ...]]
    sounds: dict[str, tuple[Actor, ...]]
    beginnings: dict[str, tuple[Actor, ...]]


@lru_cache(maxsize=2)
def _spellings(base: ActorBase) -> _Spellings:
    tables = _Spellings({}, {}, {})
    given = _given(base)
    for one in base.actors.values():
        for name in one.names:
            key = name_key(name)
            parts = key.split()
            if len(parts) > 1:
                _add(tables.glued, "".join(parts), one)
            if one.kind == "person" and one.country not in ARAB:
                _add(tables.sounds, _sound(key), one)
            if one.kind == "person" and len(parts) > 2 and not _anybody(parts, given):
                _add(tables.beginnings, " ".join(parts[:2]), one)
    return tables


def _given(base: ActorBase) -> set[str]:
    """The words with which the names of many persons begin."""
    people = (one for one in base.actors.values() if one.kind == "person")
    begins = Counter(word for one in people for word in {fold(name.split()[0]) for name in one.names})
    return {word for word, number in begins.items() if number >= _MANY}


def _anybody(parts: list[str], given: set[str]) -> bool:
    """Whether the first two words of a name are given names alone: «محمد أحمد», «عبد الستار»."""
    return parts[1] in given or any(listed("given_parts", bare_form(part)) for part in parts[:2])


def _add(table: dict[str, tuple[Actor, ...]], key: str, one: Actor) -> None:
    if one not in table.get(key, ()):
        table[key] = (*table.get(key, ()), one)


def _sound(key: str) -> str:
    """The consonants of a foreign name, letters that vary in writing made one."""
    words = (_DOUBLED.sub(r"\1", _LONG.sub("", word.translate(_ALIKE)[1:])) for word in key.split())
    return " ".join(f"{word[:1].translate(_ALIKE)}{rest}" for word, rest in zip(key.split(), words, strict=True))


def spelt(base: ActorBase, text: str, *, person: bool) -> tuple[tuple[Actor, ...], float, str]:
    """The actors that ``text`` names in any spelling, how sure that is, and why."""
    found = base.lookup(text)
    if found:
        return found, 0.9, f"«{text}» is a name of {found[0].id}"
    key, tables = name_key(text.replace("_", " ")), _spellings(base)
    if key != name_key(text) and (found := base.lookup(key)):
        return found, 0.9, f"«{key}» is a name of {found[0].id}"
    if len(key) > 6 and " " not in key and (found := tables.glued.get(key, ())):
        return found, 0.8, f"«{text}» lacks a blank of {found[0].id}"
    if not person:
        return (), 0.0, ""
    found = tables.beginnings.get(key, ())
    if len(found) == 1:
        return found, 0.75, f"«{text}» begins the name of {found[0].id}"
    sound = _sound(key)
    found = tables.sounds.get(sound, ()) if len(sound.replace(" ", "")) > 2 else ()
    if len(found) == 1 and (" " in key or any(_near(key, name_key(n)) for n in found[0].names)):
        return found, 0.7, f"«{text}» sounds like {found[0].id}"
    return (), 0.0, ""


def _near(one: str, other: str) -> bool:
    """Whether two single words with the same consonants differ by one letter at most."""
    if abs(len(one) - len(other)) > 1:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) <= 1
    longer, shorter = max(one, other, key=len), min(one, other, key=len)
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
