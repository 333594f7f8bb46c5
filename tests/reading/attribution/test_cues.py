"""The cues and source nouns as data."""

from rawi.reading.attribution.cues import NOUN, VERB, cue_index, phrase_index
from rawi.reading.attribution.speakers import source_nouns


def ids(form):
    return {(cue.id, kind) for cue, kind in cue_index().get(form, ())}


def test_forms_of_a_verb_and_its_noun_lead_to_one_cue():
    assert ("cue.deny.deny", VERB) in ids("نفت") & ids("ينفي")
    assert ("cue.deny.deny", NOUN) in ids("نفي")


def test_an_excepted_form_is_known_to_the_cue():
    assert all("يدعو" in cue.excepted for cue, _ in cue_index()["يدعو"] if cue.id == "cue.say.allege")


def test_longer_phrases_come_first():
    sizes = [len(segments) for segments, _ in phrase_index()["حسب"]]
    assert sizes == sorted(sizes, reverse=True)
    assert max(sizes) > 1


def test_source_nouns_are_bare_and_folded():
    nouns = source_nouns()
    assert "صحيفه" in nouns["media"]
    assert "بيان" in nouns["document"]
    assert not nouns["people"] & nouns["never"]
