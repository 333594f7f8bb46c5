import io
import json
from datetime import date

from rawi.reading.explanation import CueSeen, DateSeen, Dropped, Explanation, PlaceSeen, SentenceExplained
from rawi.reading.trace import REASONS
from rawi.records import Place
from rawi.views.explanation import ExplanationJson, ExplanationReport
from tests.views.samples import ARTICLE, CHAIN, READING, person, span

EVENT = READING.events[0]
SENTENCE = SentenceExplained(
    words=span("قالت وكالة المثال إن مصادر محلية ذكرت أن الوزير زار المدينة أمس."),
    topic="topic.sport",
    events=(EVENT.id,),
    states=(READING.states[0].id,),
    dropped=(
        Dropped(span("ذكرت"), "accuse.one", "perfect", "tag"),
        Dropped(span("ذكرت"), "accuse.two", "perfect", "tag"),
        Dropped(span("ذكرت"), "accuse.three", "perfect", "without", ("ا", "ب", "ج", "د", "ه", "و", "ز")),
        Dropped(span("زار"), "consult.other", "perfect", "other_entry", rule="consult.visit"),
        Dropped(span("زار"), "consult.visit", "perfect", "relevance", score=0.125, least=0.5),
        Dropped(span("زار"), "consult.visit", "noun", "merged", event=EVENT.id),
    ),
    cues=(
        CueSeen(span("قالت"), "cue.say.say", "say", CHAIN[:1], (span("مصادر محلية"),)),
        CueSeen(span("ذكرت"), "cue.comment", "comment_refused"),
    ),
    dates=(
        DateSeen(span("أمس"), "point", "day.relative", "relative", "day", date(2020, 5, 3), date(2020, 5, 3)),
        DateSeen(span("أمس"), "point", "day.relative", "relative", "day", None, None),
        DateSeen(span("أمس"), "point", "year.named", "stated", "year", date(2006, 1, 1), None),
        DateSeen(span("أمس"), "duration", "unit.for", "stated", "day", None, None),
    ),
    places=(
        PlaceSeen(
            Place("المدينة", name="المدينة", country="SAU", geonames=7, precision="city"), "name", "في", 0.5, "big"
        ),
        PlaceSeen(Place("القرية"), "taken_up", ""),
    ),
    actors=(person("الوزير", entity="person.omar", name="عمر", score=0.9, reason="office"), person("مصادر محلية")),
)
EXPLANATION = Explanation(READING, (SENTENCE,))


def written(writer):
    stream = io.StringIO()
    one = writer(stream)
    one.add(ARTICLE, EXPLANATION)
    one.close()
    return stream.getvalue()


def test_events_and_states_stand_under_their_sentence_with_reasons():
    lines = written(ExplanationReport).splitlines()
    assert lines[2:3] == ["Sentence 1"]
    assert "  1. CONSULT عمر السالم [LBY GOV MIL] → زار → المدينة + الوزير" in lines
    assert any(line.startswith("     rules: ") for line in lines)
    assert "  سالم — leads → المجلس · according to: وكالة المثال" in lines
    assert sum("قالت وكالة المثال إن" in line for line in lines) == 1
    assert "  topic: topic.sport" in lines and "  credit: عن وكالة المثال" in lines


def test_what_was_dropped_is_told_once_a_word_and_reason():
    text = written(ExplanationReport)
    assert f"    · ذكرت accuse.one, accuse.two: {REASONS['tag']}\n" in text
    assert f"    · ذكرت accuse.three: {REASONS['without']}: ا، ب، ج، د، ه، و …\n" in text
    assert f"    · زار consult.other: {REASONS['other_entry']} (consult.visit)\n" in text
    assert f"    · زار consult.visit: {REASONS['relevance']} (0.12 of 0.50 needed)\n" in text
    assert f"    · زار consult.visit: {REASONS['merged']} as 1.\n" in text


def test_what_was_seen_is_told():
    text = written(ExplanationReport)
    assert "    · قالت cue.say.say (say): وكالة المثال → مصادر محلية\n" in text
    assert "    · ذكرت cue.comment (comment refused): reports nothing here\n" in text
    assert "    · أمس day.relative → 2020-05-03\n" in text
    assert "    · أمس day.relative → open: the day of publication isn't known\n" in text
    assert "    · أمس year.named → 2006-01-01 …\n" in text
    assert "    · أمس unit.for → no day: duration\n" in text
    assert "    · المدينة → المدينة [SAU city, GeoNames 7]: big (0.50)\n" in text
    assert "    · القرية → unknown\n" in text
    assert "    · الوزير → عمر [person.omar]: office (0.90)\n" in text
    assert "    · مصادر محلية: unresolved\n" in text


def test_arabic_stands_in_isolates_on_a_terminal():
    stream = io.StringIO()
    ExplanationReport(stream, plain=False).add(ARTICLE, EXPLANATION)
    assert "\u2068زار\u2069 consult.other" in stream.getvalue()


def test_json_is_one_line_with_everything():
    text = written(ExplanationJson)
    assert text.count("\n") == 1
    value = json.loads(text)
    assert value["reading"]["article"] == READING.article
    [sentence] = value["sentences"]
    assert sentence["events"] == [EVENT.id] and len(sentence["dropped"]) == 6
    assert sentence["dates"][0]["first"] == "2020-05-03"


def test_every_reason_is_told_in_words():
    assert all(REASONS.values())
