"""Views built by hand, so that the rules are tested and not the language model."""

import pytest

from rawi.reading.events.candidates import Candidate
from rawi.reading.events.light import governor
from rawi.reading.events.status import status_of
from rawi.reading.events.status_cues import cue_index, cues_in
from rawi.reading.lexicon.triggers import trigger_index
from rawi.reading.text.view import Sentence, View, Word, bare_form
from rawi.text.fold import fold_word

FEATS = {"V": "Aspect=Perf", "I": "Aspect=Imp"}
UPOS = {
    "V": "VERB", "I": "VERB", "N": "NOUN", "A": "ADJ", "P": "ADP", "S": "SCONJ",
    "T": "PART", "C": "CCONJ", "X": "X", ".": "PUNCT", "Q": "PRON",
}  # fmt: skip
KINDS = {"V": "perfect", "I": "imperfect", "N": "noun"}


def view(tagged: str) -> tuple[View, int, str]:
    """A view of words written «word/T»; the one marked «*» is the trigger. Heads are left open."""
    words, at, spot, tag_at = [], 0, -1, ""
    for i, piece in enumerate(tagged.split()):
        text, tag = piece.rsplit("/", 1)
        if tag.endswith("*"):
            spot, tag, tag_at = i, tag[:-1], tag[0]
        form = fold_word(text)
        words.append(
            Word(
                i,
                at,
                at + len(text),
                text,
                form,
                bare_form(form),
                form,
                UPOS[tag],
                FEATS.get(tag, ""),
                "dep",
                True,
            )
        )
        at += len(text) + 1
    source = " ".join(w.text for w in words)
    return View(source, "text", words, [Sentence(0, len(words))], []), spot, tag_at


def status(tagged: str, type_: str = "ASSAULT") -> tuple[str, str]:
    seen, spot, tag = view(tagged)
    trigger = next(
        h.trigger
        for hits in trigger_index().values()
        for h in hits
        if h.trigger.type.value == type_ and h.trigger.modality is None
    )
    links = governor(seen, spot, tag != "N")
    found = status_of(seen, Candidate(spot, trigger, KINDS[tag], links))
    return found.modality.value, found.polarity.value


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("قصفت/V* الطائرات/N الميناء/N فجر/N الأحد/N ./.", "actual positive"),
        ("لم/T تقصف/I* الطائرات/N الميناء/N ./.", "actual negative"),
        ("لن/T تقصف/I* الطائرات/N الميناء/N ./.", "planned negative"),
        ("لا/T يزال/I الجيش/N يحاصر/I* البلدة/N ./.", "actual positive"),
        ("لم/T تقصف/I* الطائرات/N إلا/S الثكنات/N ./.", "actual positive"),
        ("س/T تقصف/I* الطائرات/N الميناء/N ./.", "planned positive"),
        ("سوف/T تقصف/I* الطائرات/N الميناء/N ./.", "planned positive"),
        ("سيقصف/I* الطيران/N الميناء/N ./.", "planned positive"),
        ("قد/T يقصف/I* الطيران/N الميناء/N ./.", "possible positive"),
        ("من/P المقرر/N أن/S يهاجم/I* الجيش/N البلدة/N ./.", "planned positive"),
        ("يريد/I القائد/N أن/S يهاجم/I* البلدة/N ./.", "possible positive"),
        ("قرر/V القائد/N أن/S يهاجم/I* البلدة/N ./.", "planned positive"),
        ("حاول/V القائد/N أن/S يهاجم/I* البلدة/N ./.", "actual positive"),
        ("إذا/S هاجم/V* الجيش/N البلدة/N فر/V السكان/N ./.", "possible positive"),
        ("في/P حال/N لم/T ينسحب/I* الجيش/N ./.", "possible positive"),
        ("هل/T يهاجم/I* الجيش/N البلدة/N ؟/.", "asked positive"),
        ("انتهت/V الجلسة/N دون/P أن/S يهاجم/I* النواب/N الوزير/N ./.", "actual negative"),
    ],
)
def test_a_verb_takes_the_status_of_its_particles_and_clause(tagged: str, expected: str) -> None:
    assert " ".join(status(tagged)) == expected


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("نفذ/V الطيران/N غارات/N* على/P الثكنات/N ./.", "actual positive"),
        ("لم/T ينفذ/I الطيران/N أي/N غارات/N* على/P الثكنات/N ./.", "actual negative"),
        ("هدد/V القائد/N ب/P قصف/N* العاصمة/N ./.", "possible positive"),
        ("طالب/V الوزير/N فصائل/N الجنوب/N ب/P تسليم/N* السلاح/N ./.", "possible positive"),
        ("تعهد/V الوزير/N أمس/N ب/P سحب/N* القوات/N ./.", "planned positive"),
        ("أكد/V الوزير/N عدم/N قصف/N* أي/N بلدة/N ./.", "actual negative"),
        ("بحث/V الوزيران/N إمكانية/N قصف/N* الميناء/N ./.", "possible positive"),
        ("جاء/V الوفد/N بعد/P قصف/N* الميناء/N ./.", "actual positive"),
        ("من/P المقرر/N سحب/N* القوات/N غدا/N ./.", "planned positive"),
        ("غادر/V المبعوث/N دون/P لقاء/N* أحد/N ./.", "actual negative"),
        ("يخشى/I السكان/N أي/N هجوم/N* جديد/A ./.", "possible positive"),
        ("أعدت/V اللجنة/N خطة/N ل/P سحب/N* القوات/N ./.", "planned positive"),
        ("قال/V إنه/S لم/T يقل/I شيئا/N عن/P الهجوم/N* ./.", "actual positive"),
        ("أوقف/V الجيش/N القصف/N* على/P البلدة/N ./.", "actual positive"),
    ],
)
def test_a_noun_takes_the_status_of_what_governs_it(tagged: str, expected: str) -> None:
    assert " ".join(status(tagged)) == expected


def test_a_negated_report_does_not_negate_what_is_reported() -> None:
    assert status("لم/T يقل/I الناطق/N إن/S الطيران/N قصف/V* البلدة/N ./.") == ("actual", "positive")


def test_the_promise_to_act_makes_joined_verbs_planned_too() -> None:
    assert status("س/T يزور/I الرئيس/N تونس/X و/C يلتقي/I* نظيره/N ./.", "CONSULT") == ("planned", "positive")


def test_a_refused_demand_was_made() -> None:
    assert status("رفضت/V الحكومة/N مطلب/N* النقابة/N ./.", "REQUEST") == ("actual", "positive")
    assert status("رفضت/V الحكومة/N تسليم/N* المتهم/N ./.", "COERCE")[0] == "possible"


def test_an_arranged_meeting_is_planned_but_other_goals_are_possible() -> None:
    tagged = "سافر/V الوسيط/N من/P أجل/N {}/N* الطرفين/N ./."
    assert status(tagged.format("لقاء"), "CONSULT") == ("planned", "positive")
    assert status(tagged.format("قصف"), "ASSAULT") == ("possible", "positive")


def test_hamza_tells_the_conditional_from_the_complementiser() -> None:
    conditional, _, _ = view("إن/S هاجم/V الجيش/N البلدة/N ./.")
    complement, _, _ = view("أن/S هاجم/V الجيش/N البلدة/N ./.")
    assert "status.if_in" in {f.cue.id for f in cues_in(conditional, 0)}
    assert "status.if_in" not in {f.cue.id for f in cues_in(complement, 0)}


def test_the_longest_pattern_stands_for_those_inside_it() -> None:
    seen, _, _ = view("غادر/V من/P دون/P لقاء/N أحد/N ./.")
    assert [f.cue.id for f in cues_in(seen, 0)] == ["status.without"]


def test_every_cue_has_a_known_effect_and_scope() -> None:
    cues = {cue for patterns in cue_index().values() for _, cue in patterns}
    assert {c.effect for c in cues} <= {"negative", "planned", "possible", "asked", "actual"}
    assert {c.scope for c in cues} <= {"verb", "clause", "noun", "head", "sentence"}
