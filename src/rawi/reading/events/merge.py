"""The same event told twice is one event with several mentions."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from rawi.reading.attribution.chains import key
from rawi.reading.events.draft import Draft
from rawi.reading.lexicon.triggers import NOUN
from rawi.reading.text.view import View
from rawi.records import EventType, Modality

SAME_CLAUSE_WORDS = 14
MAX_BACK = 200  # acts of a type that a mention is compared with: more than an article has
_DEMONSTRATIVES = frozenset({"هذا", "هذه", "ذلك", "تلك"})


def merge(view: View, drafts: list[Draft]) -> list[Draft]:
    """Drafts in text order, later mentions folded into the fuller first one."""
    out: list[Draft] = []
    alike: dict[EventType, deque[Draft]] = {}
    for draft in drafts:
        near = alike.setdefault(draft.candidate.trigger.type, deque(maxlen=MAX_BACK))
        earlier = next((e for e in reversed(near) if _same(view, e, draft)), None)
        if earlier is None:
            out.append(draft)
            near.append(draft)
        else:
            _absorb(earlier, draft)
    return out


def _same(view: View, earlier: Draft, later: Draft) -> bool:
    same_sentence = view.words[earlier.word].sent == view.words[later.word].sent
    if same_sentence and _one_act(view, earlier, later):
        return True
    return later.candidate.kind == NOUN and _refers_back(view, earlier, later)


def _one_act(view: View, earlier: Draft, later: Draft) -> bool:
    """Two words for one act in one sentence: «مقتل عشرة في انفجار», «شن هجوما … الهجوم»."""
    near = later.word - earlier.word <= SAME_CLAUSE_WORDS
    if not near or view.words[later.word].rel == "conj" and later.candidate.verbal:
        return False
    if earlier.candidate.verbal and later.candidate.verbal:
        return False
    assault = later.candidate.trigger.type is EventType.ASSAULT
    if not assault and earlier.candidate.trigger.id != later.candidate.trigger.id:
        return False
    clash = earlier.actors and later.actors and not _shared(earlier, later)
    return not clash and (assault or earlier.modality == later.modality)


def _refers_back(view: View, earlier: Draft, later: Draft) -> bool:
    """«الزيارة», «هذا الهجوم»: a definite noun of the same entry that brings no party of its own."""
    if earlier.candidate.trigger.id != later.candidate.trigger.id:
        return False
    word = view.words[later.word]
    pointed = later.word > 0 and view.words[later.word - 1].form in _DEMONSTRATIVES
    own = [p for p in (*later.actors, *later.recipients) if p.start is not None]
    if own:
        return (
            bool(earlier.actors) and _shared(earlier, later) and later.modality is earlier.modality and not later.date
        )
    return (word.definite or pointed) and (later.modality is Modality.ACTUAL or later.modality is earlier.modality)


def _shared(one: Draft, other: Draft) -> bool:
    return bool({key(p) for p in one.actors} & {key(p) for p in other.actors})


def _absorb(earlier: Draft, later: Draft) -> None:
    """Keep what the later mention adds; its report stays with the mention."""
    earlier.mentions.append(replace(later, mentions=[]))
    earlier.actors = earlier.actors or later.actors
    earlier.recipients = earlier.recipients or later.recipients
    earlier.date = earlier.date or later.date
    earlier.place = earlier.place or later.place
    earlier.denied_by.extend(later.denied_by)
    earlier.confirmed_by.extend(later.confirmed_by)
    earlier.rules.append("merge.same_event")
