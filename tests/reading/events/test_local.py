"""Victims and protesters without a nationality are of the place; foreigners and gunmen are not."""

from datetime import date

import pytest

from rawi import Article
from rawi.records import EventType

pytestmark = pytest.mark.model


def countries(reader, text, type_, side):
    events = reader.read(Article(text, published=date(2018, 3, 14))).events
    return {p.text: p.country for e in events if e.type is type_ for p in getattr(e, side)}


def test_victims_are_of_the_place(reader):
    found = countries(
        reader, "قتل ثلاثة شرطيين في هجوم مسلح على حاجز في مدينة الموصل.", EventType.ASSAULT, "recipients"
    )
    assert "IRQ" in found.values()


def test_foreigners_are_not(reader):
    found = countries(reader, "قتل ثلاثة سياح أجانب في هجوم مسلح في مدينة الموصل.", EventType.ASSAULT, "recipients")
    assert found and set(found.values()) <= {None}


@pytest.mark.parametrize(
    ("victims", "country"),
    [
        ("خطف مسلحون جنديا عراقيا", "IRQ"),
        ("قتل جنديان أميركيان", "USA"),
        ("قتل أربعة جنود إثيوبيين", "ETH"),
    ],
)
def test_nationality_in_any_number_and_case(reader, victims, country):
    found = countries(reader, f"{victims} في هجوم على ثكنة في مقديشو أمس.", EventType.ASSAULT, "recipients")
    assert country in found.values(), found


def test_a_date_is_no_party(reader):
    text = "فجر انتحاري نفسه في نوفمبر 2005 قرب دورية جنوب بغداد فقتل سبعة أشخاص."
    events = reader.read(Article(text, published=date(2018, 3, 14))).events
    assert all("نوفمبر" not in p.text for e in events for p in (*e.actors, *e.recipients))
