"""Who stands after a phrase that names a source."""

import pytest

from rawi.reading.attribution.following import following_source
from rawi.reading.text.view import view_of

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("انتهى الحصار بحسب شرطة نيروبي وسط ترحيب السكان.", ["شرطة"]),
        ("انتهى الحصار بحسب ما نقلت صحيفة كينية عن مسؤول أمني.", ["صحيفة", "مسؤول"]),
    ],
)
def test_levels_of_a_phrase(reader, text, names):
    view = view_of(reader.language(text))
    start = next(w.i for w in view.words if w.text in ("حسب", "بحسب")) + 1
    levels, until = following_source(view, start)
    assert [view.words[level[0]].text for level in levels] == names
    assert until > start
