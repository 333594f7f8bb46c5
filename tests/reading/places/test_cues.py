import pytest

from rawi.errors import DataError
from rawi.reading.places.cues import read_cues, site_cues


def test_packaged_lists_are_folded() -> None:
    assert {"في", "قباله"} <= site_cues().at
    assert "مدينه" in site_cues().kinds


@pytest.mark.parametrize("text", ["at: [في]", "[]", "at: في"])
def test_other_lists_are_refused(text: str) -> None:
    with pytest.raises(DataError):
        read_cues(text, "mine.yaml")
