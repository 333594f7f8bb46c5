"""Acts named inside other acts: whoever is accused of shelling shelled, whoever is asked to help helps."""

from __future__ import annotations

from dataclasses import replace

from rawi.reading.actors.article import Cast
from rawi.reading.events.draft import Draft
from rawi.reading.lexicon.triggers import NOUN
from rawi.reading.text.clauses import own_subject
from rawi.reading.text.view import View
from rawi.records import EventType, Participant

ADDRESSEE_ACTS = frozenset({EventType.REQUEST, EventType.ACCUSE})
REASONS = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.REJECT})
MAX_STEPS, MAX_REASON = 6, 22
# acts that come from the speaker's own will: their nouns under a verb of saying have its subject as actor
OWN_ACTS = frozenset({
    EventType.SUPPORT, EventType.AGREE, EventType.REJECT, EventType.AID, EventType.COOPERATE, EventType.RETREAT,
    EventType.CONCEDE, EventType.MOBILIZE,
})  # fmt: skip


def control(view: View, cast: Cast, drafts: list[Draft]) -> None:
    """Give nouns without an actor the party that the act above them makes plain."""
    by_word = {draft.word: draft for draft in drafts}
    for draft in drafts:
        if draft.actors or "subject" not in draft.candidate.trigger.actor or draft.candidate.kind != NOUN:
            continue
        parent = _above(view, draft, by_word)
        if parent is not None:
            invited = (
                parent.candidate.trigger.type is EventType.AGREE and draft.candidate.trigger.type is EventType.CONSULT
            )
            asked = parent.candidate.trigger.type in ADDRESSEE_ACTS or (invited and parent.recipients)
            found = parent.recipients if asked else parent.actors
            _give(draft, found)
        elif draft.candidate.trigger.type in OWN_ACTS:
            _give(draft, _subject_above(view, cast, draft))


def oppose(view: View, drafts: list[Draft]) -> None:
    """Give protests against nobody in particular those whom their own demand or complaint is for.

    «تظاهر الآلاف تنديدا بالهجوم التركي», «تجمع المئات مطالبين الحكومة بالتدخل».
    """
    for draft in drafts:
        if draft.candidate.trigger.type is not EventType.PROTEST or draft.recipients:
            continue
        last = view.sentence(draft.word).last
        for other in drafts:
            near = draft.word < other.word < min(last, draft.word + MAX_REASON)
            if near and other.candidate.trigger.type in REASONS and _one_voice(view, draft, other):
                taken = {p.text for p in draft.actors}
                draft.recipients = tuple(p for p in other.recipients if p.text not in taken)
                if draft.recipients:
                    draft.rules.append("role.protest_reason")
                    break


def _one_voice(view: View, protest: Draft, other: Draft) -> bool:
    """Whether the demand is the protesters' own: a participle, a verbal noun of purpose, or theirs by name."""
    shared = {p.text for p in protest.actors} & {p.text for p in other.actors}
    word = view.words[other.word]
    purpose = other.candidate.kind == NOUN and not word.definite and word.form.endswith("ا")
    return bool(shared) or purpose or (not other.actors and view.case(other.word) == "ل")


def _give(draft: Draft, found: tuple[Participant, ...]) -> None:
    taken = {p.text for p in draft.recipients}
    fresh = tuple(p for p in found if p.text not in taken)
    if fresh:
        draft.actors = tuple(replace(p, reason="the act above makes it plain") for p in fresh)
        draft.rules.append("role.control")


def _above(view: View, draft: Draft, by_word: dict[int, Draft]) -> Draft | None:
    at = view.words[draft.word].head
    for _ in range(MAX_STEPS):
        if at < 0:
            return None
        parent = by_word.get(at)
        if parent is not None and parent is not draft:
            return parent
        at = view.words[at].head
    return None


def _subject_above(view: View, cast: Cast, draft: Draft) -> tuple[Participant, ...]:
    at = view.words[draft.word].head
    for _ in range(3):
        if at < 0:
            return ()
        if view.words[at].upos == "VERB":
            found = own_subject(view, at)
            return (cast.participant(found),) if found >= 0 and _is_someone(cast, found) else ()
        at = view.words[at].head
    return ()


def _is_someone(cast: Cast, head: int) -> bool:
    person = cast.participant(head)
    return bool(person.entity or person.country or person.sectors or person.name)
