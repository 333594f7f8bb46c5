"""Numbers and ordinals in digits or Arabic words."""

from __future__ import annotations

import re
from functools import lru_cache

from rawi.reading.dates.lexicon import lexicon


def _plain(word: str) -> str:
    """``word`` without conjunction and article, unless they belong to it («واحد»)."""
    words = lexicon().cardinals.keys() | lexicon().ordinals.keys()
    for prefix in ("", "و", "ال", "وال"):
        if word.startswith(prefix) and word[len(prefix) :] in words:
            return word[len(prefix) :]
    return word


@lru_cache(maxsize=1024)
def number(text: str) -> float:
    """The value of a folded number: «48» 48, «خمسه وعشرين» 25, «الفين واربعه عشر» 2014."""
    digits = re.search(r"\d+(?:\.\d+)?", text.replace(",", "."))
    if digits:
        return float(digits[0])
    total = 0
    for word in map(_plain, text.split()):
        value = lexicon().cardinals.get(word, lexicon().ordinals.get(word, 0))
        total = max(total, 1) * 1000 if value == 1000 else total + value
    return total


@lru_cache(maxsize=1024)
def ordinal(text: str) -> int:
    """The value of a folded day number: «الثامن والعشرين» 28, «ال11» 11, «الحادي عشر» 11."""
    digits = re.search(r"\d+", text)
    if digits:
        return int(digits[0])
    total = 0
    for word in map(_plain, text.split()):
        total += lexicon().ordinals.get(word, lexicon().cardinals.get(word, 0))
    return total
