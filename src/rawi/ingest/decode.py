"""Bytes to text, for the encodings that Arabic news comes in."""

from __future__ import annotations

import codecs
import math
import re

from rawi.ingest.problems import BinaryError, EncodingError

_CONTROL = bytes([*range(0x00, 0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_SIGNATURES = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a zip archive or office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x7fELF": "a program",
    b"PAR1": "a Parquet table",
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_EIGHT_BIT = ("cp1256", "iso8859-6")
_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
# Rounded percentages of the letters of Arabic newswire.
_SHARES = {
    "ال": 12.0,
    "ينمتو": 6.0,
    "رعبةدهفسأق": 3.0,
    "حكجىإ": 1.5,
    "شصطخ": 1.0,
    "ضزثذغءئ": 0.5,
    "ظآؤ": 0.15,
}
_WEIGHTS = {letter: math.log(share / 0.5) for letters, share in _SHARES.items() for letter in letters}
_HINT = "save it as UTF-8"
_KINDS = "give text, HTML or JSON"
# Letters and spaces of Arabic text have these high bytes in UTF-16, punctuation 0x20.
_HIGH_BYTES = bytes([0x00, 0x06, 0x20, *range(0xFB, 0xFF)])
_ARABIC_HIGH_BYTES = bytes([0x06, *range(0xFB, 0xFF)])


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text in ``data``, without byte-order mark, otherwise unchanged.

    Tried in this order: byte-order mark, UTF-16 by its pattern, UTF-8, the ``declared`` encoding,
    then Windows-1256 or ISO-8859-6, whichever looks more like Arabic. Raises BinaryError or
    EncodingError.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _mostly_valid(data[len(mark) :], encoding)
    if order := _utf16_order(data):
        return _mostly_valid(data, order)
    _refuse_binary(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _eight_bit(data, declared)


def decode_html(data: bytes) -> str:
    """``decode`` that heeds the charset which a web page declares in its head."""
    found = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]{1,30})", data[:4096], re.IGNORECASE)
    return decode(data, declared=found.group(1).decode("ascii") if found else None)


def is_wide(head: bytes) -> bool:
    """Whether a file that starts so is UTF-16 or UTF-32, whose lines can't be cut at a newline byte."""
    marks = (mark for mark, encoding in _BOMS if encoding != "utf-8")
    return head.startswith(tuple(marks)) or bool(_utf16_order(head))


def _mostly_valid(data: bytes, encoding: str) -> str:
    """``data`` decoded, single broken characters replaced; raises BinaryError when there are many."""
    text = data.decode(encoding, errors="replace")
    if text.count("\ufffd") * 50 > len(text) + 50:
        raise BinaryError(f"the file starts as {encoding.upper()} but isn't text", hint=_KINDS)
    return text


def _utf16_order(data: bytes) -> str | None:
    """``utf-16-le`` or ``utf-16-be`` when every second byte is the high byte of an Arabic unit."""
    sample = data[:65536]
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        known = len(high) - len(high.translate(None, _HIGH_BYTES))
        arabic = len(high) - len(high.translate(None, _ARABIC_HIGH_BYTES))
        if high and known >= 0.9 * len(high) and arabic >= 0.2 * len(high):
            return encoding
    return None


def _refuse_binary(data: bytes) -> None:
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            raise BinaryError(f"this is {kind}, not text", hint=_KINDS)
    controls = len(data) - len(data.translate(None, _CONTROL))
    if controls * 100 > len(data):
        raise BinaryError("the file is binary, not text", hint=_KINDS)


def _damaged_utf8(data: bytes) -> str | None:
    """``data`` as UTF-8 with its few broken characters replaced, or None when it is something else."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return text if broken * 20 <= len(_ARABIC.findall(text)) else None


def _eight_bit(data: bytes, declared: str | None) -> str:
    texts = {}
    for encoding in _EIGHT_BIT:
        try:
            texts[encoding] = data.decode(encoding)
        except UnicodeDecodeError:
            continue
    likely = {encoding: _likeness(text[:100_000]) for encoding, text in texts.items()}
    if (known := _known_name(declared)) and likely.get(known, 0.0) > 0:
        return texts[known]
    best = max(likely, key=lambda encoding: likely[encoding], default=None)
    if best is None or likely[best] <= 0:
        raise EncodingError("no known encoding gives Arabic text (UTF-8, UTF-16, Windows-1256, ISO-8859-6)", hint=_HINT)
    return texts[best]


def _known_name(declared: str | None) -> str | None:
    """Python's name of an encoding as web pages write it, or None."""
    try:
        return codecs.lookup(declared).name if declared else None
    except LookupError:
        return None


def _likeness(text: str) -> float:
    """How much the non-ASCII part of ``text`` looks like Arabic: above 0 it is likely."""
    foreign = [char for char in text if char > "\x7f"]
    return sum(map(_weight, foreign)) / len(foreign) if foreign else 0.0


def _weight(char: str) -> float:
    """The log-likelihood of a letter; punctuation tells nothing, accented Latin speaks against Arabic."""
    if char in _WEIGHTS:
        return _WEIGHTS[char]
    if "\u064b" <= char <= "\u0652":
        return -0.5
    return -3.0 if char.isalpha() or char <= "\x9f" else 0.0
