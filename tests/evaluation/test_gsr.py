import json
import random

import pytest

from rawi.article import Article
from rawi.errors import FormatError
from rawi.evaluation import gsr
from rawi.records import Event, EventType, Modality, Participant, Polarity, Reading, Span, as_json

from .scorers import scorer

FILES = ["assault.jsonl", "protest.jsonl", "assault_spans.jsonl", "protest_spans.jsonl"]
COUNTRIES = [None, "ISR", "IRQ", "TUN", "SYR"]
SECTORS = [(), ("REB", "MIL"), ("JRN",), ("CVL",), ("GOV",)]


class Guessing:
    """A reader that guesses by a seed, words of the sentence as parties."""

    def __init__(self):
        self.read_ids = []

    def read(self, article: Article) -> Reading:
        self.read_ids.append(article.id)
        chance = random.Random(article.id)
        return Reading(article.id, tuple(self._event(chance, article) for _ in range(chance.randrange(3))))

    def _event(self, chance, article):
        return Event(
            id="x",
            article=article.id,
            type=chance.choice([EventType.ASSAULT, EventType.PROTEST]),
            trigger=Span(0, 1, article.text[:1]),
            actors=self._parties(chance, article.text),
            recipients=self._parties(chance, article.text),
            modality=chance.choice([Modality.ACTUAL, Modality.ACTUAL, Modality.PLANNED]),
            polarity=chance.choice([Polarity.POSITIVE, Polarity.POSITIVE, Polarity.NEGATIVE]),
            attribution=(),
        )

    def _parties(self, chance, text):
        words = text.split()
        return tuple(
            Participant(
                " ".join(chance.sample(words, min(3, len(words)))),
                country=chance.choice(COUNTRIES),
                sectors=chance.choice(SECTORS),
            )
            for _ in range(chance.randrange(3))
        )


def gold_lines(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def row(name, figures):
    """A row as the reference scorer prints it."""
    if "recall" in figures:
        f = figures
        return (
            f"{name:20} recall {f['recall']:.3f} of all {f['gold']}, {f['recall_detected']:.3f} of {f['detected']} detected; "
            f"precision {f['precision']:.3f} of {f['given']} given"
        )
    f = figures
    return (
        f"{name:12} P {f['p']:.3f}  R {f['r']:.3f}  F1 {f['f1']:.3f} "
        f" (yes {f['yes']}, false hits {f['false_hits']}, of them 'difficult no' {f['difficult_no']})"
    )


@pytest.mark.parametrize("name", FILES)
def test_figures_agree_with_reference(shared, capsys, name):
    path, reference = shared / "bench/gsr" / name, scorer(shared, "gsr_score")
    gold = gold_lines(path)
    found = {g["id"]: [as_json(e) for e in Guessing().read(Article(g["text"], id=g["id"])).events] for g in gold}
    if name.endswith("_spans.jsonl"):
        reference.arguments(gold, found)
    else:
        reference.detection(gold, found, actual=False)
        reference.detection(gold, found, actual=True)
    figures = gsr.evaluate([path], reader=Guessing()).figures[path.stem]
    assert [row(key, value) for key, value in figures.items()] == capsys.readouterr().out.splitlines()


@pytest.fixture
def written(tmp_path):
    rows = [
        {"id": "p-1", "event_type": "PROTEST", "label": "yes", "text": "تظاهر المئات في الساحة."},
        {"id": "p-2", "event_type": "PROTEST", "label": "ambiguous", "text": "تجمع الناس."},
    ]
    spans = [{**rows[0], "spans": [{"source_actor": ["المئات"], "source_role": {"role": "CVL", "main": "None"}}]}]
    for name, values in (("protest", rows), ("protest_spans", spans)):
        text = "\n".join(json.dumps(value, ensure_ascii=False) for value in values)
        (tmp_path / f"{name}.jsonl").write_text(text + "\n\n", "utf-8")
    return tmp_path


def test_each_sentence_is_read_once(written):
    reader = Guessing()
    report = gsr.evaluate([written / "protest.jsonl", written / "protest_spans.jsonl"], reader=reader)
    assert reader.read_ids == ["p-1", "p-2"]
    assert list(report.figures["protest"]) == ["any status", "actual only"]
    assert list(report.figures["protest_spans"]) == ["actors", "actors sector"]
    assert report.figures["protest"]["any status"]["yes"] == 1
    assert [table.title for table in report.tables] == ["protest", "protest_spans"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{}\n", "lacks id, event_type, text, label"),
        ("oops\n", "not JSON"),
        ("3\n", "an object was expected"),
    ],
)
def test_malformed_line_is_refused(tmp_path, text, message):
    path = tmp_path / "assault.jsonl"
    path.write_text("\n" + text, "utf-8")
    with pytest.raises(FormatError, match=message) as caught:
        gsr.evaluate([path], reader=Guessing())
    assert caught.value.where == f"{path}:2"
