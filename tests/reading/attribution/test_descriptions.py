"""The words that describe a source who isn't named."""

import pytest

from rawi.reading.attribution.descriptions import described
from rawi.reading.text.view import view_of

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "head", "whole"),
    [
        ("قال مسؤولون بوزارة الداخلية إن المهاجم فر.", "مسؤولون", "مسؤولون بوزارة الداخلية"),
        ("أفاد شهود بسقوط قذائف على السوق.", "شهود", "شهود"),
        ("أعلن ذلك في بيان صادر عن رئاسة الحكومة أمس.", "بيان", "بيان صادر عن رئاسة الحكومة"),
    ],
)
def test_a_description_takes_the_body_that_it_names(reader, text, head, whole):
    view = view_of(reader.language(text))
    at = next(w.i for w in view.words if w.text == head)
    assert view.text(*described(view, at)) == whole
