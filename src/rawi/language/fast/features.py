"""What the networks of the fast tier see of a word, whatever stands around it: its letters, and its pieces' vectors.

Everything here hangs on the written form alone, so that it is worked out once a form and remembered.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from rawi.text.fold import fold

GROUPS = ("word", "fold", "p1", "p2", "p3", "p4", "s1", "s2", "s3", "s4", "shape")
RARE = 0  # the row of every form that training saw too seldom
_LONGEST = 12
_DIGITS = str.maketrans("123456789", "000000000")


@lru_cache(maxsize=200_000)
def features(form: str) -> tuple[str, ...]:
    """One string a group of ``GROUPS``; what a short word lacks is empty."""
    plain = form.lower().translate(_DIGITS)
    letters = fold(plain)
    heads = (letters[:n] if len(letters) >= n else "" for n in (1, 2, 3, 4))
    tails = (letters[-n:] if len(letters) >= n else "" for n in (1, 2, 3, 4))
    return (plain, letters, *heads, *tails, shape(plain))


def shape(plain: str) -> str:
    """The kinds of letters in order, each once, and the length: «2017م» gives ``da5``."""
    kinds: list[str] = []
    for char in plain[:_LONGEST]:
        kind = _kind(char)
        if not kinds or kinds[-1] != kind:
            kinds.append(kind)
    return "".join(kinds) + str(min(len(plain), _LONGEST))


@lru_cache(maxsize=4096)
def _kind(char: str) -> str:
    if char.isdigit():
        return "d"
    if "\u0600" <= char <= "\u06ff" and char.isalpha():
        return "a"
    if char.isalpha():
        return "l"
    return "p" if unicodedata.category(char).startswith("P") else "s"


def rows(form: str, tables: Mapping[str, Mapping[str, int]]) -> list[int]:
    """The row of each feature in its group's table, ``RARE`` for those that are not listed."""
    return [tables[group].get(text, RARE) for group, text in zip(GROUPS, features(form), strict=True)]
