"""Read YAML lexicons with the line of every entry, and report all problems at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from rawi.errors import DataError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FORBIDDEN = {
    "\u0640": "tatweel",
    "\u06cc": "Persian yeh",
    "\u06a9": "Persian kaf",
    "\u200f": "bidi mark",
    "\u200e": "bidi mark",
}


@dataclass(slots=True)
class Problems:
    """Complaints about data files, raised together."""

    found: list[str] = field(default_factory=list)

    def add(self, where: str, what: str) -> None:
        """Note that ``what`` is wrong at ``where`` (file, line or id)."""
        self.found.append(f"{where}: {what}")

    def raise_any(self) -> None:
        """Raise one DataError that lists every problem, or do nothing."""
        if self.found:
            raise DataError("\n".join(self.found), hint="mend the data files; rawi check data lists them again")


def data_text(*path: str) -> str:
    """The text of a packaged data file."""
    return files("rawi").joinpath("data", *path).read_text("utf-8")


def data_files(folder: str) -> list[str]:
    """Names of the lexicon files of a data folder, without the files of examples."""
    names = [p.name for p in files("rawi").joinpath("data", folder).iterdir()]
    return sorted(n for n in names if n.endswith(".yaml") and not n.endswith(".examples.yaml"))


@lru_cache(maxsize=64)
def read_entries(folder: str, name: str) -> tuple[Mapping[str, Any], ...]:
    """The list of entries of one YAML file."""
    text = data_text(folder, name)
    problems = Problems()
    for number, line in enumerate(text.splitlines(), 1):
        for char, what in FORBIDDEN.items():
            if char in line:
                problems.add(f"{folder}/{name}:{number}", f"holds {what}")
    problems.raise_any()
    value = yaml.load(text, Loader=_Loader)
    if not isinstance(value, list):
        raise DataError("a list of entries is expected", where=f"{folder}/{name}")
    return tuple(value)


def check_keys(entry: Mapping[str, Any], allowed: Iterable[str], where: str, problems: Problems) -> None:
    """Note unknown keys and a missing id."""
    if "id" not in entry:
        problems.add(where, f"an entry has no id: {dict(entry)!r}"[:120])
    for key in entry:
        if key not in allowed:
            problems.add(f"{where} {entry.get('id')}", f"unknown key {key!r}")
