"""The closed sets of words as data."""

import re
from pathlib import Path

import pytest

import rawi
from rawi.errors import DataError
from rawi.reading.attribution.words import words
from rawi.reading.lexicon.words import word_sets

CODE = Path(rawi.__file__).parent / "reading" / "attribution"


def test_sets_are_folded():
    assert "انه" in words("complementizers")
    assert all(found for found in word_sets("attribution").values())


def test_an_unknown_set_is_an_error():
    with pytest.raises(DataError, match="no set"):
        words("no such set")


def test_the_code_asks_for_every_set_and_for_no_other():
    asked = {
        name for path in CODE.glob("*.py") for name in re.findall(r'words\("([a-z_]+)"\)', path.read_text("utf-8"))
    }
    assert asked == set(word_sets("attribution"))
