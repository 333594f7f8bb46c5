import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.errors import InputError
from rawi.ingest.decode import decode, decode_html, is_wide
from rawi.ingest.problems import BinaryError, EncodingError
from tests.ingest.samples import ARABIC, PAGE

NO_QUOTES = ARABIC.replace("«", '"').replace("»", '"')


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256"])
def test_decode_gives_the_text_unchanged(encoding):
    assert decode(ARABIC.encode(encoding)) == ARABIC


def test_decode_big_endian_with_mark():
    assert decode(b"\xfe\xff" + ARABIC.encode("utf-16-be")) == ARABIC


@pytest.mark.parametrize("text", [NO_QUOTES, "محمد بن سلمان", "تصريحات الرئيس: سنرد", "مقتل 3 جنود", "ليبيا"])
@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6"])
def test_decode_tells_the_eight_bit_encodings_apart(text, encoding):
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", ["سطر\r\nثان\u00a0\u200f!", "كـــبير مُشَدَّد", "ﻣﺮﺣﺒﺎ", "الترکی فی"])
def test_decode_changes_nothing_in_the_text(text):
    assert decode(text.encode()) == text


def test_decode_keeps_utf8_with_a_broken_character():
    data = ARABIC.encode()
    assert decode(data + "و".encode()[:1]) == ARABIC + "\ufffd"
    text = decode(data[:40] + b"\xff" + data[40:])
    assert text.count("\ufffd") <= 3
    assert text[-60:] == ARABIC[-60:]


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 ...", b"PK\x03\x04abc", bytes(range(256)) * 4, b"\x00" * 100, b"\x89PNG\r\n"]
)
def test_decode_refuses_binary(data):
    with pytest.raises(BinaryError):
        decode(data)


def test_decode_refuses_french_in_latin_1():
    with pytest.raises(EncodingError):
        decode("Le ministre a été reçu à l'Élysée où il a débattu".encode("latin-1"))


@pytest.mark.parametrize("charset", ["windows-1256", "utf-8", "nonsense"])
def test_decode_html_heeds_the_charset_but_not_blindly(charset):
    page = PAGE.format(charset=charset)
    assert decode_html(page.encode("cp1256")) == page
    assert decode_html(page.encode()) == page


def test_is_wide():
    assert is_wide(ARABIC.encode("utf-16-le"))
    assert is_wide(ARABIC.encode("utf-16"))
    assert not is_wide(ARABIC.encode())
    assert not is_wide(ARABIC.encode("utf-8-sig"))


@given(st.binary(max_size=300))
def test_decode_never_crashes(data):
    try:
        text = decode(data)
    except InputError:
        return
    text.encode("utf-8")


@given(st.text(alphabet=st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهوي ،؟.\n12"), min_size=1))
def test_decode_utf8_round_trip(text):
    assert decode(text.encode()) == text
