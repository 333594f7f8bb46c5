"""How the benchmark compares Arabic letters.

These foldings belong to the definition of the figures: they stay as they are when
``rawi.text.fold`` learns something new, so that figures of different versions can be compared.
"""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile(r"[\u064b-\u0652\u0670\u0640]")
_DIRECTION = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_FORMS = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه"}
_FORM_TABLE = str.maketrans(_FORMS)
_NAME_TABLE = str.maketrans({**_FORMS, "ؤ": "و", "ئ": "ي", "\u06cc": "ي", "\u06a9": "ك"})


def fold_form(text: str) -> str:
    """A word form or lemma as it is compared: no vowel marks, one alef, one ya, ه for ة."""
    return _MARKS.sub("", text).translate(_FORM_TABLE)


def fold_name(text: str) -> str:
    """A name as it is compared: compatibility forms and hamza carriers written one way too."""
    plain = _DIRECTION.sub("", _MARKS.sub("", unicodedata.normalize("NFKC", text)))
    return plain.translate(_NAME_TABLE)
