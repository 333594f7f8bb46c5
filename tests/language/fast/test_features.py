"""Features hang on the written form alone."""

import pytest

from rawi.language.fast.features import GROUPS, RARE, features, rows, shape


def test_one_feature_a_group():
    found = dict(zip(GROUPS, features("المدينة"), strict=True))
    assert found["word"] == "المدينة"
    assert found["fold"] == "المدينه"
    assert (found["p2"], found["s3"]) == ("ال", "ينه")


def test_short_words_lack_long_affixes():
    found = dict(zip(GROUPS, features("من"), strict=True))
    assert (found["p2"], found["p3"], found["s4"]) == ("من", "", "")


def test_figures_of_one_length_are_alike():
    assert features("2017") == features("1936")


@pytest.mark.parametrize(("text", "expected"), [("2017م", "da5"), ("كتاب", "a4"), ("bbc", "l3"), ("،", "p1")])
def test_shape(text, expected):
    assert shape(text) == expected


def test_unknown_features_share_a_row():
    tables = {group: {} for group in GROUPS} | {"word": {"كتاب": 4}}
    assert rows("كتاب", tables) == [4, *[RARE] * (len(GROUPS) - 1)]
