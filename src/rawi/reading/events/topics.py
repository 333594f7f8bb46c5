"""Sentences that are about sport, weather or shows: their attacks and meetings are none."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rawi.reading.lexicon.inflect import noun
from rawi.reading.lexicon.load import read_entries
from rawi.reading.text.view import View
from rawi.text.fold import fold


@dataclass(frozen=True, slots=True)
class Topic:
    """Words of one subject: ``strong`` ones suffice, of others ``min_hits`` different are needed.

    Any of ``unless`` says that the sentence is about something else after all.
    """

    id: str
    words: frozenset[str]
    strong: tuple[str, ...]
    min_hits: int
    unless: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def topics() -> tuple[Topic, ...]:
    """All topics of topics.yaml."""
    return tuple(
        Topic(
            entry["id"],
            frozenset(f for w in entry.get("words") or () for f in noun(str(w))),
            tuple(fold(str(s)) for s in entry.get("strong") or ()),
            int(entry.get("min_hits") or 2),
            frozenset(f for w in entry.get("unless") or () for f in noun(str(w))),
        )  # fmt: skip
        for entry in read_entries("events", "topics.yaml")
    )


def off_topic(view: View, sentence: int) -> str:
    """The id of the topic that vetoes the sentence, empty if none does."""
    bounds = view.sentences[sentence]
    inside = view.words[bounds.first : bounds.last]
    bare = {w.bare for w in inside}
    text = " ".join(w.form for w in inside)
    for topic in topics():
        if bare & topic.unless:
            continue
        if any(s in text for s in topic.strong) or len(bare & topic.words) >= topic.min_hits:
            return topic.id
    return ""
