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
from rawi.language import Language, Model
from rawi.reading.read import drafts_of

FLOOR = 0.96
EXAMPLES = Path(rawi.__file__).parent / "data" / "triggers"


@dataclass(frozen=True)
class Example:
    """One sentence of an examples file; ``trigger`` is empty for a sentence the rule must not fire on."""

    rule: str
    text: str
    trigger: str
    wanted: bool

    def holds(self, found: list[tuple[str, str]]) -> bool:
        """Whether the rules, as (id, trigger word), did as the example says."""
        fired = [word for rule, word in found if rule == self.rule]
        if not self.wanted:
            return not fired
        return any(word in self.trigger or self.trigger in word for word in fired)


def examples() -> Iterator[Example]:
    """All examples, in the order of the files."""
    for path in sorted(EXAMPLES.glob("*.examples.yaml")):
        for rule, sides in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            for wanted, name in ((True, "yes"), (False, "no")):  # YAML 1.1 reads a bare yes or no as a truth value
                for item in sides.get(wanted, sides.get(name)) or ():
                    yield Example(rule, str(item["text"]), str(item.get("trigger") or ""), wanted)


@lru_cache(maxsize=1)
def outcomes() -> list[tuple[Example, bool]]:
    """Each example with whether it holds: the rules alone, before relevance is judged."""
    language, out = Language(Model.packaged()), []
    for item in examples():
        view, drafts = drafts_of(Article(item.text, published=date(2018, 6, 15)), language(item.text))
        found = [(d.candidate.trigger.id, view.words[d.word].text) for d in drafts]
        out.append((item, item.holds(found)))
    return out


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
