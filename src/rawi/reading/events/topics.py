"""Sentences that are about sport, weather or shows: their attacks and meetings are none."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rawi.reading.lexicon.inflect import noun
from rawi.reading.lexicon.load import read_entries
from rawi.reading.text.view import View
from rawi.text.fold import fold

_ARTICLE_HITS, _ARTICLE_SHARE = 2, 1 / 3


@dataclass(frozen=True, slots=True)
class Topic:
    """Words of one subject: ``strong`` ones suffice, of others ``min_hits`` different are needed.

    Any of ``unless`` says that the sentence is about something else after all. A topic that ``spreads`` is what its
    whole article is about where it vetoes many sentences.
    """

    id: str
    words: frozenset[str]
    strong: tuple[str, ...]
    min_hits: int
    unless: frozenset[str] = frozenset()
    spreads: bool = False


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
            bool(entry.get("spreads")),
        )  # fmt: skip
        for entry in read_entries("events", "topics.yaml")
    )


def off_topics(view: View) -> list[str]:
    """For each sentence the id of the topic that vetoes it, empty if none does.

    In an article of which a third or more is vetoed by a topic that spreads, a single word of it suffices.
    """
    sentences = range(len(view.sentences))
    found = [_off_topic(view, number) for number in sentences]
    for topic in (t for t in topics() if t.spreads):
        hits = found.count(topic.id)
        if hits < _ARTICLE_HITS or hits < _ARTICLE_SHARE * len(found):
            continue
        found = [found[number] or (topic.id if _speaks_of(view, number, topic, 1) else "") for number in sentences]
    return found


def _off_topic(view: View, sentence: int) -> str:
    return next((t.id for t in topics() if _speaks_of(view, sentence, t, t.min_hits)), "")


def _speaks_of(view: View, sentence: int, topic: Topic, least: int) -> bool:
    bounds = view.sentences[sentence]
    inside = view.words[bounds.first : bounds.last]
    bare = {w.bare for w in inside}
    if bare & topic.unless:
        return False
    text = " ".join(w.form for w in inside)
    return any(strong in text for strong in topic.strong) or len(bare & topic.words) >= least
