"""What an article is about, and whom its deictic words mean."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rawi.reading.actors.base import ActorBase
from rawi.reading.actors.compose import nationality
from rawi.reading.actors.entries import Actor
from rawi.reading.actors.tables import term_of
from rawi.reading.text.antecedents import PRONOUN_KIND, antecedent
from rawi.reading.text.view import View
from rawi.records import Participant

if TYPE_CHECKING:
    from rawi.reading.actors.article import Cast

REACH = 40
SHARE = 0.5


def country_counts(base: ActorBase, view: View) -> Counter[str]:
    """How often the article speaks of each country; names weigh more than adjectives."""
    found: Counter[str] = Counter()
    for name in view.names:
        text = view.text(name.first, name.last)
        iso = base.country_by_name(text) or base.country_by_capital(text)
        if iso and name.label != "PER":
            found[iso] += 2
    for word in view.words:
        iso = nationality(view, base, word.form) if word.upos == "ADJ" else None
        if iso:
            found[iso] += 1
    return found


def home(cast: Cast) -> str | None:
    """The country that the article is about, None if no country has half of all mentions."""
    if not cast.countries:
        return None
    iso, count = cast.countries.most_common(1)[0]
    return iso if count >= 3 and count >= SHARE * sum(cast.countries.values()) else None


def owner(cast: Cast, head: int) -> str | None:
    """The country of whoever «بلاده» belongs to: the nearest speaker or subject before it."""
    words = cast.view.words
    if head + 1 >= len(words) or words[head + 1].upos != "PRON":
        return None
    for at in range(head - 1, max(-1, head - REACH), -1):
        if words[at].ent >= 0 or words[at].rel.startswith("nsubj"):
            found = cast.settled(at)
            if found and found.country and (found.role or found.name or found.entity):
                return found.country
    return None


def possessor(cast: Cast, head: int) -> str | None:
    """The country of whom a body or person belongs to by suffix: «طائراته», «قواتها»; by agreement and nearness."""
    words = cast.view.words
    if head + 1 >= len(words) or words[head + 1].upos != "PRON" or words[head + 1].opens or not _theirs(cast, head):
        return None
    kind = PRONOUN_KIND.get(words[head + 1].form)
    meant = antecedent(cast.view, head, kind) if kind else -1
    found = cast.settled(meant) if meant >= 0 else None
    return found.country if found else None


def _theirs(cast: Cast, head: int) -> bool:
    """Whether the noun is one of a state or an army, not of a person: «قواته», but not «بيته»."""
    _, term = term_of(cast.base, [cast.view.words[head].bare])
    return term is not None and bool(term.sectors)


def counterpart(cast: Cast, at: int, country: str) -> Actor | None:
    """Who holds in ``country`` the office of the person named before «نظيره»."""
    words = cast.view.words
    for place in range(at - 1, max(-1, at - REACH), -1):
        if not (words[place].ent >= 0 or words[place].rel.startswith("nsubj")):
            continue
        found = cast.settled(place)
        actor = cast.base.actors.get(found.entity) if found and found.entity else None
        for office in actor.offices if actor else ():
            if actor and office.country != country and cast.published and office.covers(cast.published):
                one = cast.base.holder(office.code, country, cast.published)
                if one is not None:
                    return one
    return None


def latter(cast: Cast, at: int) -> Participant | None:
    """The person or country named last before «الأخير»."""
    view = cast.view
    for name in reversed(view.names):
        if name.last <= at and name.label in ("PER", "ORG", "GPE"):
            found = cast.settled(name.first)
            if found and (found.entity or name.label == "PER"):
                return found
    return None
