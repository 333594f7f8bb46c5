"""CoNLL-U of real analyses keeps the rules of the UD validation, also for odd texts."""

import pytest
from hypothesis import HealthCheck, given, settings

from rawi.views.conllu import as_conllu
from tests.language.texts import TEXTS

from .ud_rules import broken_rules

NEWS = (
    "واشنطن (أ ف ب) - قال الرئيس: «لن نستسلم! سنقاتل». وبحث #وزير_الخارجية الملفّ  مع نظيره في 12/3/2017.\n\n"
    "هل تنجح المحادثات؟ لم يعلّق البيت الأبيض\u200f على ذلك."
)


@pytest.mark.model
def test_news(language):
    text = as_conllu(language(NEWS), "a b/c")
    assert broken_rules(text) == []
    assert "# text = لم يعلّق البيت الأبيض على ذلك.\n" in text


@pytest.mark.model
@given(text=TEXTS)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_odd_texts(language, text):
    assert broken_rules(as_conllu(language(text), "a")) == []


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("1\tعاد\t_\tSPACE\t_\t_\t0\troot\t_\t_", "UPOS"),
        ("1\tعاد\t_\tVERB\t_\tNumber=Sing|Case=Nom\t0\troot\t_\t_", "features"),
        ("1\tعاد\t_\tVERB\t_\t_\t1\tdep\t_\t_", "roots"),
        ("1\tغاب\t_\tVERB\t_\t_\t0\troot\t_\t_", "text"),
        ("1-1\tعاد\t_\t_\t_\t_\t_\t_\t_\t_\n1\tعاد\t_\tVERB\t_\t_\t0\troot\t_\t_", "range"),
    ],
)
def test_the_rules_see_what_is_wrong(row, message):
    assert message in str(broken_rules(f"# newdoc id = a\n# sent_id = a-1\n# text = عاد\n{row}\n\n"))
