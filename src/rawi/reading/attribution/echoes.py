"""What is denied or confirmed once holds for the earlier tellings of the same event."""

from __future__ import annotations

from collections import deque
from functools import lru_cache

from rawi.reading.attribution.chains import key
from rawi.reading.events.draft import Draft
from rawi.reading.text.view import bare_form
from rawi.records import EventType, Participant, Polarity, Source
from rawi.text.fold import fold

_MEMBERS = frozenset({"اعضاء", "عناصر", "قوات", "قاده", "قياده", "مقاتلي"})
CONTRADICTED = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.AID, EventType.MOBILIZE, EventType.CONSULT})

NEWS_CONFIRMED = "cue.say.affirm"
MAX_BACK = 200  # acts of a type that a verdict reaches back over: more than an article has


def echo(drafts: list[Draft]) -> None:
    """Carry verdicts to earlier drafts of the same act, and let reported denials of an act deny the claim."""
    alike: dict[EventType, deque[Draft]] = {}
    for draft in drafts:
        before = alike.setdefault(draft.candidate.trigger.type, deque(maxlen=MAX_BACK))
        if draft.confirmed_by or draft.denied_by or _may_contradict(draft):
            for earlier in before:
                _carry(draft, earlier)
        before.append(draft)


def _carry(draft: Draft, earlier: Draft) -> None:
    """What ``draft`` says of the same act goes to an earlier telling of it."""
    if draft.confirmed_by and _told_alike(draft, earlier) and not _clash(draft, earlier):
        add(earlier.confirmed_by, draft.confirmed_by)
    if draft.denied_by and _same_act(draft, earlier) and not _clash(draft, earlier):
        add(earlier.denied_by, draft.denied_by)
    if _contradicts(draft, earlier):
        add(earlier.denied_by, list(draft.attribution[-1:]))


def add(target: list[Source], people: list[Source]) -> None:
    """Add to ``target`` those of ``people`` that it lacks."""
    target.extend(p for p in people if key(p) not in {key(q) for q in target})


def _same_act(one: Draft, other: Draft) -> bool:
    sides = [(one.actors, other.actors), (one.recipients, other.recipients)]
    known = [(a, b) for a, b in sides if a and b]
    alike = one.candidate.trigger.id == other.candidate.trigger.id
    return len(known) > (0 if alike else 1) and all(_same_side(a, b) for a, b in known)


def _told_alike(one: Draft, other: Draft) -> bool:
    """Whether both tell of the same people and share the entry, those it was done to, or the place."""
    if not _same_side(one.actors, other.actors):
        return False
    news = NEWS_CONFIRMED in one.rules  # «أكدت نبأ زيارته» is about what was told
    same = one.candidate.trigger.id == other.candidate.trigger.id
    if news or same or _same_side(one.recipients, other.recipients):
        return True
    return one.place is not None and other.place is not None and one.place.name == other.place.name


def _clash(one: Draft, other: Draft) -> bool:
    """Whether two acts are told of different days or were done to different people."""
    days = [(d.start, d.end) for d in (one.date, other.date) if d is not None]
    apart = bool(one.recipients and other.recipients) and not _same_side(one.recipients, other.recipients)
    return apart or len(days) == 2 and days[0] != days[1]


def _contradicts(later: Draft, earlier: Draft) -> bool:
    """«لم ينفذوا أي غارات» by one source after another claimed the raid."""
    if not _may_contradict(later) or earlier.polarity is Polarity.NEGATIVE or not earlier.attribution:
        return False
    told = key(later.attribution[-1]) != key(earlier.attribution[-1])
    return told and _same_side(later.actors, earlier.actors)


def _may_contradict(draft: Draft) -> bool:
    negative = draft.polarity is Polarity.NEGATIVE and draft.candidate.trigger.type in CONTRADICTED
    return negative and bool(draft.attribution)


def _same_side(one: tuple[Participant, ...], other: tuple[Participant, ...]) -> bool:
    """Whether a participant of one side is one of the other, in full or by a name that both phrases hold."""
    return any(key(a) == key(b) or _shared_words(a, b) for a in one for b in other)


def _shared_words(one: Participant, other: Participant) -> bool:
    mine, theirs = (_telling_words(p.text) | _telling_words(p.name or "") for p in (one, other))
    common = mine & theirs
    return bool(common) and (common in (mine, theirs) or len(common) >= 2)


@lru_cache(maxsize=4096)
def _telling_words(name: str) -> frozenset[str]:
    """The words of a name that can tell who is meant."""
    return frozenset(bare_form(w) for w in fold(name).split() if len(w) > 3) - _MEMBERS
