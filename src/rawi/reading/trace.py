"""What a reading considered and dropped, for those who ask why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rawi.reading.events.draft import Draft
    from rawi.reading.scene import Scene


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a word that the trigger lexicon lists names no event of its own.

    ``reason`` is one of ``REASONS``. ``words`` are those of the text that exclude the entry, or those that
    it looks for; ``rule`` is the topic, name or other entry that speaks against it; a scorer's ``score``
    stayed below ``least``.
    """

    reason: str
    words: tuple[str, ...] = ()
    rule: str = ""
    score: float | None = None
    least: float | None = None


REASONS = {
    "tag": "another part of speech here",
    "lemma": "a form of another word here",
    "stative": "tells a lasting state",
    "with": "none of the words that the entry asks for stands near",
    "without": "excluded by a word near it",
    "sentence_without": "excluded by a word of the sentence",
    "topic": "the sentence is about something else",
    "name": "part of a name",
    "credit": "in or after the credit line",
    "other_entry": "another entry fits better",
    "relevance": "reports no act, says the scorer",
    "merged": "tells of the same act",
}


@dataclass(frozen=True, slots=True)
class Passed:
    """A word that was passed over, the entry that lists it, and the kind of form."""

    word: int
    entry: str
    kind: str
    refusal: Refusal


@dataclass(slots=True)
class Trace:
    """Collects while one Doc is read: give an empty one to ``read_doc``."""

    passed: list[Passed] = field(default_factory=list)
    scene: Scene | None = None
    drafts: list[Draft] = field(default_factory=list)

    def drop(self, draft: Draft, refusal: Refusal) -> None:
        """Note that the draft becomes no event."""
        candidate = draft.candidate
        self.passed.append(Passed(candidate.word, candidate.trigger.id, candidate.kind, refusal))
