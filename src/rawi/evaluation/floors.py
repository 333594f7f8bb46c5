"""Floors: the figures that a change may not fall below, pinned to the gold files they were measured on."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from rawi.errors import FormatError
from rawi.evaluation import gsr, language, reading
from rawi.evaluation.language import Analyser
from rawi.evaluation.reading import Reader
from rawi.evaluation.report import Figures

MARGIN = 0.005
ACCURATE = "accurate"
_DIGITS = 10_000


@dataclass(frozen=True, slots=True)
class Stage:
    """One evaluation, its gold files (relative to the reference folder) and its floors.

    ``kind`` is reading, gsr, trees, raw or names; ``sha256`` is the hash of the gold files, empty
    until pinned. A floor's key is the path of the figure (``accuracy/place/value``); None is not
    pinned yet. ``model`` is the language model that is measured.
    """

    name: str
    kind: str
    files: tuple[str, ...]
    sha256: str
    floors: Mapping[str, float | None]
    classes: tuple[str, ...] = ()
    model: str = ACCURATE


def load(path: Path) -> list[Stage]:
    """The stages of a floors file."""
    raw = json.loads(path.read_text("utf-8"))
    return [
        Stage(
            name=name,
            kind=row["kind"],
            files=tuple(row["files"]),
            sha256=row["sha256"],
            floors=row["floors"],
            classes=tuple(row.get("classes", ())),
            model=row.get("model", ACCURATE),
        )
        for name, row in raw.items()
    ]


def save(path: Path, stages: list[Stage]) -> None:
    """Write the stages as a floors file."""
    rows = {
        stage.name: {k: v for k, v in asdict(stage).items() if k != "name" and v not in ((), ACCURATE)}
        for stage in stages
    }
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")


def gold_hash(stage: Stage, root: Path) -> str:
    """SHA-256 over the names and bytes of the stage's gold files; of a folder, its ``*.json``."""
    digest = hashlib.sha256()
    for name in stage.files:
        path = root / name
        for file in sorted(path.glob("*.json")) if path.is_dir() else [path]:
            if not file.is_file():
                raise FormatError("the gold file is missing", where=str(file))
            digest.update(f"{file.relative_to(root).as_posix()}\n".encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def measure(
    stage: Stage, root: Path, *, reader: Callable[[str], Reader], analyser: Callable[[str], Analyser]
) -> Figures:
    """The figures of a stage; the reader or the language model of its name is made only if it is needed."""
    paths = [root / name for name in stage.files]
    if stage.kind == "gsr":
        return gsr.evaluate(paths, reader=reader(stage.model)).figures
    if len(paths) != 1:
        raise FormatError(f"{len(paths)} gold files, {stage.kind} takes one", where=stage.name)
    if stage.kind == "reading":
        return reading.evaluate(paths[0], reader=reader(stage.model)).figures
    return language.evaluate(stage.kind, paths[0], language=analyser(stage.model), classes=stage.classes).figures


def figure(figures: Figures, key: str) -> float:
    """The figure at a path such as ``event/f1``."""
    value: Any = figures
    for part in key.split("/"):
        if not isinstance(value, dict) or part not in value:
            raise FormatError(f"there is no figure {key!r}", hint="mend the floors file")
        value = value[part]
    return float(value)


def shortfalls(stage: Stage, figures: Figures) -> list[str]:
    """One sentence for each figure below its floor."""
    return [
        f"{stage.name}: {key} is {value:.4f}, its floor {floor:.4f}"
        for key, floor in stage.floors.items()
        if floor is not None and (value := figure(figures, key)) < floor
    ]


def repinned(
    stage: Stage, figures: Figures, sha256: str, *, margin: float = MARGIN, allow_regression: bool = False
) -> Stage:
    """The stage with the hash and the floors of new figures, the share ``margin`` below each.

    A floor is never lowered unless ``allow_regression`` is set.
    """
    floors: dict[str, float | None] = {}
    for key, old in stage.floors.items():
        new = math.floor(figure(figures, key) * (1 - margin) * _DIGITS) / _DIGITS
        floors[key] = new if old is None or allow_regression else max(old, new)
    return replace(stage, sha256=sha256, floors=floors)
