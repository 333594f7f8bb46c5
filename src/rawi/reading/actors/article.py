"""Who is who in one article: names seen in full lend themselves to later short mentions."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from rawi.reading.actors.base import ActorBase
from rawi.reading.actors.compose import Parts, compose, nationality
from rawi.reading.actors.context import counterpart, country_counts, home, latter, owner, possessor
from rawi.reading.actors.entries import Actor
from rawi.reading.actors.likeness import as_actor, fuller_of, like
from rawi.reading.actors.people import People
from rawi.reading.actors.scope import core, person_in, tail
from rawi.reading.actors.tables import Term, spelt, term_of
from rawi.reading.actors.words import listed
from rawi.reading.text.phrases import bounds
from rawi.reading.text.view import View
from rawi.records import Participant
from rawi.text.fold import fold

PRONOUNS_PLURAL = frozenset({"هم", "هن", "هما"})


@dataclass(frozen=True, slots=True)
class Answer:
    """Who is meant, how sure that is, and why."""

    actor: Actor | None = None
    score: float = 0.0
    reason: str = ""


class Cast:
    """Resolves the mentions of one article against it and the actor base."""

    def __init__(self, base: ActorBase, view: View, published: date | None) -> None:
        self.base, self.view, self.published = base, view, published
        self.people = People()
        for name in view.names:
            if name.label == "PER":
                self.people.add(_spaced(view.text(name.first, name.last)), name.first, name.last)
        self.countries: Counter[str] = country_counts(base, view)
        self._memo: dict[int, Participant] = {}
        self._busy: set[int] = set()

    def participant(self, head: int) -> Participant:
        """The participant whose phrase has its head at ``head``; its reason says how it was resolved."""
        if head not in self._memo:
            self._busy.add(head)
            self._memo[head] = self._resolve(head)
            self._busy.discard(head)
        return self._memo[head]

    def known(self) -> list[int]:
        """The heads that were asked for so far, in text order."""
        return sorted(self._memo)

    def settled(self, head: int) -> Participant | None:
        """The participant at ``head``, None while it is being resolved itself."""
        return None if head in self._busy else self.participant(head)

    def _resolve(self, head: int) -> Participant:
        first, last = bounds(self.view, head)
        start = core(self.view, first, last)
        end = tail(self.view, start, last)
        parts = compose(self.view, self.base, start, end)
        person = self._person(first, last, parts)
        name = self._full_name(person) if person else None
        answer = self._who(start, last, person, name, parts)
        found = self._record(first, last, person, name, answer, parts)
        if answer.actor is None and not (person and found.country and found.sectors):
            found = self._from_context(found, head, start, end, person, parts)
        return found

    def _record(
        self, first: int, last: int, person: tuple[int, int] | None, name: str | None, answer: Answer, parts: Parts
    ) -> Participant:
        words, actor = self.view.words, answer.actor
        country, sectors = parts.country, parts.sectors
        if actor is not None:
            country, sectors = actor.country or country, actor.sectors or sectors
        return Participant(
            text=self.view.text(first, last), start=words[first].start, end=words[last - 1].end,
            name=actor.name if actor else name, name_en=(actor.name_en or None) if actor else None,
            entity=actor.id if actor else None, wikidata=actor.wikidata if actor else None, country=country,
            sectors=tuple(sectors), role=self._role(first, last, person, parts),
            score=answer.score if actor else (0.7 if country else 0.4), reason=answer.reason or parts.reason or None,
        )  # fmt: skip

    def _who(self, start: int, last: int, person: tuple[int, int] | None, name: str | None, parts: Parts) -> Answer:
        if person and name:
            return self._known_person(person, name, start, parts)
        answer = self._known_body(start, last)
        if answer.actor is None and parts.country and parts.term and parts.term.office:
            return self._holder(start, last, parts)
        return answer

    def _known_person(self, person: tuple[int, int], name: str, start: int, parts: Parts) -> Answer:
        """The person of the base that a name means, by name first and by office where names are shared."""
        short = len(_spaced(self.view.text(*person)).split()) == 1
        found, score, reason = spelt(self.base, name, person=True)
        found = tuple(one for one in found if one.kind == "person" and self._fits(one, start, person[0]))
        if not found:
            return Answer()
        held = [one for one in found if parts.term and parts.term.office and self._held(one, parts.term.office)]
        if short and self.base.is_plain_word(name):
            return Answer(held[0], 0.7, f"{reason}, by office") if len(held) == 1 else Answer()
        if len(found) == 1:
            return Answer(found[0], score, reason)
        one = held[0] if len(held) == 1 else self._nearest(found, parts.country)
        return Answer(one, score - 0.2, f"{reason}, by office or country") if one else Answer()

    def _fits(self, one: Actor, start: int, first: int) -> bool:
        """Whether a title before the name doesn't say that it is a woman's while the person is a man."""
        woman = any(listed("feminine_titles", self.view.words[i].bare) for i in range(start, first))
        return not (woman and one.gender == "m")

    def _held(self, one: Actor, office: str) -> bool:
        return any(o.code == office and (not self.published or o.covers(self.published)) for o in one.offices)

    def _nearest(self, found: tuple[Actor, ...], country: str | None) -> Actor | None:
        own = [one for one in found if one.country == country]
        if country and len(own) == 1:
            return own[0]
        ranked = sorted(found, key=lambda a: -self.countries[a.country])
        return ranked[0] if self.countries[ranked[0].country] > self.countries[ranked[1].country] else None

    def _known_body(self, start: int, last: int) -> Answer:
        """The organisation whose name the phrase begins with, also behind «عناصر» and «مسلحو»."""
        begin, member = start, listed("members", self.view.words[start].bare)
        for _ in range(2):
            for size in range(min(last - begin, 8), 0, -1):
                text = _spaced(self.view.text(begin, begin + size))
                found, score, reason = spelt(self.base, text, person=False)
                one = self._pick(found, text, begin)
                if one is not None and (begin == start or one.kind == "org"):
                    return Answer(one, score, reason)
            if not member or begin + 1 >= last:
                break
            begin += 1
            while begin < last - 1 and self.view.words[begin].form in ("من", '"', "«"):
                begin += 1
        return Answer()

    def _pick(self, found: tuple[Actor, ...], text: str, at: int) -> Actor | None:
        if not found:
            return None
        number = self.view.words[at].ent
        label = self.view.names[number].label if number >= 0 else ""
        if self.base.is_plain_word(text) and label not in ("ORG", "GPE", "NORP") and not self.people.expand(text):
            return None
        one = found[0] if len(found) == 1 else self._nearest(found, None)
        return None if one and one.kind == "person" and self.people.expand(text, at) not in (None, one.name) else one

    def _holder(self, start: int, last: int, parts: Parts) -> Answer:
        """Who held the office named, on the day of publication: «الرئيس الأميركي»."""
        words = [self.view.words[i] for i in range(start, last)]
        if self.published is None or not parts.term or not parts.term.office or not parts.country:
            return Answer()
        if any(listed("former", w.bare) for w in words) or len(words) - parts.size > 2:
            return Answer()
        found = self.base.holder(parts.term.office, parts.country, self.published)
        return Answer(found, 0.75, f"{parts.term.office} of {parts.country} on {self.published}")

    def _from_context(
        self, found: Participant, head: int, start: int, end: int, person: tuple[int, int] | None, parts: Parts
    ) -> Participant:
        """What the article around a mention adds: deixis, appositions, fuller mentions, the country it is about."""
        word = self.view.words[start]
        if person:
            return self._apposed(found, person)
        if listed("deictic_country", word.bare) or listed("deictic_capital", word.bare) and end - start == 1:
            iso = owner(self, head) or (home(self) if word.definite else None)
            return self._country(found, iso, "country of the speaker or the article") if iso else found
        if listed("counterpart", word.bare) and parts.country and (one := counterpart(self, start, parts.country)):
            return as_actor(found, one, 0.65, f"same office in {parts.country}")
        if listed("latter", word.bare) and end - start == 1 and (other := latter(self, start)):
            return like(found, other, 0.55, "named last")
        if parts.term is None and parts.reason == "country" and parts.country and parts.country in self.base.countries:
            adjective = self.view.words[head].upos == "ADJ"
            return replace(found, name=self.base.countries[parts.country].name) if adjective else found
        if found.country is None and (iso := possessor(self, head)):
            return replace(
                found, country=iso, score=0.55, reason=f"{found.reason or 'body'} of whoever the pronoun means"
            )
        if found.country is None and (fuller := self._fuller(start, end)) is not None:
            return fuller_of(found, fuller)
        if found.country is None and self._is_state_body(start, end):
            iso = home(self)
            return (
                replace(found, country=iso, score=0.5, reason=f"{found.reason} of the article's country")
                if iso
                else found
            )
        return found

    def _country(self, found: Participant, iso: str, reason: str) -> Participant:
        name = self.base.countries[iso].name if iso in self.base.countries else None
        return replace(found, name=name, country=iso, sectors=("GOV",), score=0.6, reason=reason)

    def _is_state_body(self, start: int, end: int) -> bool:
        forms = [self.view.words[i].bare for i in range(start, min(end, start + 2))]
        return any(listed("state_bodies", " ".join(forms[:size])) for size in range(len(forms), 0, -1))

    def _fuller(self, start: int, end: int) -> Participant | None:
        """The earlier mention that a bare definite noun repeats: «الوزارة», «المتحدث»."""
        word = self.view.words[start]
        if end - start > 1 or not word.definite or word.ent >= 0 and word.upos != "NOUN":
            return None
        for at in range(start - 1, -1, -1):
            other = self.view.words[at]
            if other.bare == word.bare and other.upos in ("NOUN", "X", "PROPN") and at not in self._busy:
                one = self.participant(at)
                if one.country or one.entity:
                    return one
        return None

    def _apposed(self, found: Participant, person: tuple[int, int]) -> Participant:
        """Country and sectors of an unknown person from what stands around the name, here or where it is full."""
        text = found.name or ""
        for first, last in [person, *self.people.where.get(fold(text), ())]:
            parts = self._around(first, last)
            country, sectors = found.country or parts.country, found.sectors or parts.sectors
            if (country, sectors) != (found.country, found.sectors):
                found = replace(found, country=country, sectors=sectors, score=0.6, reason="by apposition")
            if found.country and found.sectors:
                break
        return found

    def _around(self, first: int, last: int) -> Parts:
        words, sentence = self.view.words, self.view.sentence(first)
        at = last + 1 if last < sentence.last and words[last].text in "،,(" else last
        if at < sentence.last and words[at].upos in ("NOUN", "ADJ"):
            parts = compose(self.view, self.base, at, tail(self.view, at, max(bounds(self.view, at)[1], at + 1)))
            if parts.term is not None:
                return parts
        for begin in range(max(sentence.first, first - 8), first):
            between = words[begin:first]
            whole = all(w.upos in ("NOUN", "ADJ", "X", "PROPN") or w.text in "،," and w.i == first - 1 for w in between)
            if whole and (parts := compose(self.view, self.base, begin, first)).term is not None:
                return parts
        return Parts()

    def _person(self, first: int, last: int, parts: Parts) -> tuple[int, int] | None:
        """The personal name that a phrase stands for: its head, or the name of whoever holds the office before it."""
        found = person_in(self.view, first, last)
        if found is None or found[0] <= first:
            return found
        before = self.view.words[found[0] - 1]
        single = found[0] - first == 1
        joined = any(self.view.words[i].upos == "ADP" for i in range(first, found[0]))
        title = listed("honorifics", self.view.words[first].bare)
        if joined or (single and not before.definite and not title):
            return None
        named = before.definite or before.upos in ("ADJ", "X", "PROPN") or before.ent >= 0 or title
        office = parts.term is not None and parts.term.person
        demonym = nationality(self.view, self.base, self.view.words[first].form) is not None
        return found if named and (office or demonym or title or single) else None

    def _full_name(self, person: tuple[int, int]) -> str:
        text = _spaced(self.view.text(*person))
        return text if len(text.split()) > 1 else self.people.expand(text, person[0]) or text

    def _role(self, first: int, last: int, person: tuple[int, int] | None, parts: Parts) -> str | None:
        if person:
            return self.view.text(first, person[0]) if person[0] > first else None
        size, term = term_of(self.base, [self.view.words[i].bare for i in range(first, last)])
        return self.view.text(first, last) if size and _is_role(term) else None


def _is_role(term: Term | None) -> bool:
    return term is not None and not term.body


def _spaced(text: str) -> str:
    return " ".join(text.replace("_", " ").replace("#", " ").split())
