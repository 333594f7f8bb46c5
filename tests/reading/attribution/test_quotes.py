"""Quotation marks."""

import pytest

from rawi.reading.attribution.quotes import long_quote, opens_quote
from rawi.reading.text.view import view_of

pytestmark = pytest.mark.model


def test_plain_marks_take_turns(reader):
    view = view_of(reader.language('قال الوزير "لن نغلق المعبر أمام أي قافلة مساعدات" ثم غادر.'))
    marks = [w.i for w in view.words if w.text == '"']
    assert [opens_quote(view, at) for at in marks] == [True, False]
    assert long_quote(view, marks[0])


def test_a_name_in_marks_is_no_speech(reader):
    view = view_of(reader.language("زار الوفد حركة «النهضة» في تونس."))
    assert not long_quote(view, next(w.i for w in view.words if w.text == "«"))
