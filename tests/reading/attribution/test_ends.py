"""Where reported words stop."""

import pytest

from rawi.reading.attribution.reports import find_reports
from rawi.reading.text.view import view_of

pytestmark = pytest.mark.model


def content(reader, text, cue):
    """The content of the report with that cue."""
    view = view_of(reader.language(text))
    return next(view.text(*r.region) for r in find_reports(view) if view.words[r.cue].text == cue)


def test_the_main_clause_goes_on_after_a_relative_one(reader):
    text = "قائد الحركة، الذي يتهمه الرئيس بتدبير انقلاب فاشل، هرب أمس إلى دولة مجاورة."
    assert "هرب" not in content(reader, text, "يتهم")


def test_the_outlet_adds_who_denies_it(reader):
    text = "قالت أوغندا إن رواندا خطفت صحفيين قرب الحدود، وهو ما تنفيه رواندا."
    assert "تنفي" not in content(reader, text, "قالت")


def test_the_outlets_remark_is_no_part_of_what_was_announced(reader):
    text = "أعلن الرئيس سحب قواته من الإقليم، ما أثار موجة احتجاجات في العاصمة."
    assert "احتجاجات" not in content(reader, text, "أعلن")
