"""Every example of the trigger lexicons, read by the whole reader."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
import yaml

import rawi
from rawi.article import Article
from rawi.records import Reading

FLOOR = 0.97
EXAMPLES = Path(rawi.__file__).parent / "data" / "triggers"


@dataclass(frozen=True)
class Example:
    """One sentence of an examples file; ``trigger`` is empty for a sentence the rule must not fire on."""

    rule: str
    text: str
    trigger: str
    wanted: bool

    def holds(self, reading: Reading) -> bool:
        """Whether the reader did as the example says."""
        fired = [e for e in reading.events if e.rules[0] == self.rule]
        if not self.wanted:
            return not fired
        merged = [e for e in reading.events if e.type.lower() == self.rule.split(".")[0]]
        texts = [e.trigger.text for e in fired] + [m.trigger.text for e in merged for m in e.mentions]
        return any(text in self.trigger or self.trigger in text for text in texts)


def examples() -> Iterator[Example]:
    """All examples, in the order of the files."""
    for path in sorted(EXAMPLES.glob("*.examples.yaml")):
        for rule, sides in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            for wanted, name in ((True, "yes"), (False, "no")):  # YAML 1.1 reads a bare yes or no as a truth value
                for item in sides.get(wanted, sides.get(name)) or ():
                    yield Example(rule, str(item["text"]), str(item.get("trigger") or ""), wanted)


@lru_cache(maxsize=1)
def outcomes() -> list[tuple[Example, bool]]:
    """Each example with whether it holds; all are read in one call."""
    items = list(examples())
    articles = [Article(item.text, id=str(n), published=date(2018, 6, 15)) for n, item in enumerate(items)]
    readings = rawi.load().read_many(articles)
    return [(item, item.holds(reading)) for item, reading in zip(items, readings, strict=True)]


@pytest.mark.model
@pytest.mark.parametrize("wanted", [True, False], ids=["yes", "no"])
def test_examples_hold(wanted: bool) -> None:
    """Nearly every example gives (or does not give) its rule's event at its trigger."""
    found = [(item, good) for item, good in outcomes() if item.wanted is wanted]
    failures = [f"{item.rule}: {item.text} [{item.trigger}]" for item, good in found if not good]
    assert found
    assert len(failures) <= (1 - FLOOR) * len(found), "\n".join([f"{len(failures)} of {len(found)} fail", *failures])


def test_every_rule_has_both_examples() -> None:
    """Each entry shows at least one sentence that gives it and one that does not."""
    sides = {True: set[str](), False: set[str]()}
    for item in examples():
        sides[item.wanted].add(item.rule)
    rules = {
        e["id"]
        for p in EXAMPLES.glob("*.yaml")
        if ".examples." not in p.name
        for e in yaml.safe_load(p.read_text("utf-8"))
    }
    assert rules - sides[True] == set() and rules - sides[False] == set()
