"""Clitic segmentation as one label a surface token: which clitics are cut off, and what is restored.

A pattern lists the segments from first to last, joined by ``+``: clitics by their folded letters, the host
(the longest segment) as ``*``; an edit script (``rawi.language.segments``) follows a colon where the segment
stands for another form. «وللبلاد» has ``و+ل+*:^>ا``, «زيارته» has ``*:$ت>ة+ه``, an uncut token ``*``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rawi.language.segments import KEEP, align
from rawi.text.fold import fold

WHOLE = "*"
MAX_CLITIC = 5
Cut = tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One label taken apart: (letters, script) of the segments before and after the host, and its script."""

    before: tuple[tuple[str, str], ...]
    script: str
    after: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, label: str) -> Pattern:
        """The pattern that ``label`` writes."""
        parts = [(text, script or KEEP) for text, _, script in (part.partition(":") for part in label.split("+"))]
        host = next(at for at, part in enumerate(parts) if part[0] == WHOLE)
        return cls(tuple(parts[:host]), parts[host][1], tuple(parts[host + 1 :]))

    def cut(self, letters: str) -> Cut | None:
        """(start, end, script) of the segments of folded ``letters``, None where they don't fit."""
        first = sum(len(text) for text, _ in self.before)
        last = len(letters) - sum(len(text) for text, _ in self.after)
        if first >= last:
            return None
        found, at = [], 0
        for text, script in (*self.before, (letters[first:last], self.script), *self.after):
            if not letters.startswith(text, at):
                return None
            found.append((at, at + len(text), script))
            at += len(text)
        return tuple(found) if _applies(self.script, letters[first:last]) else None


def _applies(script: str, host: str) -> bool:
    if script == KEEP:
        return True
    gone = fold(script[1:].split(">")[0])
    return host.startswith(gone) if script[0] == "^" else host.endswith(gone)


def label_of(chars: str, forms: tuple[str, ...]) -> str | None:
    """The label of a surface token with the visible letters ``chars`` that holds ``forms``; None if it has none."""
    if len(forms) == 1:
        return WHOLE
    cut = align(chars, forms)
    if cut is None:
        return None
    host = max(range(len(cut)), key=lambda i: cut[i][1] - cut[i][0])
    parts = []
    for order, (start, end, script) in enumerate(cut):
        if order != host and end - start > MAX_CLITIC:
            return None
        text = WHOLE if order == host else fold(chars[start:end])
        parts.append(text if script == KEEP else f"{text}:{script}")
    return "+".join(parts)


class Patterns:
    """The labels of a model, and which of them fit a token."""

    def __init__(self, labels: Iterable[str]) -> None:
        self.labels = tuple(labels)
        self._patterns = [Pattern.of(label) for label in self.labels]
        self.cut = lru_cache(maxsize=200_000)(self._cut)

    def best(self, chars: str, ranked: Iterable[int]) -> Cut:
        """The cut of the first label among ``ranked`` that fits; the whole token if none does."""
        cuts = (self.cut(chars, number) for number in ranked)
        return next((cut for cut in cuts if cut), ((0, len(chars), KEEP),))

    def _cut(self, chars: str, number: int) -> Cut | None:
        letters = fold(chars)
        return self._patterns[number].cut(letters) if len(letters) == len(chars) else None
