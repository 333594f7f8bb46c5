"""The trigger lexicon: which words name which PLOVER acts, and where their parties stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rawi.reading.lexicon.inflect import imperfect, jussive, noun, participle, perfect
from rawi.reading.lexicon.load import Problems, check_keys, data_files, read_entries
from rawi.records import EventType, Modality
from rawi.text.fold import fold

PERFECT, IMPERFECT, JUSSIVE, PASSIVE_VERB = "perfect", "imperfect", "jussive", "passive_verb"
NOUN, ACTIVE, PASSIVE = "noun", "active", "passive"
KEYS = {
    "id", "type", "modes", "contexts", "verb", "noun", "active", "passive", "with", "without", "actor", "recipient",
    "coactor", "genitive", "by_agent", "modality", "note", "reach", "sentence_without", "stative", "skip",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trigger:
    """One lexicon entry; slots are subject, object, genitive or folded prepositions.

    ``reach``: how many words after the trigger those of ``needs`` (or, where it has none, of ``bars``)
    count, 0 for the usual window.
    ``far_bars``: words that exclude the entry anywhere in the sentence. ``stative``: the plain
    imperfect tells a lasting state («تسيطر عليها المعارضة») and names no act.
    """

    id: str
    type: EventType
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    needs: frozenset[str]
    bars: frozenset[str]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    coactor: tuple[str, ...]
    genitive: str
    modality: Modality | None
    bases: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()
    reach: int = 0
    far_bars: frozenset[str] = frozenset()
    stative: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger and the kind of form that found it."""

    trigger: Trigger
    kind: str


Index = Mapping[str, tuple[Hit, ...]]


@lru_cache(maxsize=1)
def trigger_index() -> Index:
    """Folded form → hits, over all trigger files."""
    problems, found = Problems(), dict[str, dict[tuple[str, str], Hit]]()
    seen: set[str] = set()
    for name in data_files("triggers"):
        for entry in read_entries("triggers", name):
            where = f"triggers/{name}"
            check_keys(entry, KEYS, where, problems)
            if entry.get("id") in seen:
                problems.add(where, f"duplicate id {entry.get('id')}")
            seen.add(str(entry.get("id")))
            try:
                trigger = _trigger(entry, name)
                for form, kind in _forms(entry):
                    found.setdefault(form, {}).setdefault((trigger.id, kind), Hit(trigger, kind))
            except (ValueError, TypeError, IndexError, KeyError) as error:
                problems.add(f"{where} {entry.get('id')}", str(error))
    problems.raise_any()
    return {form: tuple(hits.values()) for form, hits in found.items()}


def trigger_ids() -> frozenset[str]:
    """All ids of the lexicon."""
    return frozenset(hit.trigger.id for hits in trigger_index().values() for hit in hits)


def _words(values: Any) -> frozenset[str]:
    out: set[str] = set()
    for value in values or ():
        form = fold(str(value))
        out.add(form[2:] if form.startswith("ال") and len(form) > 4 else form)
    return frozenset(out)


def _slots(values: Any, default: tuple[str, ...]) -> tuple[str, ...]:
    return default if values is None else tuple(fold(str(v)) for v in values)


def _trigger(entry: Mapping[str, Any], name: str) -> Trigger:
    kind = str(entry.get("type") or name.split(".")[0]).upper()
    status = entry.get("modality")
    return Trigger(
        id=entry["id"],
        type=EventType(kind),
        modes=tuple(entry.get("modes") or ()),
        contexts=tuple(entry.get("contexts") or ()),
        needs=_words(entry.get("with")),
        bars=_words(entry.get("without")),
        actor=_slots(entry.get("actor"), ("subject",)),
        recipient=_slots(entry.get("recipient"), ("object",)),
        coactor=_slots(entry.get("coactor"), ()),
        genitive=str(entry.get("genitive") or "none"),
        modality=Modality(status) if status in set(Modality) else None,
        bases=frozenset(_bases(entry)),
        listed=frozenset(fold(word) for word in entry.get(NOUN) or () if not word.startswith(("إ", "ا"))),
        reach=int(entry.get("reach") or 0),
        far_bars=_words(entry.get("sentence_without")),
        stative=bool(entry.get("stative")),
    )


def _bases(entry: Mapping[str, Any]) -> Iterator[str]:
    """Folded dictionary forms of the entry, which the treebank's lemma of a hit must be among."""
    for verb in entry.get("verb") or ():
        yield fold(verb[0])
    for key in (ACTIVE, PASSIVE):
        yield from (fold(word) for word in entry.get(key) or ())
    for word in entry.get(NOUN) or ():
        form = fold(word)
        yield from (
            form,
            form + "ه",
            form.removesuffix("ه"),
            form.removesuffix("ات"),
            form.removesuffix("ات") + "ه",
        )


def _forms(entry: Mapping[str, Any]) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    for verb in entry.get("verb") or ():
        out += [(f, PERFECT) for f in perfect(verb[0])] + [(f, IMPERFECT) for f in imperfect(verb[1])]
        out += [(f, JUSSIVE) for f in jussive(verb[1])]
        if len(verb) > 2:
            out += [(f, PASSIVE_VERB) for f in perfect(verb[2])]
    out += [(f, NOUN) for word in entry.get("noun") or () for f in noun(word)]
    out += [(f, ACTIVE) for word in entry.get("active") or () for f in participle(word)]
    out += [(f, PASSIVE) for word in entry.get("passive") or () for f in participle(word)]
    skipped = {fold(str(word)) for word in entry.get("skip") or ()}
    return [(form, kind) for form, kind in out if form not in skipped]
