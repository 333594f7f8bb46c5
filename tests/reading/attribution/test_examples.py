"""Every example of the reporting cues, read by the whole reader."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
import yaml

import rawi
from rawi.language import Language, Model
from rawi.reading.attribution.reports import find_reports
from rawi.reading.text.phrases import bounds
from rawi.reading.text.view import view_of
from rawi.text.fold import fold

pytestmark = pytest.mark.model
FLOORS = {"fires": 0.88, "names the source": 0.85, "stays silent": 0.9}
DATA = Path(rawi.__file__).parent / "data" / "attribution"
# whose turn it is, the outlet spoken to, hearsay and refused comment make no report of their own
SILENT = ("turn", "channel", "unnamed")


def cases() -> Iterator[tuple[str, dict, bool]]:
    """(cue id, example, whether it must fire) of the cues that make reports."""
    for name in ("cues", "phrases"):
        entries = yaml.safe_load((DATA / f"{name}.yaml").read_text("utf-8"))
        skipped = {e["id"] for e in entries if e.get("role") in SILENT or e["kind"] == "comment_refused"}
        examples = yaml.safe_load((DATA / f"{name}.examples.yaml").read_text("utf-8"))
        for cue, sides in examples.items():
            for wanted, key in ((True, "yes"), (False, "no")):
                for item in sides.get(wanted, sides.get(key)) or ():
                    if cue not in skipped:
                        yield cue, item, wanted


@lru_cache(maxsize=1)
def outcomes() -> dict[str, list[tuple[str, bool]]]:
    """For each measure the examples with whether they hold."""
    language = Language(Model.packaged())
    found: dict[str, list[tuple[str, bool]]] = {measure: [] for measure in FLOORS}
    for cue, item, wanted in cases():
        view = view_of(language(item["text"]))
        fired = [r for r in find_reports(view) if r.entry.id == cue and r.sources]
        label = f"{cue}: {item['text']}"
        if not wanted:
            found["stays silent"].append((label, not fired))
            continue
        found["fires"].append((label, bool(fired)))
        names = {fold(view.text(*bounds(view, h))) for r in fired for level in r.sources for h in level}
        meant = [fold(name) for name in item.get("sources") or ()]
        if fired and meant:
            found["names the source"].append((label, all(any(m in n or n in m for n in names) for m in meant)))
    return found


@pytest.mark.parametrize("measure", FLOORS)
def test_examples_hold(measure: str) -> None:
    """Nearly every example does what it says."""
    found = outcomes()[measure]
    failures = [label for label, good in found if not good]
    assert found
    assert len(failures) <= (1 - FLOORS[measure]) * len(found), "\n".join(
        [f"{len(failures)} of {len(found)} fail", *failures]
    )
