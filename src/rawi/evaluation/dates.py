"""Whether two spans of days are the same date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

Days = tuple[int, int]


def days(value: Mapping[str, Any] | None) -> Days | None:
    """First and last day as ordinals, or None where there is no date."""
    if not value or not value.get("start"):
        return None
    first = date.fromisoformat(value["start"]).toordinal()
    return first, date.fromisoformat(value.get("end") or value["start"]).toordinal()


def same_days(system: Days | None, gold: Days) -> bool:
    """Both ends within two days, or spans that share at least half of their union.

    A single gold day must lie in the system's span.
    """
    if not system:
        return False
    near = abs(system[0] - gold[0]) <= 2 and abs(system[1] - gold[1]) <= 2
    if near and (gold[0] != gold[1] or system[0] <= gold[0] <= system[1]):
        return True
    common = min(system[1], gold[1]) - max(system[0], gold[0]) + 1
    union = max(system[1], gold[1]) - min(system[0], gold[0]) + 1
    return common > 0 and common / union >= 0.5
