"""The actor base: the shipped data is sound, and every kind of mistake is reported with its line."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from rawi.errors import DataError
from rawi.reading.actors.base import INTERNATIONAL, SECTORS, ActorBase, demonym_key, name_key
from rawi.reading.actors.csvdata import FILES


@pytest.fixture(scope="module")
def base() -> ActorBase:
    return ActorBase.load()


@pytest.fixture
def texts() -> dict[str, str]:
    """A tiny sound base to spoil."""
    rows = {
        "countries.csv": "RUS,RU,روسيا,,Russia,روسي,روسية,روس,موسكو,الكرملين,62,96.7,,hand",
        "organisations.csv": "org.duma,الدوما,مجلس الدوما,State Duma,,RUS,LEG,org,hand",
        "persons.csv": "per.putin,فلاديمير بوتين,بوتين,Vladimir Putin,,RUS,GOV,president:RUS:2012-05-07:,m,hand",
        "roles.csv": "وزير,وزراء,وزيرة,GOV,,other,person",
        "institutions.csv": "جيش,جيوش,MIL,",
        "homonyms.csv": "الدوما,word,org.duma,note",
    }
    return {name: f"{header}\n{rows[name]}\n" for name, (header, _) in FILES.items()}


def test_base_has_all_kinds_in_number(base: ActorBase) -> None:
    kinds = [actor.kind for actor in base.actors.values()]
    assert len(base.countries) >= 198
    assert kinds.count("org") >= 1500
    assert kinds.count("person") >= 3600
    assert len(base.roles) >= 250
    assert len(base.institutions) >= 150


def test_every_actor_has_known_country_and_sectors(base: ActorBase) -> None:
    for actor in base.actors.values():
        assert actor.country in base.countries or actor.country in INTERNATIONAL
        assert actor.sectors
        assert set(actor.sectors) <= SECTORS


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("داعش", ["org.isis"]),
        ("تنظيم الدولة الاسلامية", ["org.isis"]),
        ("أنصار الله", ["org.houthis"]),
        ("«قسد»", ["org.sdf"]),
        ("ا ف ب", ["org.afp"]),
        ("بوتين", ["per.vladimir_putin"]),
        ("ستافان دي مستورا", ["per.staffan_de_mistura"]),
        ("جان-إيف لودريان", ["per.jean_yves_le_drian"]),
        ("المرصد الأورومتوسطي لحقوق الانسان", ["org.euromed_monitor"]),
        ("مليشيا الكانيات", ["org.kaniyat"]),
        ("حكومة صنعاء", ["org.ngs_yemen"]),
        ("لا أحد", []),
    ],
)
def test_lookup_finds_spellings(base: ActorBase, name: str, ids: list[str]) -> None:
    assert [actor.id for actor in base.lookup(name)] == ids


@pytest.mark.parametrize(
    ("name", "iso3"),
    [
        ("أمريكا", "USA"),
        ("سورية", "SYR"),
        ("الامارات", "ARE"),
        ("بريطانيا", "GBR"),
        ("عمان", "OMN"),
        ("أطلنطس", None),
    ],
)
def test_country_by_name(base: ActorBase, name: str, iso3: str | None) -> None:
    assert base.country_by_name(name) == iso3


def test_capitals_and_metonyms_are_separate(base: ActorBase) -> None:
    assert base.country_by_capital("موسكو") == "RUS"
    assert base.country_by_metonym("الكرملين") == "RUS"
    assert base.country_by_metonym("تل أبيب") == "ISR"
    assert base.country_by_name("موسكو") is None


@pytest.mark.parametrize(
    ("word", "iso3", "form"),
    [
        ("الروسية", "RUS", "f"),
        ("روس", "RUS", "pl"),
        ("الأمريكيين", "USA", "pl"),
        ("إماراتي", "ARE", "m"),
        ("الكورية الشمالية", "PRK", "f"),
        ("جنوب أفريقي", "ZAF", "m"),
        ("ألماني", "DEU", "m"),
    ],
)
def test_demonym_gives_country_and_form(base: ActorBase, word: str, iso3: str, form: str) -> None:
    assert base.demonym(word) == (iso3, form)
    assert base.country_by_demonym(word) == iso3


@pytest.mark.parametrize("word", ["العربية", "الجديدة", "الخارجية"])
def test_other_adjectives_are_no_demonyms(base: ActorBase, word: str) -> None:
    assert base.country_by_demonym(word) is None


@pytest.mark.parametrize(
    ("office", "country", "on", "expected"),
    [
        ("president", "USA", date(2016, 12, 31), "per.barack_obama"),
        ("president", "USA", date(2017, 1, 20), "per.donald_trump"),
        ("foreign_minister", "USA", date(2018, 3, 1), "per.rex_tillerson"),
        ("prime_minister", "GBR", date(2016, 7, 20), "per.theresa_may"),
        ("un_envoy", "YEM", date(2017, 6, 1), "per.ismail_ould_cheikh_ahmed"),
        ("un_secretary_general", "UNO", date(2016, 1, 1), "per.ban_ki_moon"),
        ("crown_prince", "SAU", date(2018, 1, 1), "per.mohammed_bin_salman"),
        ("king", "SAU", None, "per.salman_bin_abdulaziz_al_saud"),
        ("president", "MCO", None, None),
    ],
)
def test_holder_of_an_office_on_a_day(
    base: ActorBase, office: str, country: str, on: date | None, expected: str | None
) -> None:
    found = base.holder(office, country, on)
    assert (found.id if found else None) == expected


def test_holder_is_silent_where_many_hold_an_office(base: ActorBase) -> None:
    assert base.holder("other", "USA", date(2017, 6, 1)) is None


def test_plain_words_are_known(base: ActorBase) -> None:
    assert base.is_plain_word("العربية")
    assert not base.is_plain_word("داعش")


def test_keys_even_out_spelling() -> None:
    assert name_key("«الجيش  الأوَّل»") == "الجيش الاول"
    assert demonym_key("الكورية الجنوبية") == "كوريه جنوبيه"


def test_small_base_is_sound(texts: dict[str, str]) -> None:
    assert ActorBase.from_texts(texts).lookup("مجلس الدوما")[0].name_en == "State Duma"


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("organisations.csv", "LEG", "XYZ", "organisations.csv:2: unknown sector 'XYZ'"),
        ("organisations.csv", ",RUS,", ",ZZZ,", "organisations.csv:2: unknown country 'ZZZ'"),
        ("organisations.csv", "State Duma", "", "organisations.csv:2: name_en is empty"),
        ("organisations.csv", "مجلس الدوما", "مجلس  الدوما", "organisations.csv:2: forbidden"),
        ("organisations.csv", "مجلس الدوما", "مجلس\u064e الدوما", "organisations.csv:2: forbidden"),
        ("organisations.csv", "مجلس الدوما", "بوتین", "organisations.csv:2: forbidden"),
        ("organisations.csv", "name_en", "name", "organisations.csv:1: header"),
        ("organisations.csv", ",hand", "", "organisations.csv:2: 8 fields"),
        ("persons.csv", "per.putin", "org.duma", "persons.csv:2: 'org.duma' is given twice"),
        ("persons.csv", "بوتين,V", "الدوما,V", "persons.csv:2: «الدوما» of per.putin is also org.duma"),
        ("persons.csv", "president:", "boss:", "persons.csv:2: bad office"),
        ("persons.csv", "2012-05-07", "2012-13", "persons.csv:2: bad dates"),
        ("persons.csv", ",m,", ",x,", "persons.csv:2: gender"),
        ("countries.csv", ",,hand", ",UKR,hand", "countries.csv:2: RUS and UKR aren't neighbours"),
        ("roles.csv", "other,person", "boss,person", "roles.csv:2: unknown office 'boss'"),
        ("homonyms.csv", "org.duma", "org.none", "homonyms.csv:2: unknown id 'org.none'"),
    ],
)
def test_mistakes_are_reported_with_file_and_line(
    texts: dict[str, str], file: str, old: str, new: str, message: str
) -> None:
    assert old in texts[file]
    texts[file] = texts[file].replace(old, new, 1)
    with pytest.raises(DataError) as caught:
        ActorBase.from_texts(texts)
    assert message in str(caught.value)


def test_all_mistakes_are_listed_at_once(texts: dict[str, str]) -> None:
    texts["roles.csv"] = texts["roles.csv"].replace("GOV", "XYZ")
    texts["institutions.csv"] = texts["institutions.csv"].replace("MIL", "XYZ")
    with pytest.raises(DataError) as caught:
        ActorBase.from_texts(texts)
    assert len(caught.value.cause.splitlines()) == 2


def test_shared_name_is_allowed_once_it_is_listed(texts: dict[str, str]) -> None:
    texts["persons.csv"] = texts["persons.csv"].replace("بوتين,V", "الدوما,V")
    texts["homonyms.csv"] += "الدوما,shared,org.duma|per.putin,note\n"
    assert len(ActorBase.from_texts(texts).lookup("الدوما")) == 2


def test_files_are_utf8_without_byte_order_mark() -> None:
    for name in FILES:
        assert not (files("rawi") / "data" / "actors" / name).read_bytes().startswith(b"\xef\xbb\xbf")
