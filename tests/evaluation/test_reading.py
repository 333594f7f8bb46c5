import json
from datetime import date

import pytest

from rawi.errors import FormatError
from rawi.evaluation import names, reading
from rawi.records import Event, EventDate, EventType, Modality, Participant, Polarity, Reading, Span

from . import perturbed
from .scorers import scorer

TEXT = "زار الوزير سالم العاصمة يوم الأحد. وقال إن الوفد سيزور الميناء."
GOLD = {
    "id": "a",
    "title": "زيارة",
    "published": "2020-03-04",
    "text": TEXT,
    "events": [
        {
            "id": "e1", "type": ["CONSULT"], "anchor": "زار الوزير سالم", "trigger": ["زار"], "actors": [["سالم", "الوزير سالم"]],
            "recipients": [], "place": ["العاصمة"], "date": {"start": "2020-03-01", "end": "2020-03-01"}, "modality": "actual",
            "polarity": "positive", "attribution": [],
        }
    ],
    "states": [],
}  # fmt: skip


class Told:
    """A reader that gives one event, and remembers what it was asked."""

    def __init__(self):
        self.articles = []

    def read(self, article):
        self.articles.append(article)
        event = Event(
            id="a:1",
            article=article.id,
            type=EventType.CONSULT,
            trigger=Span(0, 3, "زار"),
            actors=(Participant("الوزير سالم", 4, 15),),
            recipients=(),
            modality=Modality.ACTUAL,
            polarity=Polarity.POSITIVE,
            attribution=(),
            date=EventDate(date(2020, 3, 1), None, "stated"),
        )
        return Reading(article.id, (event,))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps(GOLD, ensure_ascii=False), "utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def dev(shared):
    return [json.loads(path.read_text("utf-8")) for path in sorted((shared / "bench/dev").glob("*.json"))]


@pytest.mark.parametrize("seed", range(8))
def test_score_agrees_with_reference(shared, dev, seed):
    events, states = perturbed.events(dev, seed), perturbed.states(dev, seed)
    assert reading.score(dev, events, states) == scorer(shared, "score").score(dev, events, states)


def test_score_agrees_with_reference_without_events_and_states(shared, dev):
    assert reading.score(dev, []) == scorer(shared, "score").score(dev, [])


def test_perturbed_events_are_neither_all_right_nor_all_wrong(dev):
    figures = reading.score(dev, perturbed.events(dev, 1), perturbed.states(dev, 1))
    assert all(0.1 < figures[key]["f1"] < 0.95 for key in ("trigger", "event", "actor", "source", "state"))


def test_same_agrees_with_reference(shared, dev):
    known = [n for a in dev for e in a["events"] for p in e["actors"] + e["recipients"] for n in p] + perturbed.STRAY
    known = sorted(set(known))[::2]
    reference = scorer(shared, "score")
    for one in known:
        assert [names.same([one], [other]) for other in known] == [reference.same([one], [other]) for other in known]


def test_evaluate_reads_each_article_with_its_date(folder):
    reader = Told()
    figures = reading.evaluate(folder, reader=reader).as_json()
    assert [(a.id, a.title, a.published, a.text) for a in reader.articles] == [("a", "زيارة", date(2020, 3, 4), TEXT)]
    assert figures["event"]["f1"] == figures["actor"]["f1"] == 1.0
    assert figures["accuracy"]["date"] == {"value": 1.0, "n": 1}
    assert figures["accuracy"]["place"] == {"value": 0.0, "n": 1}
    assert figures["articles"] == 1


def test_table_shows_figures_and_interval(folder):
    lines = reading.evaluate(folder, reader=Told()).table().splitlines()
    assert lines[0] == "1 articles; 95 % of F1 of event 1.000 to 1.000"
    assert any(line.split() == ["event", "1.000", "1.000", "1.000", "1"] for line in lines)
    assert any(line.split() == ["place", "0.000", "1"] for line in lines)


def test_empty_folder_is_refused(tmp_path):
    with pytest.raises(FormatError, match="no gold articles"):
        reading.evaluate(tmp_path, reader=Told())


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"anchor": "زار الأمير"}, "anchor is missing"),
        ({"anchor": "ال"}, "not unique"),
        ({"trigger": ["سافر"]}, "does not stand in its anchor"),
    ],
)
def test_gold_event_that_is_not_in_its_text_is_refused(tmp_path, change, message):
    event = {**GOLD["events"][0], **change}
    (tmp_path / "a.json").write_text(json.dumps({**GOLD, "events": [event]}), "utf-8")
    with pytest.raises(FormatError, match=message) as caught:
        reading.evaluate(tmp_path, reader=Told())
    assert caught.value.where == "a"


@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        ('{"id": "a",\n "text": }', "a.json:2", "not JSON"),
        ('{"id": "a", "events": []}', "a.json", "lacks text"),
        ('{"id": "a", "text": "", "events": [{}]}', "a.json, event 1", "lacks type"),
        ("[]", "a.json", "an object was expected"),
    ],
)
def test_malformed_article_is_refused(tmp_path, text, where, message):
    (tmp_path / "a.json").write_text(text, "utf-8")
    with pytest.raises(FormatError, match=message) as caught:
        reading.evaluate(tmp_path, reader=Told())
    assert caught.value.where.endswith(where)
