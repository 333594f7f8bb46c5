"""A clitic pattern is one label, and cuts only words that it fits."""

import pytest

from rawi.language.fast.patterns import WHOLE, Pattern, Patterns, label_of
from rawi.language.segments import KEEP, apply_script

CUTS = [
    ("وللبلاد", ("و", "ل", "البلاد"), "و+ل+*:^>ا"),
    ("زيارته", ("زيارة", "ه"), "*:$ت>ة+ه"),
    ("قواتها", ("قوات", "ها"), "*+ها"),
    ("البلاد", ("البلاد",), WHOLE),
]


@pytest.mark.parametrize(("written", "forms", "label"), CUTS)
def test_a_label_gives_the_words_back(written, forms, label):
    assert label_of(written, forms) == label
    cut = Pattern.of(label).cut(written)
    assert cut[0][0] == 0 and cut[-1][1] == len(written)
    assert tuple(apply_script(script, written[a:b]) for a, b, script in cut) == forms


def test_what_has_two_hosts_has_no_label():
    assert label_of("الأممالمتحدة", ("الأمم", "المتحدة")) == "*+المتحده" or label_of("مجلسالأمن", ("مجلس", "الأمن"))
    assert label_of("الحكومةاللبنانية", ("الحكومة", "اللبنانية")) is None


def test_the_first_label_that_fits_is_taken():
    patterns = Patterns([WHOLE, "و+*", "ب+*", "*:$ت>ة+ه"])
    assert patterns.best("وقال", [2, 1, 0]) == ((0, 1, KEEP), (1, 4, KEEP))
    assert patterns.best("قال", [1, 2]) == ((0, 3, KEEP),)
    assert patterns.cut("و", 1) is None
    assert patterns.cut("كتابه", 3) is None


def test_hamza_and_letters_are_kept_as_written():
    patterns = Patterns(["و+*"])
    assert patterns.best("وأعلن", [0]) == ((0, 1, KEEP), (1, 5, KEEP))
