"""Whether two names stand for the same participant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from rawi.evaluation.folding import fold_name

_WORD = re.compile(r"[^\W_]+")
_FINAL_ALEF = re.compile(r"(?<=\w\w)\u0627$")


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, ...]]:
    path = files("rawi").joinpath("data", "evaluation", "words.yaml")
    raw = yaml.safe_load(path.read_text("utf-8"))
    return {key: tuple(values) for key, values in raw.items()}


@lru_cache(maxsize=1)
def _article() -> re.Pattern[str]:
    return re.compile(rf"^(?:{'|'.join(_table()['articles'])})(?=\w{{2}})")


def proclitics() -> frozenset[str]:
    """Letters that may be glued to the front of a name."""
    return frozenset(_table()["proclitics"])


def entries(key: str) -> tuple[str, ...]:
    """One list of ``data/evaluation/words.yaml`` as it stands there."""
    return _table()[key]


@lru_cache(maxsize=65536)
def words(name: str) -> tuple[str, ...]:
    """The comparable words of a name: folded letters, no article, ه for a last alef."""
    found = _WORD.findall(fold_name(name))
    return tuple(_FINAL_ALEF.sub("\u0647", _article().sub("", word)) for word in found)


@lru_cache(maxsize=4)
def listed(key: str) -> frozenset[str]:
    """The comparable words of one list of ``data/evaluation/words.yaml``."""
    return frozenset(word for entry in _table()[key] for word in words(entry))


def mention_names(mention: Mapping[str, Any]) -> list[str]:
    """What a system mention is called: its words, and the name that it was resolved to."""
    return [n for n in (mention.get("text"), mention.get("name")) if n]


def same(system: Iterable[str], gold: Iterable[str]) -> bool:
    """Whether any system name stands for any acceptable gold name."""
    accepted = list(gold)
    return any(alike(s, g) for s in system for g in accepted)


@lru_cache(maxsize=65536)
def alike(system: str, gold: str) -> bool:
    """Whether two names share enough words: one holds the other, or more than half are common."""
    a, b = _core(system), _core(gold)
    a = _unglued(a, b)
    b = _unglued(b, a)
    common = a & b
    if not common - listed("titles") and not (common and a == b):
        return False
    if _foreign(a - common) and _foreign(b - common):
        return False
    share = len(common) / len(a | b)
    return share >= 0.3 if a <= b or b <= a else share > 0.5


def _core(name: str) -> frozenset[str]:
    """The words of a name without titles, unless it has nothing else."""
    found = frozenset(words(name))
    return found - listed("titles") or found


def _unglued(these: frozenset[str], those: frozenset[str]) -> frozenset[str]:
    """``these`` without the proclitic of a word that ``those`` has without it."""
    return frozenset(w[1:] if w not in those and w[:1] in proclitics() and w[1:] in those else w for w in these)


def _foreign(rest: frozenset[str]) -> bool:
    """Whether a nationality is among words that the other name lacks."""
    return any(len(w) > 3 and w.endswith(_table()["nationality"]) for w in rest)
