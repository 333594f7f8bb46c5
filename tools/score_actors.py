"""Judge actor mentions: ``python tools/score_actors.py eval/annotations/actors.jsonl NEWS.jsonl.gz [--verbose]``.

Each line of the annotations names an article of an archive, the offsets of a mention and whom it means: the id in the
actor base, or country and sector. Alternatives are joined by ``/``, a ``?`` at the end marks what may be left open,
``-`` for sectors says that the words name no actor. Texts are looked up by article id and stay where they are.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from rawi.reading.actors.article import Cast
from rawi.reading.actors.base import ActorBase
from rawi.reading.text.view import View, view_of
from rawi.records import Participant

VERDICTS = ("right", "rightly unresolved", "unresolved", "wrong")


def verdict(gold: Mapping[str, Any], got: Participant) -> str:
    """One of ``VERDICTS``: any part that contradicts is wrong, any part that lacks is unresolved."""
    sectors = tuple(s for s in got.sectors if s != "UNK")
    if gold["sectors"] == "-":
        return "wrong" if got.entity or sectors else "rightly unresolved"
    parts = [_part(gold["id"], got.entity)]
    if gold["id"] is None or gold["id"].endswith("?"):
        parts += [_part(gold["country"], got.country), _part(gold["sectors"], *sectors)]
    elif parts[0] == "lacking":
        return "unresolved"
    if "wrong" in parts:
        return "wrong"
    return "unresolved" if "lacking" in parts else "right"


def _part(wanted: str | None, *got: str | None) -> str:
    found = [g for g in got if g]
    if wanted is None:
        return "wrong" if found else "right"
    allowed = wanted.rstrip("?").split("/")
    if not found:
        return "right" if wanted.endswith("?") else "lacking"
    return "right" if "*" in allowed or set(found) & set(allowed) else "wrong"


def head_of(view: View, start: int, end: int) -> int:
    """The head of the words between two offsets, -1 if there are none."""
    inside = [w for w in view.words if w.start >= start and w.end <= end]
    held = {w.i for w in inside}
    naming = [w for w in inside if w.head not in held and w.upos not in ("ADP", "PUNCT", "CCONJ")]
    return next((w.i for w in naming or inside), -1)


def judge(
    rows: Iterable[Mapping[str, Any]], view: View, published: date | None
) -> list[tuple[str, Participant | None]]:
    """The verdict on each of one article's mentions, with what Rawi said."""
    cast = Cast(ActorBase.load(), view, published)
    out: list[tuple[str, Participant | None]] = []
    for row in rows:
        head = head_of(view, row["start"], row["end"])
        got = cast.participant(head) if head >= 0 else None
        out.append((verdict(row, got) if got else "unresolved", got))
    return out


def report(verdicts: Iterable[str]) -> str:
    """Counts and shares of the verdicts, one a line."""
    counts = Counter(verdicts)
    total = sum(counts.values()) or 1
    return "\n".join(f"{name:20} {counts[name]:4} {counts[name] / total:.3f}" for name in VERDICTS)


def main(arguments: list[str]) -> int:
    """Score the annotations with the packaged model; the exit code is 0."""
    from rawi.language import Language, Model
    from rawi.language.docs import to_doc

    rows = [json.loads(line) for line in Path(arguments[0]).read_text("utf-8").splitlines()]
    by_article: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_article.setdefault(row["article"], []).append(row)
    with gzip.open(arguments[1], "rt", encoding="utf-8") as news:
        texts = {one["id"]: one for line in news if (one := json.loads(line))["id"] in by_article}
    language = Language(Model.packaged())
    verdicts = []
    for analysis, (key, article) in zip(
        language.analyse([t["text"] for t in texts.values()]), texts.items(), strict=True
    ):
        view = view_of(to_doc(article["text"], analysis, language.vocab))
        found = judge(by_article[key], view, date.fromisoformat(article["published"][:10]))
        verdicts += [one for one, _ in found]
        if "--verbose" in arguments:
            for row, (one, got) in zip(by_article[key], found, strict=True):
                said = got and (got.entity, got.country, got.sectors)
                sys.stdout.write(f"{one} {key} {article['text'][row['start'] : row['end']]} {said}\n")
    sys.stdout.write(report(verdicts) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
