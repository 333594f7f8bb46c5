"""Agreement of two annotators: ``python tools/agreement.py NEWS.jsonl.gz [--write]``.

Restores the texts of ``eval/annotations/second`` and of the same articles in ``final`` from a copy of
the news, scores each reader's events as if a system had found them against the other's as gold, and
prints the figures; ``--write`` puts them into ``eval/annotations/agreement.json``.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from annotations import restore

from rawi.evaluation.reading import score
from rawi.evaluation.triggers import gold_spans

PARTS = ("actors", "recipients", "attribution", "denied_by", "confirmed_by")
FOLDER = Path(__file__).parents[1] / "eval/annotations"
READERS = (
    "two independent readers, both language models; the second saw neither the first's files nor any system's output"
)
METHOD = (
    "The scorer of `rawi eval reading`. One reader's events stand for a system's, each with its best trigger and type "
    "and the first name given for every participant, source and place; the other reader's file is gold. 'required': "
    "only events that the reader did not mark optional are handed in; 'all': optional ones too, so that recall says "
    "whether an event was seen at all (precision also counts extra optional events and says little). Attributes are "
    "compared over matched events. 'mean' is the mean of both directions; for accuracy, over all comparisons of both. "
    "'nothing forgiven': optional events are left out on both sides, so that calling an event optional that the other "
    "requires counts against both."
)
Rows = list[dict[str, Any]]


def main() -> int:
    """Print the figures of both directions."""
    if len(sys.argv) < 2:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    made = agreement(Path(sys.argv[1]))
    text = json.dumps(made, ensure_ascii=False, indent=1) + "\n"
    if "--write" in sys.argv:
        (FOLDER / "agreement.json").write_text(text, "utf-8")
    sys.stdout.write(text)
    return 0


def agreement(news: Path) -> dict[str, Any]:
    """How the figures were made, the articles, what each reader annotated, and the figures."""
    ids = sorted(path.stem for path in (FOLDER / "second").glob("*.json"))
    rows = _texts(news, ids)
    first, second = ([_restored(FOLDER / name / f"{i}.json", rows) for i in ids] for name in ("final", "second"))
    out: dict[str, Any] = {
        "readers": READERS,
        "computed": METHOD,
        "command": "python tools/agreement.py NEWS.jsonl.gz --write",
        "articles": ids,
        "annotated": {"first": _sizes(first), "second": _sizes(second)},
    }
    for key, kept, every in (
        ("required", (first, second), False),
        ("nothing forgiven", (_without_optional(first), _without_optional(second)), False),
        ("all", (first, second), True),
    ):
        forth, back = _scored(*kept, every=every), _scored(*reversed(kept), every=every)
        out[key] = {"first as gold": forth, "second as gold": back, "mean": _mean(forth, back)}
    return out


def as_system(article: Mapping[str, Any], *, every: bool) -> Rows:
    """A reader's events in the form of a system's; only required ones unless ``every``."""
    return [
        {
            "article": article["id"],
            "trigger": dict(zip(("start", "end"), gold_spans(article["text"], event)[0], strict=True)),
            "type": event["type"][0],
            "date": event.get("date"),
            "place": {"text": event["place"][0]} if event.get("place") else None,
            **{key: event[key] for key in ("modality", "polarity")},
            **{key: [{"text": names[0]} for names in event.get(key) or []] for key in PARTS},
        }
        for event in article["events"]
        if every or not event.get("optional")
    ]


def _scored(gold: Rows, system: Rows, *, every: bool) -> dict[str, Any]:
    states = [
        {"article": a["id"], "kind": s["kind"], "subject": s["subject"][0], "object": s["object"][0]}
        for a in system
        for s in a.get("states") or []
    ]
    figures = score(gold, [event for a in system for event in as_system(a, every=every)], states)
    figures.pop("articles")
    return {key: _rounded(value) for key, value in figures.items()}


def _without_optional(articles: Sequence[Mapping[str, Any]]) -> Rows:
    return [{**a, "events": [event for event in a["events"] if not event.get("optional")]} for a in articles]


def _mean(forth: Mapping[str, Any], back: Mapping[str, Any]) -> dict[str, Any]:
    """The mean F1 of both directions, and the accuracy over the comparisons of both; nothing where both have none."""
    out: dict[str, Any] = {}
    for key, row in forth.items():
        if key != "accuracy" and row["n"] + back[key]["n"]:
            out[key] = _rounded((row["f1"] + back[key]["f1"]) / 2)
    shares: dict[str, Any] = {}
    for key in sorted({*forth["accuracy"], *back["accuracy"]}):
        found = [side["accuracy"][key] for side in (forth, back) if key in side["accuracy"]]
        n = sum(row["n"] for row in found)
        shares[key] = {"value": _rounded(sum(row["value"] * row["n"] for row in found) / n), "n": n}
    return out | {"accuracy": shares}


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _rounded(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_rounded(part) for part in value]
    return round(value, 3) if isinstance(value, float) else value


def _sizes(articles: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    events = [event for a in articles for event in a["events"]]
    required = sum(not event.get("optional") for event in events)
    return {"events": len(events), "required": required, "states": sum(len(a.get("states") or []) for a in articles)}


def _restored(path: Path, rows: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    stored = json.loads(path.read_text("utf-8"))
    return restore(stored, rows[stored["id"]])


def _texts(news: Path, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines) if row["id"] in ids}


if __name__ == "__main__":
    raise SystemExit(main())
