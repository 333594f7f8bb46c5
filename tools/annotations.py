"""Own gold articles without their texts: ``python tools/annotations.py strip|restore GOLD_DIR STORE [NEWS.jsonl.gz]``.

The outlets' texts are not ours to keep. ``strip`` writes each gold article with every string that
stands in its text replaced by the offsets ``[start, end]``; names resolved by the annotator stay
words. ``restore`` looks the texts up by article id in a news file, checks their hash, and writes
files that ``rawi eval reading`` takes.
"""

from __future__ import annotations

import gzip
import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

KEPT = ("type", "mode", "modality", "polarity", "optional", "kind", "date", "id")


def strip(article: dict[str, Any]) -> dict[str, Any]:
    """The article's annotation with offsets for words."""
    text = article["text"]
    out = {k: article[k] for k in ("id", "outlet", "published")}
    out["sha256"] = sha256(text.encode()).hexdigest()
    out["events"] = [_replace(e, text, "") for e in article["events"]]
    out["states"] = [_replace(s, text, "") for s in article.get("states") or []]
    return out


def _replace(value: Any, text: str, key: str) -> Any:
    if isinstance(value, dict):
        return {k: v if k in KEPT else _replace(v, text, k) for k, v in value.items()}
    if isinstance(value, list):
        return [_replace(v, text, key) for v in value]
    if isinstance(value, str) and key not in KEPT:
        at = text.find(value)
        return {"at": [at, at + len(value)]} if at >= 0 else value
    return value


def restore(stored: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
    """The gold article with its text and words back in place; ValueError if the text is another."""
    text = row["text"]
    if sha256(text.encode()).hexdigest() != stored["sha256"]:
        raise ValueError(f"{stored['id']}: the text differs from the one annotated")
    words = {k: _back(stored[k], text) for k in ("events", "states")}
    return {**stored, "title": row.get("title"), "url": row.get("url"), "text": text, **words}


def _back(value: Any, text: str) -> Any:
    if isinstance(value, dict):
        if set(value) == {"at"}:
            return text[value["at"][0] : value["at"][1]]
        return {k: _back(v, text) for k, v in value.items()}
    return [_back(v, text) for v in value] if isinstance(value, list) else value


def main() -> int:
    """Run one of the two directions over a folder."""
    if len(sys.argv) < 4 or sys.argv[1] not in ("strip", "restore"):
        sys.stderr.write(f"{__doc__}\n")
        return 2
    gold, store = Path(sys.argv[2]), Path(sys.argv[3])
    source, target = (gold, store) if sys.argv[1] == "strip" else (store, gold)
    target.mkdir(parents=True, exist_ok=True)
    rows: dict[str, Any] = {}
    if sys.argv[1] == "restore":
        with gzip.open(sys.argv[4], "rt", encoding="utf-8") as lines:
            rows = {row["id"]: row for row in map(json.loads, lines)}
    for path in sorted(source.glob("*.json")):
        value = json.loads(path.read_text("utf-8"))
        made = strip(value) if sys.argv[1] == "strip" else restore(value, rows[value["id"]])
        (target / path.name).write_text(json.dumps(made, ensure_ascii=False, indent=None) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
