"""Write docs/events.md from the data: every event type, mode, trigger, reporting cue and status, with an example.

    python tools/events_page.py [--check]

With --check nothing is written; the exit status is 1 when the page isn't what the data give.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from rawi.check.source import LOADER
from rawi.records import Modality, Polarity

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "src" / "rawi" / "data"
PAGE = ROOT / "docs" / "events.md"
MOST_WORDS = 8
KINDS = {
    "say": "reports what somebody says",
    "think": "reports what somebody thinks, expects or fears",
    "ask": "reports a question",
    "confirm": "confirms an event",
    "deny": "denies an event",
    "comment_refused": "tells that somebody does not comment",
}
EFFECTS = {
    "none": "leaves the status as it is",
    "actual": "the act, or its attempt, happened: `actual`",
    "planned": "the act is announced, promised or scheduled: `planned`",
    "possible": "the act is feared, demanded, conditional or only thought of: `possible`",
    "asked": "the act is asked about: `asked`",
    "negative": "the act did not happen: polarity `negative`",
    "stopped": "the act had begun and ended: `actual`",
}
STATUSES = {"modality": list(Modality), "polarity": list(Polarity)}
HEAD = """\
# Events, sources and status: what the lexicons know

Made from `src/rawi/data` by `make docs`; change the data, not this page. The examples are those that the tests read.
How the records look is told in [reading.md](reading.md), the keys of the data files in [lexicons.md](lexicons.md).

- [Event types](#event-types): {types} types, {modes} modes, {triggers} triggers
- [Light verbs](#light-verbs): {light} verbs that carry the noun of an act or govern it
- [Reporting words](#reporting-words): {cues} verbs, nouns and phrases that tie words to a source, confirm or deny
- [Status](#status): {status} words that change whether an act happened

**Roles**: before → stands who acts, behind it who is acted upon; “with” joins more who act. *subject*, *object* and
*possessor* are places in the clause, Arabic words the prepositions before a party. **Words**: verbs in the perfect,
nouns, participles; behind + words of which one must stand near.
"""

Entry = Mapping[str, Any]


def page() -> str:
    """The whole page."""
    scheme = _read("plover.yaml")
    triggers = {path.stem.upper(): _lexicon(f"triggers/{path.name}") for path in _lexicons("triggers")}
    light, status = _lexicon("events/light_verbs.yaml"), _lexicon("events/status_cues.yaml")
    cues = [*_lexicon("attribution/cues.yaml"), *_lexicon("attribution/phrases.yaml")]
    counts = {
        "types": len(scheme["types"]), "modes": sum(len(kind.get("modes", ())) for kind in scheme["types"]),
        "triggers": sum(map(len, triggers.values())), "light": len(light), "cues": len(cues), "status": len(status),
    }  # fmt: skip
    found = [entry for entries in triggers.values() for entry in entries]
    lines = [HEAD.format(**counts), "## Event types", ""]
    for kind in scheme["types"]:
        lines += _type(kind, [entry for entry in found if _type_of(entry) == kind["id"]])
    lines += [
        "## Light verbs",
        "",
        "«شن هجوما»: the noun names the act, the verb tells who acts, and what becomes of the act.",
        "",
    ]
    lines += _by_effect(light)
    lines += ["## Reporting words", ""]
    for kind, means in KINDS.items():
        lines += [f"### `{kind}`", "", f"{means[0].upper()}{means[1:]}.", ""]
        rows = [(_code(one), _words(one), _example(one)) for one in cues if one["kind"] == kind]
        lines += _table(("cue", "words", "example"), rows)
    lines += ["## Status", "", "Tense and trigger give an act its status; the words below change it.", ""]
    lines += _statuses(triggers["ASSAULT"][0], status)
    lines += _by_effect(status)
    return "\n".join(lines).rstrip() + "\n"


def _type(kind: Entry, entries: list[Entry]) -> Iterator[str]:
    """The section of one event type: its modes, then its triggers."""
    yield from (f"### {kind['id']}: {kind['label_ar']}", "", f"Who {kind['means']} ({kind['quad']}).", "")
    modes = [
        (f"`{m['id']}`", m["label_ar"], m["means"], _example(next(_of_mode(entries, m["id"]), {})))
        for m in kind.get("modes", ())
    ]
    if modes:
        yield from _table(("mode", "in Arabic", "means", "example"), modes)
    order = {mode["id"]: number for number, mode in enumerate(kind.get("modes", ()))}
    ranked = sorted(entries, key=lambda one: [order[mode] for mode in one.get("modes", ())])
    rows = [(_modes(one), _code(one), _words(one), _roles(one), _example(one)) for one in ranked]
    yield from _table(("modes", "trigger", "words", "roles", "example"), rows)


def _of_mode(entries: Iterable[Entry], mode: str) -> Iterator[Entry]:
    """The entries of a mode, those that have no other mode first."""
    yield from sorted((one for one in entries if mode in one.get("modes", ())), key=lambda one: len(one["modes"]))


def _statuses(usual: Entry, cues: list[Entry]) -> Iterator[str]:
    """Every modality and polarity with an example; ``usual`` is an entry that no cue changes."""
    told = {cue["effect"]: _example(cue) for cue in reversed(cues)}
    told |= {"actual": _example(usual), "positive": _example(usual)}
    rows = [(field, f"`{value}`", told[value]) for field, values in STATUSES.items() for value in values]
    yield from _table(("field", "status", "example"), rows)


def _by_effect(entries: list[Entry]) -> Iterator[str]:
    for effect, means in EFFECTS.items():
        rows = [(_code(one), _words(one), _example(one)) for one in entries if one["effect"] == effect]
        if rows:
            yield from (f"**{effect}** – {means}", "")
            yield from _table(("entry", "words", "example"), rows)


def _type_of(entry: Entry) -> str:
    return str(entry.get("type") or entry["id"].split(".")[0]).upper()


def _code(entry: Entry) -> str:
    return f"`{entry['id']}`"


def _modes(entry: Entry) -> str:
    return ", ".join(f"`{mode}`" for mode in entry.get("modes", ())) or "–"


def _words(entry: Entry) -> str:
    """Verbs in the perfect, nouns, participles and phrases of an entry."""
    found = [pair[0] for pair in entry.get("verb", ())]
    found += [word for key in ("noun", "active", "passive") for word in entry.get(key, ())]
    found += [" ".join(words) for words in entry.get("words", ())]
    found = list(dict.fromkeys(found))
    shown = " · ".join(found[:MOST_WORDS]) + (" · …" if len(found) > MOST_WORDS else "")
    near = entry.get("with", ())
    return shown + (f" + {' / '.join(near[:3])}{' …' if len(near) > 3 else ''}" if near else "")


def _roles(entry: Entry) -> str:
    sides = {"actor": list(entry.get("actor", ("subject",))), "recipient": list(entry.get("recipient", ("object",)))}
    if entry.get("genitive") in sides and entry.get("noun"):
        sides[entry["genitive"]].append("possessor")
    acts, suffers = (", ".join(sides[side]) or "–" for side in ("actor", "recipient"))
    joined = f"; with {', '.join(entry['coactor'])}" if entry.get("coactor") else ""
    return f"{acts} → {suffers}{joined}"


def _example(entry: Entry) -> str:
    """The first sentence that must give the entry, its trigger in bold."""
    if not entry:
        return "no entry has it yet"
    case = entry["examples"][0]
    text, trigger = str(case["text"]), str(case.get("trigger", ""))
    return text.replace(trigger, f"**{trigger}**", 1) if trigger else text


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for row in (heads, ("---",) * len(heads), *rows):
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"
    yield ""


def _lexicons(folder: str) -> list[Path]:
    return [path for path in sorted((DATA / folder).glob("*.yaml")) if ".examples" not in path.name]


def _lexicon(path: str) -> list[Entry]:
    """The entries of a lexicon, each with its positive examples."""
    examples = _read(path.replace(".yaml", ".examples.yaml"))
    return [{**entry, "examples": examples[entry["id"]]["yes"]} for entry in _read(path)]


def _read(path: str) -> Any:
    # every scalar stays the word that it is: «yes» and «no» are keys of the examples
    return yaml.load((DATA / path).read_text("utf-8"), LOADER)


def main(argv: list[str] | None = None) -> int:
    """Run the command; its exit status comes back."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, tell whether the page is up to date")
    text = page()
    if parser.parse_args(argv).check:
        return 0 if PAGE.is_file() and PAGE.read_text("utf-8") == text else 1
    PAGE.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
