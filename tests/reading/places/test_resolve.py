"""Choosing among places of one name."""

import pytest

from rawi.reading.places import Gazetteer, ResolvedPlace, resolve


def found(name: str, **options: object) -> ResolvedPlace:
    place = resolve(name, **options)  # type: ignore[arg-type]
    assert place is not None, name
    return place


@pytest.mark.parametrize(
    ("name", "article", "country"),
    [
        ("طرابلس", {"LBN": 3.0, "SYR": 1.0}, "LBN"),
        ("طرابلس", {"LBY": 1.0}, "LBY"),
        ("طرابلس", {}, "LBY"),
        ("البيضاء", {"YEM": 1.0}, "YEM"),
        ("البيضاء", {"LBY": 1.0}, "LBY"),
        ("سوسة", {"LBY": 1.0}, "LBY"),
        ("سوسة", {}, "TUN"),
        ("رفح", {"EGY": 1.0}, "EGY"),
        ("عمان", {"JOR": 1.0}, "JOR"),
        ("عمان", {"OMN": 1.0}, "OMN"),
        ("جورجيا", {}, "GEO"),
        ("لندن", {}, "GBR"),
        ("القاهرة", {"USA": 0.5, "EGY": 0.5}, "EGY"),
    ],
)
def test_homonyms_follow_the_article(name: str, article: dict[str, float], country: str) -> None:
    assert found(name, countries=article).entry.country == country


def test_homonyms_follow_the_neighbourhood() -> None:
    near = [found("سرت").entry]
    place = found("البيضاء", near=near)
    assert place.entry.country == "LBY"
    assert "near" in place.reason


def test_ordinary_word_needs_a_neighbour_or_a_kind() -> None:
    assert resolve("صور") is None
    assert found("صور", near=[found("صيدا").entry]).entry.country == "LBN"
    assert found("صور", kind="city").entry.country == "LBN"


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("سوريا", "SYR"),
        ("المغرب", "MAR"),
        ("تونس", "TUN"),
        ("الكويت", "KWT"),
        ("دولة قطر", "QAT"),
        ("سلطنة عمان", "OMN"),
    ],
)
def test_countries(name: str, country: str) -> None:
    place = found(name)
    assert (place.entry.country, place.precision) == (country, "country")


def test_kind_turns_a_country_into_its_capital() -> None:
    assert found("تونس", kind="city").entry.kind == "city"
    assert found("العاصمة الجزائرية").entry.name == "الجزائر العاصمة"
    assert found("العاصمة السورية").entry.name == "دمشق"


@pytest.mark.parametrize(
    ("name", "anchor", "precision"),
    [
        ("جنوب شرق البوكمال", "البوكمال", "region"),
        ("جنوب شرقي البوكمال", "البوكمال", "region"),
        ("قبالة سواحل ليبيا", "ليبيا", "region"),
        ("ضواحي القاهرة", "القاهرة", "region"),
        ("ريف منبج", "منبج", "region"),
        ("غرب مدينة الحديدة", "الحديدة", "region"),
        ("وسط بغداد", "بغداد", "city"),
        ("بالقرب من تدمر", "تدمر", "region"),
    ],
)
def test_offsets_keep_the_anchor(name: str, anchor: str, precision: str) -> None:
    place = found(name)
    assert (place.entry.name, place.precision) == (anchor, precision)


@pytest.mark.parametrize(
    ("name", "country", "precision"),
    [
        ("الشمال السوري", "SYR", "region"),
        ("شمال سوريا", "SYR", "region"),
        ("ريف دمشق", "SYR", "province"),
        ("الجنوب اليمني", "YEM", "region"),
        ("الأراضي اللبنانية", "LBN", "country"),
        ("الحدود السورية العراقية", "SYR", "region"),
        ("حلب السورية", "SYR", "city"),
        ("طرابلس اللبنانية", "LBN", "city"),
    ],
)
def test_parts_and_adjectives_of_countries(name: str, country: str, precision: str) -> None:
    place = found(name)
    assert (place.entry.country, place.precision) == (country, precision)


def test_type_words_decide() -> None:
    assert found("محافظة إدلب").precision == "province"
    assert found("مدينة إدلب").precision == "city"
    assert found("محافظة تدمر").precision == "province"
    assert found("مديرية التحيتا").precision == "district"


@pytest.mark.parametrize("name", ["", "محمد", "بيت", "الرئيس", "اللبنانية", "شمال", "جامعة القاهرة", "قوات النظام"])
def test_nothing_where_there_is_no_place(name: str) -> None:
    assert resolve(name) is None


def test_score_grows_with_the_evidence() -> None:
    alone = found("طرابلس")
    told = found("طرابلس", countries={"LBY": 1.0})
    assert alone.score < told.score <= 1.0
    assert "LBY" in told.reason


def test_as_place_gives_the_record() -> None:
    place = found("باب المندب").as_place("باب المندب", 3, 13)
    assert (place.text, place.start, place.end, place.country) == ("باب المندب", 3, 13, None)
    assert place.name == "باب المندب"
    assert place.precision == "region"


def test_resolution_does_not_depend_on_the_scale_of_weights() -> None:
    gazetteer = Gazetteer.load()
    small = resolve("طرابلس", countries={"LBN": 0.3, "LBY": 0.1}, gazetteer=gazetteer)
    assert small == resolve("طرابلس", countries={"LBN": 30, "LBY": 10}, gazetteer=gazetteer)
