"""A stub of the reader and the language pipeline, so that the commands are tested by themselves."""

import json
from dataclasses import dataclass, replace

import pytest
import spacy
from spacy.tokens import Doc
from typer.testing import CliRunner

import rawi
from rawi.cli.main import app
from rawi.errors import ModelError
from rawi.reading.explanation import Explanation, SentenceExplained
from rawi.records import Event, EventType, Modality, Participant, Polarity, Reading, Span, State, StateKind


class Reader:
    """Finds one event, the article's first word; fails, crashes or is interrupted by certain words."""

    def read(self, article):
        if "نموذج" in article.text:
            raise ModelError("the model is missing", hint="install it")
        if "انهيار" in article.text:
            raise ZeroDivisionError("boom")
        if "توقف" in article.text:
            raise KeyboardInterrupt
        word = article.text.split()[0]
        span = Span(0, len(word), word)
        event = Event(
            *(f"{article.id}:e1", article.id, EventType.CONSULT, span, (Participant("الوزير"),), ()),
            *(Modality.ACTUAL, Polarity.POSITIVE, ()),
            rules=("consult.meet",),
        )
        person = Participant("سالم")
        state = State(*(f"{article.id}:s1", article.id, StateKind.LEADS, person, person, span, (), Polarity.POSITIVE))
        return Reading(article.id, (event, replace(event, id=f"{article.id}:e2")), (state,))

    def explain(self, article):
        words = Span(0, len(article.text), article.text)
        return Explanation(self.read(article), (SentenceExplained(words, None, *((),) * 7),))


class Language:
    def pipe(self, texts):
        vocab = spacy.blank("xx").vocab
        for text in texts:
            words = text.split()
            yield Doc(vocab, words=words, spaces=[True] * len(words))


@dataclass
class Figures:
    """What the evaluations give back."""

    about: object

    def table(self):
        return f"F1 of {self.about}"

    def as_json(self):
        return {"about": str(self.about), "f1": 0.5}


@pytest.fixture
def loaded(monkeypatch):
    """The models that the command asked for; the stub is in place."""
    models = []

    def load(*, model="accurate"):
        models.append(model)
        if model == "none":
            raise ModelError("there is no model none", hint="use accurate")
        return Reader()

    monkeypatch.setattr(rawi, "load", load, raising=False)
    monkeypatch.setattr(rawi, "language", Language, raising=False)
    return models


@pytest.fixture
def run(loaded):
    """Runs the program with the stub in place; gives the result of the command."""

    def invoke(*args, **options):
        return CliRunner().invoke(app, [str(arg) for arg in args], **options)

    return invoke


@pytest.fixture
def put(tmp_path):
    """Writes an article into a file, or several as JSONL."""

    def write(name, *texts):
        path = tmp_path / name
        if name.endswith("jsonl"):
            path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), "utf-8")
        else:
            path.write_text(texts[0], "utf-8")
        return path

    return write
