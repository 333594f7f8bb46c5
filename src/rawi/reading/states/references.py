"""Which phrase before it a cue refers to, by agreement, closeness and the sort of the head."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rawi.reading.actors.base import ActorBase
from rawi.reading.states.groups import INSERTS, REACH, RELATIVE, group_end, is_people
from rawi.reading.states.patterns import patterns
from rawi.reading.text.antecedents import antecedent, gender
from rawi.reading.text.clauses import nominal
from rawi.reading.text.view import View, bare_form
from rawi.text.fold import fold

_PLACE_CASES = frozenset({"في", "ب", "من", "قرب", "داخل", "خارج", "شمال", "جنوب", "شرق", "غرب"})
_NO_HEAD = frozenset({"ADJ", "PRON", "PUNCT", "ADP", "CCONJ"})
_PRONOUNS = {"هو": "m", "هي": "f", "هم": "p"}


def group_before(view: View, at: int, kind: str = "", heads: frozenset[str] = frozenset()) -> int:
    """Head of the phrase before ``at`` that a cue refers to, -1 if none fits.

    ``kind`` is the gender with which the cue agrees; ``heads`` the only head words wanted.
    """
    first = max(view.sentence(at).first, at - REACH - 4)
    if at > first and view.words[at - 1].form in _PRONOUNS and view.words[at - 1].opens:
        return antecedent(view, at - 1, _PRONOUNS[view.words[at - 1].form])
    at = _past_relative(view, first, at)
    fallback, crossed = -1, False
    for start in _starts(view, first, at):
        end = min(group_end(view, start), at)
        if crossed and any(view.words[i].upos == "VERB" for i in range(end, at)):
            break
        crossed = True
        if start > first + 1 and view.words[start].bare in INSERTS and view.words[start - 1].form == "ب":
            continue
        head = _head(view, start, end, kind, heads)
        adjunct = start > first and view.words[start - 1].form in _PLACE_CASES
        place = view.words[start].ent >= 0 and view.names[view.words[start].ent].label in ("GPE", "LOC")
        if head >= 0 and not (adjunct and (heads or place)):
            return head
        fallback = head if fallback < 0 and heads else fallback
    return fallback


def _starts(view: View, first: int, at: int) -> list[int]:
    """First words of the flat groups between ``first`` and ``at``, nearest to ``at`` first."""
    found, now = [], first
    while now < at:
        word = view.words[now]
        if word.upos in ("NOUN", "X", "PROPN", "NUM") or word.ent >= 0 or is_people(view, now):
            found.append(now)
            now = max(group_end(view, now), now + 1)
        else:
            now += 1
    return found[::-1]


def _past_relative(view: View, first: int, at: int) -> int:
    """For «التي مقرها في طرابلس والمدعومة»: the place of «التي», whose antecedent is meant."""
    if at - 1 < first or view.words[at - 1].form != "و":
        return at
    for spot in range(at - 2, first, -1):
        if view.words[spot].form in RELATIVE:
            return spot
        if view.words[spot].upos == "VERB" and view.words[spot - 1].form not in RELATIVE:
            break
    return at


def _head(view: View, start: int, end: int, kind: str, heads: frozenset[str]) -> int:
    """The word of a group that a cue means: bodies before titles and verbal nouns, outer before inner."""
    fitting = [at for at in range(start, end) if _fits(view, at, start, kind, heads)]
    bodies = [at for at in fitting if view.words[at].bare in body_words() or view.words[at].ent >= 0]
    outer = fitting[0] if fitting else -1
    titled = outer >= 0 and view.words[outer].bare in patterns().nouns["title"]
    return bodies[0] if bodies and (titled or _verbal(view, outer)) else outer


def _verbal(view: View, at: int) -> bool:
    return not view.words[at].definite and view.words[at].bare not in actor_words()


@lru_cache(maxsize=1)
def body_words() -> frozenset[str]:
    """First words of the known institutions, folded and without article: «مجلس», «قوات»."""
    return _first_words(form for body in ActorBase.load().institutions for form in body.forms)


@lru_cache(maxsize=1)
def actor_words() -> frozenset[str]:
    """First words of the known institutions and roles, folded and without article."""
    return body_words() | _first_words(form for role in ActorBase.load().roles for form in role.forms)


def _first_words(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(bare_form(fold(form).split()[0]) for form in forms if form)


def _fits(view: View, head: int, start: int, kind: str, heads: frozenset[str]) -> bool:
    word = view.words[head]
    opening = head == start and (word.ent >= 0 or is_people(view, head))
    if not nominal(view, head) or (word.upos in _NO_HEAD and not opening):
        return False
    if word.ent >= 0 and view.names[word.ent].first != head:
        return False
    if heads:
        return word.bare in heads
    return agrees(view, head, kind)


def agrees(view: View, head: int, kind: str) -> bool:
    """Whether a cue of gender ``kind`` can refer to ``head``; names of any gender pass."""
    word = view.words[head]
    if not kind or word.upos == "X" or (word.ent >= 0 and view.names[word.ent].label == "GPE"):
        return True
    found = gender(view, head)
    if kind == "f":
        return found in ("f", "p") and not word.bare.endswith(("ون", "ين"))
    return found == kind
