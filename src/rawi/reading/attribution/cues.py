"""Reporting cues as data: verbs, nouns and phrases that tie content to a source (PARC, Pareti 2015)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rawi.reading.lexicon.inflect import imperfect, noun, participle, perfect
from rawi.reading.lexicon.load import Problems, check_keys, read_entries
from rawi.text.fold import fold

VERB, NOUN, ACTIVE = "verb", "noun", "active"
KINDS = frozenset({"say", "confirm", "deny", "comment_refused", "think", "ask"})
KEYS = {
    "id", "kind", "verb", "noun", "active", "content", "source", "chain", "continues", "event_too", "confirm_objects",
    "with", "without", "negated", "effect", "words", "role", "not_before", "note", "except",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry: where its content and its source stand (clause, object, subject or prepositions)."""

    id: str
    kind: str
    content: tuple[str, ...]
    source: tuple[str, ...]
    continues: bool = False
    needs: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()
    confirm_objects: frozenset[str] = frozenset()
    role: str = ""
    excepted: frozenset[str] = frozenset()


def _bare(values: Any) -> frozenset[str]:
    out = set()
    for value in values or ():
        form = fold(str(value))
        out.add(form[2:] if form.startswith("ال") and len(form) > 4 else form)
    possessed = {form[:-1] + "ت" for form in out if form.endswith("ه") and len(form) > 3}  # «مسؤوليتها»
    return frozenset(out | possessed)


def _cue(entry: Mapping[str, Any]) -> Cue:
    return Cue(
        id=entry["id"], kind=entry["kind"],
        content=tuple(fold(str(c)) for c in entry.get("content") or ("clause",)),
        source=tuple(fold(str(s)) for s in (("subject",) if entry.get("source") is None else entry["source"])),
        continues=str(entry.get("continues")).lower() == "true",
        needs=_bare(entry.get("with")), bars=_bare(entry.get("without")) | _bare(entry.get("not_before")),
        confirm_objects=_bare(entry.get("confirm_objects")), role=str(entry.get("role") or ""),
        excepted=frozenset(fold(str(f)) for f in entry.get("except") or ()),
    )  # fmt: skip


def _checked(name: str) -> list[tuple[Mapping[str, Any], Cue]]:
    problems, out = Problems(), []
    for entry in read_entries("attribution", name):
        check_keys(entry, KEYS, f"attribution/{name}", problems)
        if entry.get("kind") not in KINDS:
            problems.add(f"attribution/{name} {entry.get('id')}", f"unknown kind {entry.get('kind')!r}")
        else:
            out.append((entry, _cue(entry)))
    problems.raise_any()
    return out


@lru_cache(maxsize=1)
def cue_index() -> Mapping[str, tuple[tuple[Cue, str], ...]]:
    """Folded form → cues with the kind of form (verb, noun, active)."""
    found: dict[str, dict[tuple[str, str], tuple[Cue, str]]] = {}
    for entry, cue in _checked("cues.yaml"):
        forms = [(f, VERB) for pair in entry.get("verb") or () for f in (*perfect(pair[0]), *imperfect(pair[1]))]
        forms += [(f, VERB) for pair in entry.get("verb") or () if len(pair) > 2 for f in perfect(pair[2])]
        forms += [(f, NOUN) for word in entry.get("noun") or () for f in noun(word)]
        forms += [(f, ACTIVE) for word in entry.get("active") or () for f in participle(word)]
        for form, kind in forms:
            found.setdefault(form, {}).setdefault((cue.id, kind), (cue, kind))
    # what asks for certain words beside it goes before what takes any: «أعلن مسؤوليته عن» before «أعلن»
    return {form: tuple(sorted(values.values(), key=lambda v: not v[0].needs)) for form, values in found.items()}


@lru_cache(maxsize=1)
def phrase_index() -> Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    """First folded segment → (all segments, cue) of the phrases, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for name in ("phrases.yaml", "cues.yaml"):
        for entry, cue in _checked(name):
            for words in entry.get("words") or ():
                segments = tuple(fold(str(w)) for w in words)
                found.setdefault(segments[0], []).append((segments, cue))
    return {first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in found.items()}
