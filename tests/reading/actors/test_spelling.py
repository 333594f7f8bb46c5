"""Names in any spelling, and countries and sectors from parts."""

from __future__ import annotations

import pytest

from rawi.reading.actors.base import ActorBase
from rawi.reading.actors.people import People
from rawi.reading.actors.tables import spelt, term_of
from rawi.reading.actors.words import NAMES, word_lists


@pytest.fixture(scope="module")
def base() -> ActorBase:
    return ActorBase.load()


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("بوتن", "per.vladimir_putin"),
        ("ترمب", "per.donald_trump"),
        ("دوترتي", "per.rodrigo_duterte"),
        ("رجب طيب", "per.recep_tayyip_erdogan"),
        ("الأممالمتحدة", "org.un"),
        ("كارين ماركس", None),
        ("محمد حمدان", "per.mohamed_hamdan_dagalo"),
        ("أحمد إبراهيم", None),
        ("عبد الستار", None),
        ("سالم", None),
    ],
)
def test_spelling_variants_name_one_actor_or_none(base: ActorBase, name: str, id_: str | None) -> None:
    found, score, reason = spelt(base, name, person=True)
    assert [one.id for one in found] == ([id_] if id_ else [])
    assert bool(found) == (score >= 0.5) == bool(reason)


@pytest.mark.parametrize(("words", "sector"), [("جهاديا", "REB"), ("مسوولو", "GOV"), ("وزاره دفاع", "GOV")])
def test_inflected_terms_are_known(base: ActorBase, words: str, sector: str) -> None:
    _, term = term_of(base, words.split())
    assert term
    assert term.sectors[0] == sector


def test_a_short_name_means_the_full_one_before_it() -> None:
    people = People()
    people.add("علي عبد الله صالح", 10, 14)
    people.add("عقيلة صالح", 40, 42)
    assert people.expand("صالح", 20) == "علي عبد الله صالح"
    assert people.expand("صالح", 60) == "عقيلة صالح"
    assert people.expand("صالح", 0) == "علي عبد الله صالح"
    assert people.expand("حفتر", 60) is None


def test_all_lists_of_words_are_there() -> None:
    assert set(word_lists()) == set(NAMES)
