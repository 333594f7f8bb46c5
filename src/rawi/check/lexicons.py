"""Lexicons: what their entries may and must hold, and the examples beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import Any

from rawi.check.plover import plover_problems, plover_scheme
from rawi.check.source import Entry, entries_of, files_below, mapping
from rawi.reading.attribution import cues, speakers
from rawi.reading.lexicon import triggers, words
from rawi.reading.states import patterns
from rawi.records import Modality

_LISTS = frozenset({
    "modes", "contexts", "verb", "noun", "active", "passive", "with", "without", "actor", "recipient", "coactor",
    "words", "skip", "except", "sentence_without", "confirm_objects", "not_before", "not_after", "not_with", "strong",
    "nouns", "adjective", "then", "heads", "not_heads", "of", "not_of", "through", "prepositions", "actors",
    "content", "source",
})  # fmt: skip
_QUOTED = ("actors", "recipients", "sources", "events")
_EXAMPLE_KEYS = {"text", "trigger", *_QUOTED, "subject", "object", "polarity", "kind"}
EFFECTS = frozenset({"none", "actual", "planned", "possible", "negative", "stopped"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the entries of one kind of lexicon may and must hold.

    ``forms``: keys of which one must be there; ``values``: the values that a key may have; ``trigger``:
    examples name the word that they are about; ``examples``: there are any (plain lists of words need none).
    """

    path: str
    keys: frozenset[str]
    forms: frozenset[str]
    must: frozenset[str] = frozenset()
    values: Mapping[str, Iterable[str]] = field(default_factory=dict)
    trigger: bool = True
    examples: bool = True


LEXICONS = (
    Lexicon(
        "triggers", frozenset(triggers.KEYS), frozenset({"verb", "noun", "active", "passive"}),
        values={"genitive": ("actor", "recipient", "none"), "modality": [m.value for m in Modality]},
    ),
    *(
        Lexicon(
            path, frozenset(cues.KEYS), frozenset({"verb", "noun", "active", "words"}), frozenset({"kind"}),
            {"kind": cues.KINDS, "effect": EFFECTS, "role": ("channel", "alias", "turn", "unnamed")},
        )
        for path in ("attribution/cues.yaml", "attribution/phrases.yaml")
    ),
    Lexicon(
        "attribution/sources.yaml", frozenset({"id", "kind", "words"}), frozenset({"words"}),
        frozenset({"kind"}), {"kind": speakers.KINDS}, examples=False,
    ),
    Lexicon("attribution/words.yaml", words.KEYS, frozenset({"words"}), examples=False),
    Lexicon(
        "events/light_verbs.yaml",
        frozenset({"id", "verb", "noun", "noun_slot", "subject_is", "tells", "effect"}),
        frozenset({"verb", "noun"}), frozenset({"noun_slot", "subject_is", "effect"}),
        {"subject_is": ("actor", "recipient", "coactor", "place", "none"), "effect": EFFECTS},
    ),
    Lexicon(
        "events/status_cues.yaml",
        frozenset({
            "id", "words", "verb", "effect", "scope", "before", "not_before", "not_after", "not_with", "before_mark",
        }),
        frozenset({"words", "verb"}), frozenset({"effect", "scope"}),
        {
            "effect": EFFECTS | {"asked"}, "scope": ("verb", "noun", "clause", "head", "sentence"),
            "before": ("perfect", "imperfect", "jussive", "subjunctive"),
        },
    ),
    Lexicon(
        "events/topics.yaml", frozenset({"id", "words", "strong", "min_hits", "unless", "spreads"}),
        frozenset({"words", "strong"}), trigger=False,
    ),
    Lexicon(
        "states", patterns.KEYS, frozenset({"words", "adjective", "verb", "nouns"}),
        frozenset({"kind", "shape"}), {"shape": patterns.SHAPES, "tense": ("any",)}, trigger=False,
    ),
)  # fmt: skip


def check_lexicons(folder: Traversable) -> list[str]:
    """Everything that is wrong with the lexicons of a data folder and with their examples."""
    problems: list[str] = []
    scheme = plover_scheme(folder, problems)
    seen: dict[str, str] = {}
    for lexicon in LEXICONS:
        for path, file in files_below(folder.joinpath(lexicon.path), lexicon.path):
            if not path.endswith(".yaml") or path.endswith(".examples.yaml"):
                continue
            entries = entries_of(path, file.read_text("utf-8"), problems)
            for entry in entries:
                problems += _entry_problems(lexicon, entry, seen)
                problems += plover_problems(path, entry, scheme) if lexicon.path == "triggers" else []
            problems += _example_problems(lexicon, folder, path, entries) if lexicon.examples else []
    return problems


def _entry_problems(lexicon: Lexicon, entry: Entry, seen: dict[str, str]) -> Iterator[str]:
    """What is wrong with one entry; ``seen`` remembers where each id stood."""
    label = f"{entry.where}: {entry.id}"
    if not entry.id:
        yield f"{entry.where}: an entry has no id"
    elif entry.id in seen:
        yield f"{label}: the id is taken, see {seen[entry.id]}"
    seen.setdefault(entry.id, entry.where)
    yield from (f"{label}: unknown key {key}" for key in entry.values if key not in lexicon.keys)
    yield from (f"{label}: {key} is missing" for key in sorted(lexicon.must - entry.values.keys()))
    if not lexicon.forms & entry.values.keys():
        yield f"{label}: has none of {', '.join(sorted(lexicon.forms))}"
    for key, value in entry.values.items():
        if key in lexicon.values and value not in lexicon.values[key]:
            yield f"{label}: {key} can't be {value!r}"
        if key in _LISTS and not (isinstance(value, list) and all(value)):
            yield f"{label}: {key} must be a list without empty places"
    verbs = entry.values.get("verb", ())
    yield from (f"{label}: {problem}" for pair in verbs for problem in _verb_problems(pair))


def _verb_problems(pair: Any) -> Iterator[str]:
    if not isinstance(pair, list) or len(pair) not in (2, 3):
        yield f"verb {pair!r} is no pair of perfect and imperfect (and passive perfect)"
    elif not pair[1].startswith("ي"):
        yield f"the imperfect {pair[1]} doesn't begin with ي"


def _example_problems(lexicon: Lexicon, folder: Traversable, path: str, entries: list[Entry]) -> Iterator[str]:
    """What is wrong with the examples beside a lexicon."""
    beside = path.removesuffix(".yaml") + ".examples.yaml"
    file = folder.joinpath(beside)
    if not file.is_file():
        yield f"{beside}:1: is missing"
        return
    problems: list[str] = []
    groups = {group.id: group for group in entries_of(beside, file.read_text("utf-8"), problems)}
    yield from problems
    named = {entry.id: entry for entry in reversed(entries) if entry.id}
    for entry in reversed(named.values()):
        group = groups.pop(entry.id, None)
        if group is None:
            yield f"{entry.where}: {entry.id}: has no examples"
        else:
            yield from (f"{group.where}: {group.id}: {p}" for p in _group_problems(lexicon, entry, group))
    yield from (f"{group.where}: {group.id}: no entry has this id" for group in groups.values())


def _group_problems(lexicon: Lexicon, entry: Entry, group: Entry) -> Iterator[str]:
    """What is wrong with the examples of one entry."""
    for side in ("yes", "no"):
        cases = group.values.get(side) or ()
        if not cases:
            yield f"has no example under {side}"
        for case in cases:
            yield from _case_problems(mapping(case), entry, lexicon.trigger and side == "yes")
    yield from (f"unknown key {key}" for key in group.values if key not in ("yes", "no"))


def _case_problems(case: Mapping[str, Any], entry: Entry, trigger: bool) -> Iterator[str]:
    """What is wrong with an example; its words must stand in its text, or be what the entry itself gives."""
    text = str(case.get("text", ""))
    if not text:
        yield "an example has no text"
    if trigger and not case.get("trigger"):
        yield f"the example «{text}» names no trigger"
    yield from (f"unknown key {key} in the example «{text}»" for key in case if key not in _EXAMPLE_KEYS)
    said = [case[key] for key in ("trigger", "subject", "object") if case.get(key)]
    said += [word for key in _QUOTED for word in case.get(key) or ()]
    given = {entry.values.get("subject"), entry.values.get("object")}
    yield from (f"«{word}» doesn't occur in «{text}»" for word in said if word not in given and not _occurs(word, text))


def _occurs(words: str, text: str) -> bool:
    """Whether the text has the words, clitics cut off or not: «الوزير» in «للوزير»."""
    return "".join(words.split()).removeprefix("ال") in "".join(text.split())
