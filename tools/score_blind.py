"""Score the blind dates or places: ``python tools/score_blind.py dates|places NEWS_DIR [--wrong]``.

Both sets were drawn at random from the news and annotated by reading before any rule saw them; they
keep archive, article id, offsets and the few words of the expression. ``NEWS_DIR`` holds the archives.
Nobody tunes on them: what they get wrong is not looked up to write rules.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from rawi.reading.dates import DateMention, find_dates
from rawi.reading.places import ResolvedPlace
from rawi.text import fold

ANNOTATIONS = Path(__file__).parents[1] / "eval/annotations"
Span = tuple[date | None, date | None]


def load(name: str) -> list[dict[str, Any]]:
    """The annotations of ``name`` («dates_blind», «places»)."""
    return [json.loads(line) for line in (ANNOTATIONS / f"{name}.jsonl").read_text("utf-8").splitlines()]


def articles(rows: list[dict[str, Any]], folder: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """The articles that ``rows`` point into, by archive and id; ValueError where a text differs."""
    wanted = {(row["archive"], row["id"]) for row in rows}
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for archive in sorted({name for name, _ in wanted}):
        with gzip.open(folder / f"{archive}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for article in map(json.loads, lines):
                if (archive, article["id"]) in wanted:
                    found[archive, article["id"]] = article
    for row in rows:
        if found[row["archive"], row["id"]]["text"][row["start"] : row["end"]] != row["text"]:
            raise ValueError(f"{row['id']}: the text differs from the one annotated")
    return found


def _span(value: dict[str, Any] | list[str | None]) -> Span:
    ends = [value["start"], value["end"]] if isinstance(value, dict) else value
    return (date.fromisoformat(ends[0]) if ends[0] else None, date.fromisoformat(ends[1]) if ends[1] else None)


def _alike(ours: Span, wanted: Span) -> bool:
    """A day must be that day; longer spans share at least half of their union, open ones their start."""
    if wanted[0] is None or ours[0] is None:
        return ours == wanted
    if wanted[1] is None or ours[1] is None:
        return ours[1] is wanted[1] is None and abs((ours[0] - wanted[0]).days) <= 3
    if wanted[0] == wanted[1]:
        return ours == wanted
    common = (min(ours[1], wanted[1]) - max(ours[0], wanted[0])).days + 1
    return common > 0 and common * 2 >= (max(ours[1], wanted[1]) - min(ours[0], wanted[0])).days + 1


def _read_as(mention: DateMention, planned: bool) -> Span:
    if planned and mention.next_first:
        return mention.next_first, mention.next_last
    return mention.first, None if mention.open_end else mention.last


def date_is_right(row: dict[str, Any], mentions: list[DateMention]) -> bool:
    """Whether the mentions over the annotated words say what the annotation says."""
    over = [m for m in mentions if m.start < row["end"] and m.end > row["start"] and m.kind == "point" and m.first]
    if row["date"] is None or not over:
        return not over and (row["date"] is None or bool(row.get("or_none")))
    wanted = [_span(row["date"]), *map(_span, row.get("also", []))]
    return any(_alike(_read_as(m, bool(row.get("planned"))), span) for m in over for span in wanted)


def place_verdict(row: dict[str, Any], found: ResolvedPlace | None) -> str:
    """«right», «wrong» or «open» for one resolution; to leave what is no place open is right."""
    wanted = row["place"]
    if found is None:
        return "right" if wanted is None else "open"
    if wanted is None or wanted["country"] not in ("*", found.entry.country or None):
        return "wrong"
    names = {" ".join(fold(name).split()) for name in wanted["names"]}
    named = not names or fold(found.entry.name) in names
    return "right" if named and found.precision in wanted["precision"] else "wrong"


def score_dates(folder: Path) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Verdict, annotation and what was found, for each date."""
    rows = load("dates_blind")
    texts = articles(rows, folder)
    for row in rows:
        mentions = find_dates(texts[row["archive"], row["id"]]["text"], date.fromisoformat(row["published"]))
        over = [m for m in mentions if m.start < row["end"] and m.end > row["start"]]
        told = "; ".join(f"{m.text} {m.first} {m.last} {m.rule}" for m in over)
        yield "right" if date_is_right(row, mentions) else "wrong", row, told


def score_places(folder: Path) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Verdict, annotation and what was found, for each place; reads the articles with the model."""
    from rawi.language import Language, Model
    from rawi.reading.actors.article import Cast
    from rawi.reading.actors.base import ActorBase
    from rawi.reading.events.sites import resolved_at
    from rawi.reading.places import Gazetteer
    from rawi.reading.text.view import view_of

    rows = load("places")
    texts, language = articles(rows, folder), Language(Model.packaged())
    for row in rows:
        article = texts[row["archive"], row["id"]]
        view = view_of(language(article["text"]))
        cast = Cast(ActorBase.load(), view, date.fromisoformat(article["published"][:10]))
        found = resolved_at(view, row["start"], cast, Gazetteer.load())
        told = f"{found.entry.name} {found.entry.country} {found.precision} ({found.reason})" if found else ""
        yield place_verdict(row, found), row, told


def main(what: str, folder: Path, *, wrong: bool) -> None:
    """Print the counts, and with ``wrong`` each expression that was not right."""
    counts: Counter[str] = Counter()
    for verdict, row, told in {"dates": score_dates, "places": score_places}[what](folder):
        counts[verdict] += 1
        if wrong and verdict != "right":
            wanted = json.dumps(row.get("date", row.get("place")), ensure_ascii=False)
            sys.stdout.write(f"{verdict} {row['id']} {row['text']} | {wanted} | {told}\n")
    total = sum(counts.values())
    sys.stdout.write(" ".join(f"{name} {n}/{total} {n / total:.3f}" for name, n in counts.most_common()) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), wrong="--wrong" in sys.argv)
