from rawi.article import Article
from rawi.records import Reading
from rawi.views.report import report_lines
from rawi.views.terminal import plain_line
from tests.views.samples import ARTICLE, READING


def report(**options):
    return [plain_line(line) for line in report_lines(ARTICLE, READING, **options)]


def test_report_lines_tell_who_what_whom():
    lines = report()
    assert lines[0] == "a-1 · صحيفة [المثال] · 2020-05-04"
    assert "1. CONSULT عمر السالم [LBY GOV MIL] → زار → المدينة + الوزير" in lines
    assert "2. REJECT (not said) → نفت" in lines


def test_report_lines_tell_when_where_and_status():
    lines = report()
    assert "   when: 2020-05-03 (relative) أمس · where: المدينة [SAU] · status: actual" in lines
    assert "   when: 2020-05-01 … ! two days named · status: planned, did not happen" in lines


def test_report_lines_tell_who_says_so():
    lines = report()
    assert "   according to: وكالة المثال › مصادر محلية" in lines
    assert "   according to: صحيفة [المثال]" in lines
    assert "   confirmed by: مصادر محلية" in lines
    assert "   denied by: الوزارة" in lines


def test_report_lines_show_the_sentence_states_notes_and_credit():
    lines = report()
    assert any(line.startswith("   قالت وكالة المثال إن") for line in lines)
    assert "  سالم — leads → المجلس · according to: وكالة المثال" in lines
    assert "  note: one sentence was too long" in lines
    assert "  credit: عن وكالة المثال" in lines


def test_report_lines_why_names_rules_and_reasons():
    assert not any("consult.visit" in line for line in report())
    lines = report(why=True)
    assert "   rules: consult.visit, chain.say" in lines
    assert "     · عمر السالم: office named in the sentence before (0.90)" in lines
    assert "   rules: state.leads" in lines


def test_report_lines_without_events():
    lines = [plain_line(line) for line in report_lines(Article("نص", "x"), Reading("x"))]
    assert lines == ["x", "  no events", ""]
