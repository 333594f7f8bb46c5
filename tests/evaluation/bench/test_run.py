"""Systems side by side: what is absent is told and left out."""

import pytest

from rawi.errors import FormatError
from rawi.evaluation.bench import run
from rawi.evaluation.bench.segmenter import before, behind, figures
from rawi.evaluation.conllu import Sentence, Token, TreeWord


@pytest.fixture
def workers(monkeypatch):
    """Workers that answer at once."""
    started = []

    def start(task, system, shared, models):
        started.append((task, system))
        return task, system

    def finish(process):
        task, system = process
        if system == "udpipe":
            raise run.WorkerError("ufal.udpipe is not installed")
        return {"words_a_second": 500.0} if task == "speed" else {"trees": {"las": 77.7}}

    monkeypatch.setattr(run, "_start", start)
    monkeypatch.setattr(run, "_finish", finish)
    return started


def test_side_by_side(workers, tmp_path):
    told = []
    report = run.bench(tmp_path, tmp_path, systems=["fast", "udpipe"], say=told.append)
    assert report.figures["systems"]["fast"]["speed"] == {"words_a_second": 500.0, "words_a_second_of_two": 1000.0}
    assert "udpipe" not in report.figures["systems"]
    assert any("not installed" in line for line in told)
    lines = report.table().splitlines()
    assert any(line.split() == ["LAS,", "given", "words", "77.7"] for line in lines)
    assert workers[-1] == ("train", "udpipe")


def test_unknown_systems_are_refused(tmp_path):
    with pytest.raises(FormatError, match="stanza"):
        run.bench(tmp_path, tmp_path, systems=["stanza"])


class Cutter:
    def cut(self, word):
        return (1, 0) if word.startswith("و") else (0, 0)


def test_cuts_of_the_segmenter_are_compared_by_place():
    words = [TreeWord(form, "_", "X", -1, "_") for form in ("و", "قال", "كتاب", "ه")]
    gold = [Sentence(words=words, tokens=[Token("وقال", 0, 2), Token("كتابه", 2, 4)])]
    assert figures(Cutter(), gold) == {"words_exact": 50.0, "clitic_bearing_exact": 50.0}


def test_articles_and_endings_are_no_clitics():
    assert [before(prefix) for prefix in ("ال", "وال", "لل", "سي", "")] == [0, 1, 1, 1, 0]
    assert [behind(suffix) for suffix in ("ة", "اتها", "ون", "ته")] == [0, 2, 0, 1]
