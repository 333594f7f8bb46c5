"""Start each system in its own processes, and lay the figures side by side."""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rawi.errors import FormatError, RawiError
from rawi.evaluation.bench.udpipe import PARTS
from rawi.evaluation.report import Figures, Report, Table

SYSTEMS = ("accurate", "fast", "udpipe", "segmenter")
SLOW = {"segmenter": 12}  # texts that speed is measured on, where all would take minutes
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_CODE = re.compile(r"^R\d{3} ")
_ROWS = (
    ("words exact, PADT dev", "raw/words_exact"),
    ("clitic-bearing exact, PADT dev", "raw/clitic_bearing_exact"),
    ("UPOS, given words", "trees/upos"),
    ("UAS, given words", "trees/uas"),
    ("LAS, given words", "trees/las"),
    ("lemma, given words", "trees/lemma"),
    ("LAS, raw sentences", "raw trees/las"),
    ("names F1, ANERcorp dev", "ANERcorp/f1"),
    ("names F1, NewsFANE dev", "NewsFANE/f1"),
    ("words a second, one process", "speed/words_a_second"),
    ("words a second, two processes", "speed/words_a_second_of_two"),
    ("seconds to load", "speed/load_seconds"),
    ("peak memory of a process, MB", "speed/peak_mb"),
)


class WorkerError(RawiError):
    """A system could not be measured."""

    code = "R411"


def bench(
    shared: Path, models: Path, *, systems: Sequence[str] = SYSTEMS, say: Callable[[str], object] = str
) -> Report:
    """Accuracy, speed and memory of the systems; what can't be measured is told by ``say`` and left out.

    UDPipe's models are trained into ``models`` unless they lie there.
    """
    if unknown := set(systems) - set(SYSTEMS):
        raise FormatError(f"there is no system {min(unknown)!r}", hint=f"choose among {', '.join(SYSTEMS)}")
    figures: Figures = {}
    for system in systems:
        say(f"measuring {system}")
        try:
            figures[system] = measured(system, shared, models)
        except WorkerError as error:
            say(str(error))
    machine = {"processor": platform.processor() or platform.machine(), "cores": os.cpu_count(), "load": _load()}
    return Report("bench", {"machine": machine, "systems": figures}, (_table(figures),))


def measured(system: str, shared: Path, models: Path) -> Figures:
    """The figures of one system."""
    if system == "udpipe" and not all((models / f"{part}.udpipe").is_file() for part in PARTS):
        _finish(_start("train", system, shared, models))
    speed = _finish(_start("speed", system, shared, models))
    pair = [_start("speed", system, shared, models) for _ in range(2)]
    both = [_finish(process) for process in pair]
    speed["words_a_second_of_two"] = sum(one["words_a_second"] for one in both)
    return {**_finish(_start("accuracy", system, shared, models)), "speed": speed}


def _start(task: str, system: str, shared: Path, models: Path) -> subprocess.Popen[str]:
    """A process that does one task with one thread."""
    command = [sys.executable, "-m", "rawi.evaluation.bench.worker", task, system, str(shared), str(models)]
    return subprocess.Popen(
        [*command, str(SLOW.get(system, 0))], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, **_ONE_THREAD},
    )  # fmt: skip


def _finish(process: subprocess.Popen[str]) -> Any:
    out, told = process.communicate()
    if process.returncode:
        last = [line for line in told.strip().splitlines() if line][-1:] or ["no message"]
        raise WorkerError(_CODE.sub("", last[0].split("Error: ")[-1]))
    return json.loads(out) if out else {}


def _load() -> float:
    """How many processes wanted a core in the last minute: figures of a busy machine are too low."""
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else 0.0


def _table(figures: Figures) -> Table:
    rows = tuple((title, *(_shown(one, path) for one in figures.values())) for title, path in _ROWS)
    return Table("language analysis side by side", ("", *figures), rows)


def _shown(figures: Figures, path: str) -> str:
    value: Any = figures
    for key in path.split("/"):
        value = value.get(key, {}) if isinstance(value, dict) else {}
    if not isinstance(value, int | float):
        return "-"
    return f"{value:,.0f}" if value >= 150 else f"{value:.1f}"
