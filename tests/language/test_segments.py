"""Words are cut where their forms meet, and scripts give the forms back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.language.segments import INSIDE, KEEP, align, apply_script, script_of
from rawi.text.fold import fold

WORDS = st.text(st.sampled_from("ابتجدرسعفقكلمنهويةىأإ"), min_size=1, max_size=8)
HOSTS = st.text(st.sampled_from("بتجدرسعفقكلمن"), min_size=2, max_size=8)


@pytest.mark.parametrize(
    ("surface", "forms", "parts"),
    [
        ("وقال", ("و", "قال"), ["و", "قال"]),
        ("وللبلاد", ("و", "ل", "البلاد"), ["و", "ل", "لبلاد"]),
        ("زيارته", ("زيارة", "ه"), ["زيارت", "ه"]),
        ("عليها", ("علي", "ها"), ["علي", "ها"]),
        ("فسيكتبونها", ("ف", "س", "يكتبون", "ها"), ["ف", "س", "يكتبون", "ها"]),
        ("بأنه", ("ب", "ان", "ه"), ["ب", "أن", "ه"]),
        ("الأممالمتحدة", ("الأمم", "المتحدة"), ["الأمم", "المتحدة"]),
    ],
)
def test_align_cuts_words(surface, forms, parts):
    cut = align(surface, forms)
    assert cut is not None
    assert [surface[a:b] for a, b, _ in cut] == parts
    restored = [apply_script(script, surface[a:b]) for a, b, script in cut]
    assert [fold(word) for word in restored] == [fold(form) for form in forms]


@pytest.mark.parametrize(
    ("surface", "forms"), [("و", ("و", "قال")), ("قلم", ("مدرسة", "جامعة")), ("كِتاب", ("ك", "تاب"))]
)
def test_align_gives_up(surface, forms):
    assert align(surface, forms) is None


@pytest.mark.parametrize(
    ("script", "written", "form"),
    [
        (KEEP, "قال", "قال"),
        (INSIDE, "قال", "قال"),
        ("^>ا", "لبلاد", "البلاد"),
        ("$ت>ة", "زيارت", "زيارة"),
        ("$ت>ة", "كتاب", "كتاب"),
        ("^ب>ا", "لبلاد", "لبلاد"),
    ],
)
def test_apply_script(script, written, form):
    assert apply_script(script, written) == form


@given(WORDS, WORDS)
def test_scripts_of_one_end_restore_the_form(written, form):
    script = script_of(written, form)
    assert fold(apply_script(script, written)) == fold(form)


@given(st.sampled_from(["و", "ف", "ب", "ل"]), HOSTS, st.sampled_from(["ها", "هم", "نا"]))
def test_align_round_trip(proclitic, host, suffix):
    surface = proclitic + host + suffix
    cut = align(surface, (proclitic, host, suffix))
    assert cut is not None
    assert "".join(surface[a:b] for a, b, _ in cut) == surface
    assert [apply_script(s, surface[a:b]) for a, b, s in cut] == [proclitic, host, suffix]


@given(WORDS, st.lists(WORDS, min_size=1, max_size=4))
def test_align_covers_the_surface_or_gives_up(surface, forms):
    cut = align(surface, tuple(forms))
    if cut is not None:
        assert [a for a, _, _ in cut] == [0, *[b for _, b, _ in cut[:-1]]]
        assert cut[-1][1] == len(surface)
        assert all(a < b for a, b, _ in cut)
