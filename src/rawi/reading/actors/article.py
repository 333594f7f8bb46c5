"""Who is who in one article: names seen in full lend themselves to later short mentions."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from rawi.reading.actors.base import ActorBase
from rawi.reading.actors.entries import Actor
from rawi.reading.text.phrases import bounds
from rawi.reading.text.view import View
from rawi.records import Participant
from rawi.text.fold import fold

PRONOUNS_PLURAL = frozenset({"هم", "هن", "هما"})


@dataclass(slots=True)
class People:
    """Full names of an article by their folded parts, in the order in which they came."""

    full: dict[str, str] = field(default_factory=dict)
    role: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, role: str = "") -> None:
        """Remember a name of two words or more, and the office before it."""
        parts = name.split()
        if len(parts) < 2:
            return
        for key in {fold(name), fold(parts[-1]), fold(" ".join(parts[1:])), fold(parts[0])}:
            self.full.setdefault(key, name)
        if role:
            self.role.setdefault(fold(name), role)

    def expand(self, name: str) -> str | None:
        """The full name behind a short one, None if the article has none."""
        return self.full.get(fold(name))


class Cast:
    """Resolves the mentions of one article against it and the actor base."""

    def __init__(self, base: ActorBase, view: View, published: date | None) -> None:
        self.base, self.view, self.published = base, view, published
        self.people = People()
        self.countries: Counter[str] = Counter()
        self._roles = _role_forms(base)
        self._bodies = _body_forms(base)
        self._offices = _office_forms(base)
        self._memo: dict[int, Participant] = {}
        self._busy: set[int] = set()
        for name in view.names:
            self._note(name.first, name.last, name.label)
        for word in view.words:
            iso = base.country_by_demonym(word.form) if word.upos == "ADJ" else None
            if iso:
                self.countries[iso] += 1

    def _note(self, first: int, last: int, label: str) -> None:
        text = self.view.text(first, last)
        if label == "PER":
            self.people.add(" ".join(text.split()))
        iso = self.base.country_by_name(text) or self.base.country_by_capital(text)
        if iso and label != "PER":
            self.countries[iso] += 2

    def participant(self, head: int) -> Participant:
        """The participant whose phrase has its head at ``head``."""
        if head not in self._memo:
            self._busy.add(head)
            self._memo[head] = self._resolve(head)
            self._busy.discard(head)
        return self._memo[head]

    def _resolve(self, head: int) -> Participant:
        first, last = bounds(self.view, head)
        words = self.view.words
        person = self._person(first, last)
        name = self._full_name(person) if person else None
        actor, reason = self._known(first, last, name)
        country, sectors, composed = self._composed(first, last)
        if actor is None and not person:
            actor, reason = self._holder(first, last, country)
        if actor is not None:
            country, sectors = actor.country or country, actor.sectors or sectors
        elif not name:
            name = self._country_name(head, last, country)
        return Participant(
            text=self.view.text(first, last), start=words[first].start, end=words[last - 1].end,
            name=actor.name if actor else name, name_en=(actor.name_en or None) if actor else None,
            entity=actor.id if actor else None, wikidata=actor.wikidata if actor else None, country=country,
            sectors=tuple(sectors), role=self._role(first, last, person),
            score=0.9 if actor else (0.7 if country else 0.4), reason=reason or composed or None,
        )  # fmt: skip

    def _holder(self, first: int, last: int, country: str | None) -> tuple[Actor | None, str]:
        """Who held the office named, on the day of publication: «الرئيس الأميركي»."""
        if country is None or self.published is None:
            return None, ""
        forms = [self.view.words[i].bare for i in range(first, last)]
        for size in range(min(len(forms), 3), 0, -1):
            office = self._offices.get(" ".join(forms[:size]))
            if office and last - first - size <= 2:
                found = self.base.holder(office, country, self.published)
                return found, f"{office} of {country} on {self.published}" if found else ""
        return None, ""

    def _country_name(self, head: int, last: int, country: str | None) -> str | None:
        """The country behind «الروسية» alone, «بلاده» and «البلاد»."""
        words = self.view.words
        if words[head].upos == "ADJ" and last == head + 1 and country:
            return self.base.countries[country].name if country in self.base.countries else None
        if words[head].bare not in ("بلاد", "البلاد"):
            return None
        owner = self._owner(head)
        iso = owner or (self.countries.most_common(1)[0][0] if self.countries and words[head].definite else None)
        return self.base.countries[iso].name if iso and iso in self.base.countries else None

    def _owner(self, head: int) -> str | None:
        """The country of whoever «بلاده» belongs to: the nearest speaker or subject before it."""
        words = self.view.words
        if head + 1 >= len(words) or words[head + 1].upos != "PRON":
            return None
        for at in range(head - 1, max(-1, head - 40), -1):
            if words[at].ent >= 0 or words[at].rel.startswith("nsubj"):
                found = self.participant(at) if at not in self._busy else None
                if found and found.country:
                    return found.country
        return None

    def _person(self, first: int, last: int) -> tuple[int, int] | None:
        for at in range(first, last):
            ent = self.view.words[at].ent
            if ent >= 0 and self.view.names[ent].label == "PER":
                name = self.view.names[ent]
                return name.first, name.last
        return None

    def _full_name(self, person: tuple[int, int]) -> str:
        text = " ".join(self.view.text(*person).split())
        if len(text.split()) == 1:
            return self.people.expand(text) or text
        return text

    def _known(self, first: int, last: int, name: str | None) -> tuple[Actor | None, str]:
        for size in range(min(last - first, 8), 0, -1):
            for start in (first, *range(first + 1, last - size + 1)):
                if start != first and size < 2 and self.view.words[start].ent < 0:
                    continue
                text = self.view.text(start, start + size)
                found = self._pick(self.base.lookup(text), text)
                if found is not None and (start == first or found.kind == "person"):
                    return found, f"«{text}» is a name of {found.id}"
        if name:
            found = self._pick(self.base.lookup(name), name)
            if found is not None:
                return found, f"«{name}» is a name of {found.id}"
        return None, ""

    def _pick(self, found: tuple[Actor, ...], text: str) -> Actor | None:
        if not found or (self.base.is_plain_word(text) and not self.people.expand(text)):
            return None
        if len(found) == 1:
            return found[0]
        ranked = sorted(found, key=lambda a: -self.countries[a.country])
        return ranked[0] if self.countries[ranked[0].country] > self.countries[ranked[1].country] else None

    def _composed(self, first: int, last: int) -> tuple[str | None, tuple[str, ...], str]:
        """Country and sectors from the parts: «وزارة الخارجية الروسية» → RUS, GOV."""
        country = self._country(first, last)
        forms = [self.view.words[i].bare for i in range(first, last)]
        for table, kind in ((self._bodies, "institution"), (self._roles, "role")):
            for size in range(min(len(forms), 4), 0, -1):
                found = table.get(" ".join(forms[:size]))
                if found:
                    return country, found, f"{kind} + country" if country else kind
        if country and len(forms) <= 2:
            return country, ("GOV",), "country"
        return country, (), "country" if country else ""

    def _country(self, first: int, last: int) -> str | None:
        words = self.view.words
        for size in (4, 3, 2, 1):
            for start in range(first, last - size + 1):
                text = self.view.text(start, start + size)
                iso = (
                    self.base.country_by_name(text) or self.base.country_by_metonym(text)
                    or self.base.country_by_capital(text)
                )  # fmt: skip
                if iso and not self.base.is_plain_word(text):
                    return iso
                if size <= 2 and words[start].upos in ("ADJ", "NOUN", "X", "PROPN"):
                    iso = self.base.country_by_demonym(text)
                    if iso and (not self.base.is_plain_word(text) or self.countries[iso] > 2):
                        return iso
        return None

    def _role(self, first: int, last: int, person: tuple[int, int] | None) -> str | None:
        if person and person[0] > first:
            return self.view.text(first, person[0])
        forms = " ".join(self.view.words[i].bare for i in range(first, min(first + 1, last)))
        return self.view.text(first, last) if forms in self._roles and not person else None


@lru_cache(maxsize=2)
def _role_forms(base: ActorBase) -> dict[str, tuple[str, ...]]:
    return {_bare(form): role.sectors for role in base.roles for form in role.forms if form}


@lru_cache(maxsize=2)
def _office_forms(base: ActorBase) -> dict[str, str]:
    return {_bare(form): role.office for role in base.roles if role.office for form in (role.term, *role.feminines)}


@lru_cache(maxsize=2)
def _body_forms(base: ActorBase) -> dict[str, tuple[str, ...]]:
    return {_bare(form): body.sectors for body in base.institutions for form in body.forms if form}


def _bare(term: str) -> str:
    return " ".join(w[2:] if w.startswith("ال") and len(w) > 4 else w for w in fold(term).split())
