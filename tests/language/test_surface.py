"""Surface tokens keep every offset and never grow without bound."""

import time

import pytest
from hypothesis import given

from rawi.language.surface import paragraphs, surfaces
from rawi.text.fold import strip_marks
from tests.language.texts import TEXTS


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("وصل الوزير، أمس.", ["وصل", "الوزير", "،", "أمس", "."]),
        ("ارتفع 12,5% إلى ١٠٠٫٢", ["ارتفع", "12,5", "%", "إلى", "١٠٠٫٢"]),
        ("راجع https://example.org/a-b?c=1.", ["راجع", "https://example.org/a-b?c=1", "."]),
        ("كتب @rawi إلى press@example.org", ["كتب", "@rawi", "إلى", "press@example.org"]),
        ("كِتابُ الدُّوَل", ["كِتابُ", "الدُّوَل"]),
        ("مســـؤول", ["مســـؤول"]),
        ("صنعاء ـ وكالات", ["صنعاء", "ـ", "وكالات"]),
        ("قناة AT&T-News العربية", ["قناة", "AT&T-News", "العربية"]),
        ("نعم...لا", ["نعم", ".", ".", ".", "لا"]),
        ("سنة2019م", ["سنة", "2019", "م"]),
        ("بحث #وزير_الخارجية_الروسي", ["بحث", "#", "وزير", "الخارجية", "الروسي"]),
        ("في 12/3/2017 و2017-01-12 عند 10:30", ["في", "12/3/2017", "و", "2017-01-12", "عند", "10:30"]),
        ("فاز 3-2 (15-8)", ["فاز", "3", "-", "2", "(", "15", "-", "8", ")"]),
        ("😀👍🏽 👨‍👩‍👧🇪🇬", ["😀", "👍🏽", "👨‍👩‍👧", "🇪🇬"]),
        ("(أ ف ب)", ["(", "أ", "ف", "ب", ")"]),
        ("\u200f\u200e", []),
        ("", []),
    ],
)
def test_surfaces(text, tokens):
    assert [token.text for token in surfaces(text)] == tokens


@given(TEXTS)
def test_surfaces_are_substrings_that_cover_all_that_is_seen(text):
    tokens = surfaces(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in zip(tokens, tokens[1:], strict=False))
    covered = {at for t in tokens for at in range(t.start, t.end)}
    left = "".join(char for at, char in enumerate(text) if at not in covered)
    assert strip_marks(left).replace("_", "").strip() == ""


@given(TEXTS)
def test_paragraphs_hold_all_but_blanks(text):
    spans = paragraphs(text)
    assert all(text[a:b].strip() and "\n" not in text[a:b] for a, b in spans)
    kept = {at for a, b in spans for at in range(a, b)}
    assert not "".join(char for at, char in enumerate(text) if at not in kept).strip()


@pytest.mark.parametrize("unit", ["a1", "اب", "1", ".", "ـ", "w.", "@", "http://", "-", "ا-"])
def test_text_without_blanks_takes_linear_time_and_gives_no_huge_token(unit):
    text = unit * (60_000 // len(unit))
    began = time.process_time()
    tokens = surfaces(text)
    assert time.process_time() - began < 3
    assert max(len(token.text) for token in tokens) < 700
