"""The figures on the Arabic event gold standard: is there an event of the type, and between whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rawi.article import Article
from rawi.evaluation.files import read_json_lines
from rawi.evaluation.names import listed, words
from rawi.evaluation.reading import Reader
from rawi.evaluation.report import Figures, Report, Table, number
from rawi.records import as_json

Json = dict[str, Any]
Found = Mapping[str, Sequence[Json]]
SPANS = "_spans"
# CAMEO role → PLOVER sector where the codes differ
SECTORS = {"INS": "REB", "SEP": "REB", "MED": "JRN", "HLH": "MED", "MOD": "OPP", "IGO": "GOV"}
_SIDES = (("actors", "source_actor", "source_role"), ("recipients", "target_actor", "target_role"))
_UNKNOWN = (None, "None")


def evaluate(files: Sequence[Path], *, reader: Reader) -> Report:
    """Read every sentence of the files as an article of its own; ``*_spans.jsonl`` files score parties."""
    figures: Figures = {}
    tables = []
    read: dict[str, list[Json]] = {}
    for path in files:
        name = path.name.removesuffix(".gz").removesuffix(".jsonl")
        spans = name.endswith(SPANS)
        gold = read_json_lines(path, ("id", "event_type", "text", "spans" if spans else "label"))
        found = {row["id"]: _events(row, reader, read) for row in gold}
        figures[name] = parties(gold, found) if spans else detection(gold, found)
        tables.append(_party_table(name, figures[name]) if spans else _detection_table(name, figures[name]))
    return Report("gsr", figures, tuple(tables))


def detection(gold: Sequence[Json], found: Found) -> Figures:
    """Sentences with an event of their type: whatever its status, and counting only what happened."""
    rows = [row for row in gold if row["label"] != "ambiguous"]
    return {
        "any status": _detected(rows, found, actual=False),
        "actual only": _detected(rows, found, actual=True),
    }


def parties(gold: Sequence[Json], found: Found) -> Figures:
    """Actors and recipients, their countries and sectors, against all that annotators marked."""
    counts: dict[str, _Parties] = {}
    for row in gold:
        events = [e for e in found.get(row["id"], ()) if e["type"] == row["event_type"]]
        for key, side, role in _SIDES:
            marked = [s for s in row["spans"] if s.get(side)]
            if len(marked) * 2 <= len(row["spans"]):
                continue
            ours = [m for e in events for m in e.get(key) or ()]
            for name, wanted, given in _compared(key, marked, side, role, ours):
                if wanted:
                    counts.setdefault(name, _Parties()).add(wanted, given, bool(events))
    return {key: counts[key].figures() for key in sorted(counts)}


@dataclass(slots=True)
class _Parties:
    hits: int = 0
    gold: int = 0
    detected: int = 0
    right: int = 0
    given: int = 0

    def add(self, wanted: set[str], given: Sequence[set[str]], detected: bool) -> None:
        right = sum(bool(values & wanted) for values in given)
        self.hits += bool(right)
        self.gold += 1
        self.detected += detected
        self.right += right
        self.given += len(given)

    def figures(self) -> Figures:
        return {
            "recall": self.hits / (self.gold or 1),
            "recall_detected": self.hits / (self.detected or 1),
            "precision": self.right / (self.given or 1),
            **asdict(self),
        }


def _events(row: Json, reader: Reader, read: dict[str, list[Json]]) -> list[Json]:
    """The events of a sentence; the span files repeat sentences, which are read once."""
    key = f"{row['id']}\n{row['text']}"
    if key not in read:
        reading = reader.read(Article(row["text"], id=row["id"]))
        read[key] = [as_json(event) for event in reading.events]
    return read[key]


def _detected(rows: Sequence[Json], found: Found, *, actual: bool) -> Figures:
    counts = {"yes": 0, "hits": 0, "false_hits": 0, "difficult_no": 0}
    for row in rows:
        yes, hit = row["label"] == "yes", any(_counts(e, row, actual) for e in found.get(row["id"], ()))
        counts["yes"] += yes
        counts["hits"] += hit and yes
        counts["false_hits"] += hit and not yes
        counts["difficult_no"] += hit and row["label"] == "difficult no"
    p = counts["hits"] / (counts["hits"] + counts["false_hits"] or 1)
    r = counts["hits"] / (counts["yes"] or 1)
    return {"p": p, "r": r, "f1": 2 * p * r / (p + r or 1), **counts}


def _counts(event: Json, row: Json, actual: bool) -> bool:
    status = (event["modality"], event["polarity"])
    return bool(event["type"] == row["event_type"]) and (not actual or status == ("actual", "positive"))


def _compared(
    key: str, marked: Sequence[Json], side: str, role: str, ours: Sequence[Json]
) -> list[tuple[str, set[str], list[set[str]]]]:
    """(row of the figures, accepted values, values of each system party) of words, country and sector."""
    roles = [s[role] for s in marked if isinstance(s.get(role), dict)]
    wanted = {w for s in marked for w in _content(" ".join(s[side]))}
    countries = {r["main"] for r in roles if r.get("main") not in _UNKNOWN}
    sectors = {SECTORS.get(r["role"], r["role"]) for r in roles if r.get("role") not in _UNKNOWN}
    return [
        (key, wanted, [_content(m["text"]) for m in ours]),
        (f"{key} country", countries, [{m["country"]} for m in ours if m.get("country")]),
        (f"{key} sector", sectors, [set(m["sectors"][:1]) for m in ours if m.get("sectors")]),
    ]


def _content(text: str) -> set[str]:
    return set(words(text)) - listed("empty")


def _detection_table(name: str, figures: Figures) -> Table:
    rows = tuple(
        (key, number(f["p"]), number(f["r"]), number(f["f1"]),
         str(f["yes"]), str(f["false_hits"]), str(f["difficult_no"]))
        for key, f in figures.items()
    )  # fmt: skip
    return Table(name, ("", "P", "R", "F1", "yes", "false hits", "of them difficult"), rows)


def _party_table(name: str, figures: Figures) -> Table:
    rows = tuple(
        (key, number(f["recall"]), str(f["gold"]), number(f["recall_detected"]), str(f["detected"]),
         number(f["precision"]), str(f["given"]))
        for key, f in figures.items()
    )  # fmt: skip
    return Table(name, ("", "recall", "of all", "recall", "of detected", "precision", "of given"), rows)
