"""All states of one text, as records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from hashlib import sha256
from itertools import chain

from rawi.reading.actors.article import Cast
from rawi.reading.states.cues import cue_findings
from rawi.reading.states.finding import Finding, Side
from rawi.reading.states.groups import is_seat
from rawi.reading.states.references import actor_words
from rawi.reading.states.titles import title_findings
from rawi.reading.states.verbs import verb_findings
from rawi.reading.text.view import View, bare_form
from rawi.records import Participant, Polarity, Source, State, StateKind
from rawi.text.fold import fold

Attribution = Callable[[int], tuple[Source, ...]]
_Known = tuple[str | None, frozenset[str]]  # entity and words of a side


def find_states(view: View, cast: Cast, attribution: Attribution, article_id: str, version: str) -> list[State]:
    """The states that the text asserts, in text order, each once.

    ``attribution`` gives the sources of the report that holds a word.
    """
    found = chain(title_findings(view, cast), cue_findings(view, cast), verb_findings(view, cast))
    states = [_state(view, cast, one, attribution, article_id, version) for one in found if _admitted(view, cast, one)]
    return sorted(_once(view, states), key=lambda s: (s.evidence.start, s.evidence.end, s.kind, s.id))


def _state(view: View, cast: Cast, one: Finding, attribution: Attribution, article_id: str, version: str) -> State:
    subject, object_ = _participant(view, cast, one.subject), _participant(view, cast, one.object)
    flipped = one.negative and one.entry.negated is not None
    kind = one.entry.negated if flipped and one.entry.negated else one.entry.kind
    return State(
        id=_id(article_id, kind, subject, object_), article=article_id, kind=kind,
        subject=subject, object=object_,
        evidence=view.span(one.first, one.last), attribution=attribution(one.cue),
        polarity=Polarity.NEGATIVE if one.negative and not flipped else Polarity.POSITIVE,
        version=version, rules=(one.entry.id,), confidence=one.entry.confidence,
    )  # fmt: skip


def _admitted(view: View, cast: Cast, one: Finding) -> bool:
    """Whether the sides are what the entry is about: actors where it wants them, seats in places."""
    sides, entry = {"subject": one.subject, "object": one.object}, one.entry
    if not all(_is_actor(view, sides[name]) for name in entry.actors if not sides[name].text):
        return False
    target = one.object
    if entry.shape != "title" and target.head >= 0:
        word = view.words[target.head]
        listed = word.bare in entry.of or word.ent >= 0 or not entry.of
        if not listed or {word.bare, word.form} & entry.not_of:
            return False
    if entry.kind != StateKind.BASED_IN or entry.shape == "seat":
        return True
    return any(is_seat(view, cast, i) for i in range(target.head, target.last))


def _is_actor(view: View, side: Side) -> bool:
    spots = range(side.head, min(side.head + 2, side.last))
    return any(view.words[i].ent >= 0 or view.words[i].bare in actor_words() for i in spots)


def _id(article: str, kind: StateKind, subject: Participant, object_: Participant) -> str:
    parts = (article, kind.value, subject.start, subject.end, object_.start, object_.end)
    return sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]


def _participant(view: View, cast: Cast, side: Side) -> Participant:
    """The record of a side; a title keeps country and sectors but is nobody's name."""
    if side.text:
        return Participant(text=side.text, name=side.text, score=0.5, reason="implied by the words of the state")
    who = cast.participant(side.head)
    span = view.span(side.head, side.last)
    if not side.literal:
        same = who.start is None or (who.start, who.end) == (span.start, span.end)
        return who if same else replace(who, text=span.text, start=span.start, end=span.end)
    named = view.words[side.head].ent >= 0 and view.names[view.words[side.head].ent].label == "PER"
    if named:
        full = " ".join(span.text.replace("_", " ").split())
        name = who.name if who.entity else (cast.people.expand(full) or full)
        return replace(who, text=span.text, start=span.start, end=span.end, name=name)
    return replace(
        who, text=span.text, start=span.start, end=span.end,
        name=None, name_en=None, entity=None, wikidata=None,
        role=span.text, score=0.5, reason="title",
    )  # fmt: skip


def _once(view: View, states: Iterable[State]) -> list[State]:
    """Each relation once: the fuller wording of an office, the first of others."""
    kept: list[State] = []
    alike: dict[tuple[StateKind, Polarity], list[tuple[int, _Known, _Known]]] = {}
    for state in states:
        subject, object_ = ((who.entity, _words(view, who)) for who in (state.subject, state.object))
        others = alike.setdefault((state.kind, state.polarity), [])
        twins = (n for n, (_, one, two) in enumerate(others) if _alike(subject, one) and _alike(object_, two))
        twin = next(twins, -1)
        if twin < 0:
            others.append((len(kept), subject, object_))
            kept.append(state)
        elif state.kind == StateKind.HOLDS_OFFICE and len(state.object.text) > len(kept[others[twin][0]].object.text):
            kept[others[twin][0]] = state
            others[twin] = (others[twin][0], subject, object_)
    return kept


def _alike(one: _Known, other: _Known) -> bool:
    if one[0] and other[0]:
        return one[0] == other[0]
    return one[1] <= other[1] or other[1] <= one[1]


def _words(view: View, who: Participant) -> frozenset[str]:
    """The words of a name or of a mention as they are compared: bare, no marks."""
    if who.name or who.start is None or who.end is None:
        return frozenset(bare_form(w) for w in fold(who.name or who.text).replace("_", " ").split())
    return frozenset(w.bare for w in view.words_within(who.start, who.end) if w.upos != "PUNCT")
