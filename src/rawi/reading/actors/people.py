"""The persons of one article: full names stand behind short ones, wherever the short one means them."""

from __future__ import annotations

from dataclasses import dataclass, field

from rawi.text.fold import fold


@dataclass(slots=True)
class People:
    """Full names of an article by their folded parts, in the order in which they came."""

    full: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    where: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def add(self, name: str, first: int = 0, last: int = 0) -> None:
        """Remember a name of two words or more and the words at which it stands."""
        parts = name.split()
        if len(parts) < 2:
            return
        self.where.setdefault(fold(name), []).append((first, last))
        for key in {fold(name), fold(parts[-1]), fold(" ".join(parts[1:])), fold(parts[0])}:
            self.full.setdefault(key, []).append((first, name))

    def expand(self, name: str, at: int | None = None) -> str | None:
        """The full name behind a short one: the last before word ``at``, else the first; None if there is none."""
        found = self.full.get(fold(name), ())
        if not found:
            return None
        before = [full for first, full in found if at is not None and first <= at]
        family = [full for full in before if fold(full).endswith(fold(name))]
        return family[-1] if family else (before[-1] if before else found[0][1])
