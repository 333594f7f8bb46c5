"""Is this text Arabic? Script first, then words, and language identification where both leave doubt."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from rawi.ingest.problems import NotArabicError
from rawi.text.fold import fold

_SCRIPT = re.compile("[\u0620-\u064a\u066e-\u06d3\u06ee-\u06ef\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile("[\u0621-\u064a]+")
# Letters that Arabic keyboards lack, and that no Arabic word needs; ی and ک are left out since
# Arabic is often typed with them.
_OTHER = re.compile("[پچژگٹڈڑںھہےۓڵڕێۆەۇۈۋېڭټډړږښځڅ\u06c0]")
_ARTICLE = re.compile("(?:[وفبك]{0,2}ال|[وف]?لل)[\u0621-\u064a]{2,}")
_PARTICLES = frozenset(
    ["في", "من", "علي", "الي", "عن", "التي", "الذي", "هذا", "هذه", "مع", "بعد", "لم", "بين", "عند", "حول"]
)
_MIN_SHARE = 0.25
_HINT = "Rawi reads Arabic articles only"
_SAMPLE_CHARS = 20_000
_LANGUAGES = ["ar", "fa", "ur", "ps", "ku", "ug", "en", "fr", "he"]


def check_arabic(text: str) -> None:
    """Nothing for an Arabic text, however short or mixed with Latin; raises NotArabicError for others."""
    sample = _sample(text)
    script = len(_SCRIPT.findall(sample))
    letters = len(_LETTER.findall(sample))
    if not letters or script < _MIN_SHARE * letters:
        share = round(100 * script / letters) if letters else 0
        raise NotArabicError(f"only {share} % of its letters are Arabic", hint=_HINT)
    other = len(_OTHER.findall(sample)) / script
    if other < 0.01 and _arabic_words(sample):
        return
    if script < 20 and other == 0:
        return
    if (language := _language(sample)) != "ar":
        cause = f"its script is Arabic but its language seems to be {language}"
        raise NotArabicError(cause, hint=_HINT)


def _sample(text: str) -> str:
    """A long text's beginning, middle and end."""
    if len(text) <= 3 * _SAMPLE_CHARS:
        return text
    middle = len(text) // 2
    return f"{text[:_SAMPLE_CHARS]} {text[middle : middle + _SAMPLE_CHARS]} {text[-_SAMPLE_CHARS:]}"


def _arabic_words(sample: str) -> bool:
    """Whether articles and particles are as frequent as only Arabic has them."""
    words = _WORD.findall(fold(sample))
    signs = sum(word in _PARTICLES or bool(_ARTICLE.fullmatch(word)) for word in words)
    return signs >= 0.15 * len(words) and signs >= 1


def _language(sample: str) -> str:
    """The likeliest language, with Persian letters as written and again as Arabic ones.

    Persian or Urdu keep their words when ی and ک are rewritten, so ``ar`` must hold for both, unless
    the text has none of the other letters that Arabic lacks.
    """
    raw = str(_identifier().classify(sample)[0])
    if raw == "ar" or _OTHER.search(sample):
        return raw
    return str(_identifier().classify(sample.replace("ی", "ي").replace("ک", "ك"))[0])


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_LANGUAGES)
    return identifier
