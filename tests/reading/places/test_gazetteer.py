"""The table of places and look-up by name."""

import csv
import time
import unicodedata
from importlib.resources import files
from pathlib import Path

import pytest

from rawi.errors import DataError
from rawi.reading.places.gazetteer import Gazetteer, split_type
from rawi.text.fold import fold

FOLDER = files("rawi").joinpath("data", "places")
TOOLS = Path(__file__).parents[3] / "tools"
PRECISIONS = {"point", "city", "district", "province", "country", "region"}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def hand_rows() -> list[dict[str, str]]:
    return list(csv.DictReader(TOOLS.joinpath("hand_places.csv").read_text("utf-8").splitlines()))


def test_load_is_shared_and_quick(gazetteer: Gazetteer) -> None:
    assert Gazetteer.load() is gazetteer
    assert len(gazetteer) > 25_000
    contested = Path(str(FOLDER.joinpath("contested.csv")))
    started = time.perf_counter()
    Gazetteer.load(contested)
    assert time.perf_counter() - started < 0.5


def test_every_entry_is_well_formed(gazetteer: Gazetteer) -> None:
    for entry in gazetteer:
        assert entry.name
        assert entry.precision in PRECISIONS
        assert -90 <= entry.lat <= 90
        assert -180 <= entry.lon <= 180
        assert entry.country == "" or (len(entry.country) == 3 and entry.country.isupper())


def test_hand_places_are_plain_arabic() -> None:
    allowed = set(map(chr, range(0x621, 0x64B))) - {"\u0640"} | set(" -0123456789")
    rows = hand_rows()
    assert len(rows) >= 500
    for row in rows:
        for name in [row["name"], *filter(None, row["variants"].split("|"))]:
            assert set(name) <= allowed, name
            assert unicodedata.is_normalized("NFC", name)


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("سرت", "LBY", "city"),
        ("سيرت", "LBY", "city"),
        ("الحسكه", "SYR", "city"),
        ("الغوطة الشرقية", "SYR", "region"),
        ("الأنبار", "IRQ", "province"),
        ("القرن الأفريقي", "", "region"),
        ("شبه جزيرة سيناء", "EGY", "region"),
        ("باب المندب", "", "strait"),
        ("هرمز", "", "strait"),
        ("قاعدة العديد", "QAT", "base"),
        ("معبر نصيب", "SYR", "crossing"),
        ("مخيم اليرموك", "SYR", "camp"),
        ("ميناء الحديدة", "YEM", "port"),
        ("بحر العرب", "", "sea"),
        ("الضفة الغربية", "PSE", "region"),
        ("تمارة", "MAR", "city"),
        ("بوتلميت", "MRT", "town"),
        ("حاسي مسعود", "DZA", "town"),
        ("بن قردان", "TUN", "town"),
        ("سالزبوري", "GBR", "town"),
    ],
)
def test_lookup_finds(gazetteer: Gazetteer, name: str, country: str, kind: str) -> None:
    assert (country, kind) in {(entry.country, entry.kind) for entry in gazetteer.lookup(name)}


def test_type_word_restricts_the_kind(gazetteer: Gazetteer) -> None:
    assert {entry.kind for entry in gazetteer.lookup("محافظة حلب")} == {"province"}
    assert {entry.kind for entry in gazetteer.lookup("مدينة حلب")} == {"city"}
    assert {entry.kind for entry in gazetteer.lookup("حلب")} >= {"province", "city"}


def test_type_word_without_match_leaves_the_homonyms(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("محافظة تدمر")[0].name == "تدمر"


def test_article_is_optional(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("فلوجة") == gazetteer.lookup("الفلوجة")


@pytest.mark.parametrize("word", ["بيت", "علي", "محمد", "الجمعة", "قوات", "السيد", "كان", "الداخلية"])
def test_ordinary_words_are_no_places(gazetteer: Gazetteer, word: str) -> None:
    assert gazetteer.lookup(word) == ()


def test_ordinary_words_are_places_after_a_type_word(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("مدينة الباب")[0].country == "SYR"
    assert gazetteer.lookup("الباب") == ()
    assert gazetteer.lookup("الباب", weak=True)[0].country == "SYR"


def test_unknown_names_give_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("") == ()
    assert gazetteer.lookup("مدينة") == ()
    assert gazetteer.lookup("قوات النظام") == ()


def test_maghreb_is_as_thick_as_the_mashreq(gazetteer: Gazetteer) -> None:
    towns = [entry.country for entry in gazetteer if entry.precision == "city"]
    assert min(towns.count(code) for code in ("MAR", "DZA", "TUN")) > towns.count("IRQ")


@pytest.mark.parametrize(
    "name",
    ["لندن", "باريس", "واشنطن", "نيويورك", "موسكو", "بروكسل", "جنيف", "طوكيو", "أنقرة", "طهران", "بكين"],
)
def test_world_cities_carry_their_newspaper_name(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.lookup(name)[0].name == name


def test_every_capital_is_known(gazetteer: Gazetteer) -> None:
    text = files("rawi").joinpath("data", "actors", "countries.csv").read_text("utf-8")
    missing = []
    for row in csv.DictReader(text.splitlines()):
        names = [name for name in row["capital_ar"].split("|") if name]
        found = [e for name in names for e in gazetteer.lookup(name, weak=True) if e.country == row["iso3"]]
        if names and not found:
            missing.append(names[0])
    assert len(missing) <= 12, missing


def test_contested_file_can_be_replaced(tmp_path: Path, gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("الجولان")[0].country == "SYR"
    other = tmp_path / "contested.csv"
    other.write_text("place,shown,others,note\nالجولان,,SYR|ISR,\n", "utf-8")
    assert Gazetteer.load(other).lookup("الجولان")[0].country == ""


def test_bad_contested_file_is_reported(tmp_path: Path) -> None:
    bad = tmp_path / "contested.csv"
    bad.write_text("name,country\nالجولان,SYR\n", "utf-8")
    with pytest.raises(DataError, match="contested"):
        Gazetteer.load(bad)


def test_contested_places_exist(gazetteer: Gazetteer) -> None:
    text = FOLDER.joinpath("contested.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        assert row["shown"] in {entry.country for entry in gazetteer.lookup(row["place"])}, row["place"]


def test_split_type() -> None:
    assert split_type(fold("محافظة إدلب")) == (frozenset({"province"}), "ادلب")
    assert split_type("ادلب") == (frozenset(), "ادلب")
    assert split_type(fold("محافظة")) == (frozenset(), "محافظه")
