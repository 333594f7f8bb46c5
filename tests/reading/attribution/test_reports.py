"""Reports in text: cue, sources and reach."""

import pytest

from rawi.reading.attribution.reports import find_reports
from rawi.reading.attribution.verdicts import verdicts
from rawi.reading.text.phrases import bounds
from rawi.reading.text.view import view_of

pytestmark = pytest.mark.model


def reports(reader, text):
    """The view, and (cue, sources by level, content) of every report in ``text``."""
    view = view_of(reader.language(text))
    found = []
    for report in find_reports(view):
        levels = [[view.text(*bounds(view, head)) for head in level] for level in report.sources]
        found.append((view.text(report.cue, report.cue_last + 1), levels, view.text(*report.region)))
    return found


def only(reader, text, cue):
    return next((sources, content) for word, sources, content in reports(reader, text) if word == cue)


def test_the_outlet_goes_on_after_the_reported_clause(reader):
    text = "قالت وزارة الدفاع الكينية إن جنودها قتلوا سبعة مسلحين، فيما أغلقت الشرطة الطرق المؤدية إلى البلدة."
    sources, content = only(reader, text, "قالت")
    assert sources == [["وزارة الدفاع الكينية"]]
    assert "سبعة مسلحين" in content
    assert "الشرطة" not in content


def test_an_agency_and_its_source_are_two_levels(reader):
    text = "نقلت وكالة رويترز عن مصدر أمني قوله إن المسلحين هاجموا الميناء ليلا."
    sources, _ = only(reader, text, "نقلت")
    assert [level[0] for level in sources] == ["وكالة رويترز", "مصدر أمني"]


def test_whom_one_spoke_to_is_no_source(reader):
    sources, _ = only(reader, "قال وزير النفط العراقي لرويترز إن بلاده ستوقع الاتفاق غدا.", "قال")
    assert sources == [["وزير النفط العراقي"]]


def test_a_phrase_with_a_verb_names_the_verbs_subject(reader):
    text = "اعتقلت الشرطة ثلاثة مشتبه بهم في الميناء، بحسب ما نقلت صحيفة محلية عن مسؤول أمني."
    sources, content = only(reader, text, "بحسب")
    assert [level[0] for level in sources] == ["صحيفة محلية", "مسؤول أمني"]
    assert content.startswith("اعتقلت")


def test_reports_without_possessor_speak_for_themselves(reader):
    text = "نفت الحكومة الكينية تقارير عن وجود محادثات سرية مع المتمردين."
    assert only(reader, text, "تقارير")[0] == [["تقارير"]]


def test_a_speaker_goes_on_when_the_verb_names_none(reader):
    text = "أعلن رئيس البلدية أن المدارس أغلقت. وأضاف أن الجيش سيوزع المساعدات على السكان."
    assert only(reader, text, "أضاف")[0] == [["رئيس البلدية"]]


@pytest.mark.parametrize(
    "text",
    [
        "يذكر أن القوات الحكومية سيطرت على المدينة العام الماضي.",
        "ولم يذكر المتحدث تفاصيل أخرى عن الهجوم.",
    ],
)
def test_the_outlets_own_words_have_no_source(reader, text):
    assert [r for r in reports(reader, text) if r[1]] == []


def test_a_denial_points_back_to_the_claim(reader):
    text = "ذكرت وسائل إعلام محلية أن الرئيس طلب أسلحة من موسكو، غير أن وزارة الخارجية نفت ذلك."
    view = view_of(reader.language(text))
    asked = next(w.i for w in view.words if w.text == "طلب")
    (verdict,) = verdicts(view, find_reports(view), [asked])
    assert verdict.denies
    assert verdict.triggers == (asked,)


def test_to_confirm_news_of_a_visit_confirms_the_visit(reader):
    text = "أكدت إدارة الإعلام في وزارة الدفاع نبأ زيارة القائد حاملة الطائرات."
    view = view_of(reader.language(text))
    visit = next(w.i for w in view.words if w.text == "زيارة")
    (verdict,) = verdicts(view, find_reports(view), [visit])
    assert not verdict.denies
    assert verdict.triggers == (visit,)


def test_to_affirm_a_clause_confirms_nothing(reader):
    view = view_of(reader.language("أكد وزير الداخلية أن الشرطة اعتقلت المهاجم."))
    arrest = next(w.i for w in view.words if w.text == "اعتقلت")
    assert verdicts(view, find_reports(view), [arrest]) == []
