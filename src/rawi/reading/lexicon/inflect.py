"""Written forms of Arabic verbs, nouns and participles, folded and without clitics.

Forms follow the paradigms of unvocalised newspaper Arabic (Ryding 2005, ch. 21-32); what only the
vowels would tell apart is one form here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rawi.text.fold import fold

_LONG = "اوي"


@lru_cache(maxsize=8192)
def perfect(form: str) -> frozenset[str]:
    """Forms of the perfect from its 3rd person masculine singular: «التقى» → التقى، التقت، التقوا…"""
    return frozenset(_perfect(fold(form), defective=not form.endswith(("أ", "ئ", "ؤ"))))


def _perfect(form: str, *, defective: bool) -> Iterator[str]:
    yield form
    if not defective:  # a final hamza is a full consonant: «أرجأ» → «أرجأت»
        yield from (form + end for end in ("ت", "وا", "تا", "ن", "نا", "تم", "و"))
        yield form[:-1] + "ووا"
    elif form.endswith("ي") and len(form) > 2:
        stem = form[:-1]
        yield from (stem + end for end in ("ت", "وا", "تا", "و", "ا", "يا", "ين", "ينا", "يت", "يتم"))
    elif form.endswith("ا") and len(form) > 2:
        stem = form[:-1]
        yield from (stem + end for end in ("ت", "وا", "تا", "ونا", "وت", "و"))
    else:
        yield from (form + end for end in ("ت", "وا", "ا", "تا", "ن", "نا", "تم", "و"))
        if len(form) > 2 and form[-2] == "ا":
            yield from (form[:-2] + form[-1] + end for end in ("ت", "نا", "ن", "تم"))


@lru_cache(maxsize=8192)
def imperfect(form: str) -> frozenset[str]:
    """Forms of the imperfect, subjunctive and jussive from the 3rd person masculine singular."""
    stem = fold(form)[1:]
    tails = (
        _imperfect_tails(stem)
        if not form.endswith(("أ", "ئ", "ؤ"))
        else (stem + e for e in ("", "ون", "وا", "ان", "ن"))
    )
    return frozenset(prefix + tail for tail in tails for prefix in ("ي", "ت", "ن", "سي", "ست", "سن"))


def _imperfect_tails(stem: str) -> Iterator[str]:
    yield stem
    if stem and stem[-1] in "يوا" and len(stem) > 1:
        short = stem[:-1]
        yield from (
            short,
            short + "ون",
            short + "وا",
            short + "ين",
            short + "و",
            stem + "ان",
            stem + "ا",
            stem + "ن",
        )
        yield short + "يان"
    else:
        yield from (stem + end for end in ("ون", "وا", "ان", "ا", "ين", "ن", "و", "ي"))


@lru_cache(maxsize=8192)
def jussive(form: str) -> frozenset[str]:
    """The short forms that hollow verbs have after «لم»: «يقيل» → يقل، تقل; empty for other verbs."""
    stem = fold(form)[1:]
    if len(stem) < 3 or stem[-2] not in _LONG or stem[-1] in _LONG:
        return frozenset()
    return frozenset(prefix + stem[:-2] + stem[-1] for prefix in "يتن")


@lru_cache(maxsize=8192)
def noun(form: str) -> frozenset[str]:
    """Forms of a noun as written: with accusative alef, dual and construct endings, without article."""
    word = fold(form)
    return frozenset(_noun(word))


def _noun(word: str) -> Iterator[str]:
    yield word
    if word.endswith("ه"):
        yield from (word[:-1] + end for end in ("ت", "تان", "تين", "تا", "تي"))
    elif word.endswith("ات") or word.endswith(("ون", "ين")):
        yield word
        if word.endswith(("ون", "ين")):
            yield from (word[:-2] + end for end in ("ون", "ين", "و", "ي"))
            yield word + "ا"  # «كمين», «قانون» are singulars
    else:
        yield from (word + end for end in ("ا", "ان", "ين"))


@lru_cache(maxsize=8192)
def participle(form: str) -> frozenset[str]:
    """Forms of a participle from its masculine singular: feminine, dual, sound plurals, construct."""
    word = fold(form)
    stem = word[:-1] if word.endswith("ي") and len(word) > 3 else word
    ends = ("", "ا", "ه", "ت", "ون", "ين", "ات", "ان", "تان", "تين", "و", "ي")
    weak = (word + end for end in ("ا", "ه", "ت", "ات", "ان", "تان", "تين")) if stem != word else ()
    return frozenset([word, *(stem + end for end in ends), *weak])
