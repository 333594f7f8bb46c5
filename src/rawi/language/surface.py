"""Cut a text into paragraphs and surface tokens, keeping every offset.

A surface token is a written word, a number, a punctuation mark or something that is kept whole
(address, e-mail, @name, date, emoji). Clitics and words glued together by a typing error are cut later, in
context, by the model.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rawi.text.fold import MARKS

# every repetition is bounded: text without blanks must neither take quadratic time nor give one huge token
_URL = r"(?:https?://|www\.)[^\s<>\"«»]{1,300}[^\s<>\"«».,؛،:!؟?)\]]"
_EMAIL = r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{0,64}\w"
_HANDLE = r"@\w{1,64}"
_DATE = r"(?<!\d)(?:\d{1,2}([/-])\d{1,2}\1(?:\d{2}){1,2}|\d{4}([/-])\d{1,2}\2\d{1,2})(?!\d)"
_CLOCK = r"(?<!\d)[0-2]?\d:[0-5]\d(?!\d)"
_NUMBER = r"\d{1,64}(?:[.,،٫٬]\d{1,64}){0,16}"
_MARK = MARKS.pattern
_LATIN = r"[A-Za-z\u00c0-\u024f]{1,64}(?:['’.&-][A-Za-z\u00c0-\u024f]{1,64}){0,8}\.?(?<!\.)"
_WORD = rf"[^\W\d_](?:[^\W\d_]|{_MARK}){{0,199}}"
_PICTURE = r"[\u2600-\u27bf\U0001f300-\U0001faff]"
_EMOJI = rf"[\U0001f1e6-\U0001f1ff]{{2}}|{_PICTURE}(?:\ufe0f|[\U0001f3fb-\U0001f3ff]|\u200d{_PICTURE}){{0,16}}"
_SURFACE = re.compile(
    f"{_URL}|{_EMAIL}|{_HANDLE}|{_DATE}|{_CLOCK}|{_NUMBER}|{_EMOJI}|{_LATIN}|{_WORD}|-{{2,64}}|\u0640{{1,64}}|[^\\s]"
)
_BREAK = re.compile(r"[\n\r\u2028\u2029\v\f]+")

TATWEEL = "\u0640"
SENTENCE_FINAL = frozenset(".؟?!…")


@dataclass(frozen=True, slots=True)
class Surface:
    """One surface token: its span in the text and the letters that the model sees."""

    start: int
    end: int
    text: str


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the stretches between line ends that hold anything but blanks."""
    spans, at = [], 0
    for mark in [*_BREAK.finditer(text), None]:
        end = mark.start() if mark else len(text)
        if text[at:end].strip():
            spans.append((at, end))
        at = mark.end() if mark else len(text)
    return spans


def surfaces(text: str, start: int = 0, end: int | None = None) -> list[Surface]:
    """Surface tokens of ``text[start:end]`` with offsets into ``text``."""
    found = _SURFACE.finditer(text, start, len(text) if end is None else end)
    return [Surface(m.start(), m.end(), m.group()) for m in found if _seen(m.group()) and not _joint(text, m.start())]


def _seen(written: str) -> bool:
    """Whether the model gets to see anything of a token; a lone tatweel is a dash."""
    return written[0] == TATWEEL or not MARKS.match(written) or bool(MARKS.sub("", written))


def _joint(text: str, at: int) -> bool:
    """Whether ``at`` is an underscore between words, as in hashtags: the model reads it as a blank."""
    return text[at] == "_" and text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()
