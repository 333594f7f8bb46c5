"""The figures of reading: events, who vouches for them, and states, against gold articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from rawi.article import Article
from rawi.errors import FormatError
from rawi.evaluation.articles import Counts, count_events, count_states
from rawi.evaluation.files import read_articles
from rawi.evaluation.report import Figures, Report, Table, number, prf_table
from rawi.evaluation.tallies import Tally, interval
from rawi.records import Reading, as_json

Rows = Sequence[dict[str, Any]]


class Reader(Protocol):
    """Whatever turns an article into a reading."""

    def read(self, article: Article) -> Reading:
        """The events and states of one article."""
        ...


def evaluate(gold_dir: Path, *, reader: Reader) -> Report:
    """Read every gold article of a folder and compare what was found."""
    gold = read_articles(gold_dir)
    readings = [reader.read(_as_article(row, gold_dir)) for row in gold]
    events = [as_json(event) for reading in readings for event in reading.events]
    states = [as_json(state) for reading in readings for state in reading.states]
    return report(score(gold, events, states))


def score(gold: Rows, events: Rows, states: Rows | None = None) -> Figures:
    """All figures of the system's events (and states, unless None) over gold articles.

    Rows of the system are dictionaries in the form of the event and state contracts; those whose
    ``article`` is not among the gold articles, and events of titles, don't count.
    """
    found = _by_article(e for e in events if e["trigger"].get("field", "text") == "text")
    counts = [_counted(article, found[article["id"]]) for article in gold]
    total = Counts()
    for own in counts:
        total.merge(own)
    figures: Figures = {key: tally.figures() for key, tally in total.tallies.items()}
    figures["event"]["interval95"] = interval([own.tallies["event"] for own in counts])
    if states is not None:
        figures["state"] = _states(gold, states)
    figures["accuracy"] = {key: share.figures() for key, share in sorted(total.shares.items())}
    figures["articles"] = len(gold)
    return figures


def report(figures: Figures) -> Report:
    """The figures of ``score`` with their tables."""
    low, high = figures["event"]["interval95"]
    found = {key: row for key, row in figures.items() if isinstance(row, dict) and "f1" in row}
    title = f"{figures['articles']} articles; 95 % of F1 of event {number(low)} to {number(high)}"
    rows = tuple((key, number(row["value"]), str(row["n"])) for key, row in figures["accuracy"].items())
    accuracy = Table("of matched events", ("", "right", "n"), rows)
    return Report("reading", figures, (prf_table(title, found), accuracy))


def _counted(article: dict[str, Any], events: Rows) -> Counts:
    try:
        return count_events(article, events)
    except FormatError as error:
        raise FormatError(error.cause, where=article["id"], hint="mend the gold article") from None


def _states(gold: Rows, states: Rows) -> dict[str, float]:
    found, total = _by_article(states), Tally()
    for article in gold:
        total.merge(count_states(article, found[article["id"]]))
    return total.figures()


def _by_article(rows: Iterable[dict[str, Any]]) -> defaultdict[str, list[dict[str, Any]]]:
    out: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        out[row["article"]].append(row)
    return out


def _as_article(row: dict[str, Any], folder: Path) -> Article:
    try:
        published = date.fromisoformat(row["published"]) if row.get("published") else None
    except ValueError:
        raise FormatError(f"published is no date: {row['published']!r}", where=f"{folder}, {row['id']}") from None
    return Article(
        text=row["text"],
        id=row["id"],
        title=row.get("title") or "",
        published=published,
        outlet=row.get("outlet") or "",
        url=row.get("url") or "",
    )
