"""Unvocalised lemmas: the treebank's table, then rules for words that it does not hold."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from rawi.text.fold import fold, fold_word, strip_marks

_IMPERFECT = ("ي", "ت", "ن", "ا")
_VERB_ENDS = ("ون", "ين", "ان", "وا", "تا", "نا", "تم", "ت", "ن", "ا")
_NOMINAL = frozenset({"NOUN", "ADJ", "PROPN", "X", "ADV", "DET"})


class Lemmatizer:
    """Looks lemmas up by folded form and UPOS, else guesses them by rule."""

    def __init__(self, table: dict[tuple[str, str], str]) -> None:
        self._table = table
        self._any: dict[str, str] = {}
        for (form, _), lemma in table.items():
            self._any.setdefault(form, lemma)
        # guesses are kept apart: were they looked up like entries, results would hang on what was read before
        self._guess = lru_cache(maxsize=100_000)(self._guessed)

    @classmethod
    def load(cls, path: Path) -> Lemmatizer:
        """Read ``form TAB upos TAB lemma`` lines."""
        rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
        return cls({(form, upos): lemma for form, upos, lemma in rows})

    def __call__(self, norm: str, upos: str, feats: str = "") -> str:
        """The lemma of one restored word form, without vowel marks."""
        found = self._table.get((fold_word(norm), upos))
        return found or self._guess(norm, upos, upos == "VERB" and "Aspect=Imp" in feats)

    def _guessed(self, norm: str, upos: str, imperfect: bool) -> str:
        plain, form = strip_marks(norm), fold(norm)
        if upos == "VERB":
            return self._verb(plain, imperfect and form.startswith(_IMPERFECT))
        if upos not in _NOMINAL:
            return self._any.get(form, plain)
        bare = plain[2:] if form.startswith("ال") and len(plain) > 4 else plain
        for candidate in self._nominal(bare, upos):
            folded = fold(candidate)
            for kind in (upos, "NOUN", "ADJ"):
                found = self._table.get((folded, kind)) or self._table.get(("ال" + folded, kind))
                if found:
                    return found
        return next(self._nominal(bare, upos, last_only=True), bare)

    @staticmethod
    def _nominal(bare: str, upos: str, *, last_only: bool = False) -> Iterator[str]:
        form = fold(bare)
        if not last_only:
            yield bare
        if len(bare) > 4 and form.endswith(("ون", "ين")):
            yield bare[:-2]
        if len(bare) > 4 and form.endswith("ات"):
            yield bare[:-2] + ("" if upos == "ADJ" else "ة")
        if len(bare) > 5 and form.endswith(("تان", "تين")):
            yield bare[:-3] + "ة"
        if len(bare) > 4 and form.endswith("ان"):
            yield bare[:-2]
        if upos == "ADJ" and len(bare) > 3 and bare.endswith("ة"):
            yield bare[:-1]
        if len(bare) > 3 and bare.endswith("ا") and upos != "PROPN":
            yield bare[:-1]

    def _verb(self, plain: str, imperfect: bool) -> str:
        stem = plain[1:] if imperfect else plain
        candidates = [stem]
        for end in _VERB_ENDS:
            if fold(stem).endswith(end) and len(stem) - len(end) >= 2:
                candidates.append(stem[: -len(end)])
        for candidate in candidates:
            for form_ in (candidate, "ا" + candidate, candidate + "ى", candidate + "ا"):
                found = self._table.get((fold(form_), "VERB"))
                if found:
                    return found
        return candidates[-1] if len(candidates) > 1 and not imperfect else stem
