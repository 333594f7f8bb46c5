"""Damaged input, from the file to the events: read right, or refused with a code and the file's name."""

import json
import os
import resource
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

import rawi
from rawi import Article
from rawi.cli.main import app
from rawi.text.fold import fold
from tests.noise import REPORT, arabic_digits, persian, shaped, stretched, vowelled

pytestmark = pytest.mark.model

SAMPLE = (Path(__file__).parents[1] / "examples" / "sample-article.txt").read_text("utf-8")
DAY = date(2021, 3, 18)
ENCODINGS = {
    "utf8": lambda text: text.encode(),
    "utf8-mark": lambda text: text.encode("utf-8-sig"),
    "utf16": lambda text: text.encode("utf-16"),
    "utf16-le-bare": lambda text: text.encode("utf-16-le"),
    "utf16-be-bare": lambda text: text.encode("utf-16-be"),
    "cp1256": lambda text: text.encode("cp1256"),
}
CHANGES = {
    "vowel marks": vowelled,
    "tatweel": stretched,
    "presentation forms": shaped,
    "Persian letters": persian,
    "Arabic-Indic digits": arabic_digits,
    "direction marks": lambda text: "\u202b" + text.replace(" ", " \u200f") + "\u202c",
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "two spaces": lambda text: text.replace(" ", "  "),
}
PERSIAN = (
    "رئیس جمهور ایران روز گذشته در دیدار با وزیر امور خارجه چین گفت که دو کشور باید روابط اقتصادی خود را "
    "گسترش دهند. او افزود که تحریم‌ها نمی‌تواند مانع همکاری میان تهران و پکن شود و این گفتگوها ادامه خواهد داشت."
)
ENGLISH = "The foreign minister arrived in Cairo on Monday and met his counterpart, officials said."
LONG_LINE = (
    "زار وزير الخارجية العراقي أنقرة أمس وبحث مع نظيره التركي ملف المياه، ونفى متحدث باسم الحكومة وجود خلاف. "
    "وقصفت طائرات حربية ثلاثة مواقع قرب الحدود السورية، وقتل في الغارات سبعة مسلحين بحسب مصدر أمني. "
    "ودعت الأمم المتحدة الأطراف إلى ضبط النفس فيما تظاهر المئات في بغداد احتجاجا على الغارات. "
)


@pytest.fixture
def run(reader, monkeypatch):
    """Runs ``rawi`` in this process with the reader that is loaded already."""
    monkeypatch.setattr(rawi, "load", lambda **_: reader)
    return lambda *args: CliRunner().invoke(app, [str(arg) for arg in args])


def triggers(reading):
    return [(event.type.value, fold(event.trigger.text)) for event in reading.events]


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="module")
def sample(reader):
    return reader.read(Article(SAMPLE, published=DAY))


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings_give_the_same_events(run, tmp_path, sample, encoding):
    path = tmp_path / f"{encoding}.txt"
    path.write_bytes(ENCODINGS[encoding](SAMPLE))
    result = run("read", path, "--published", DAY, "--format", "jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    found = [(event["type"], event["trigger"]) for event in lines(result.stdout)]
    spans = [(e.type.value, (e.trigger.start, e.trigger.end, e.trigger.text)) for e in sample.events]
    assert [(kind, (at["start"], at["end"], at["text"])) for kind, at in found] == spans


def test_the_program_itself_reads_a_file_from_standard_input(sample):
    program = [sys.executable, "-c", "from rawi.cli.main import main; main()"]
    done = subprocess.run(
        [*program, "read", "-", "--published", str(DAY), "--format", "jsonl"],
        input=SAMPLE.encode("cp1256"),
        capture_output=True,
        env=_environment(),
        timeout=120,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert [event["type"] for event in lines(done.stdout.decode())] == [e.type.value for e in sample.events]


@pytest.fixture(scope="module")
def clean(reader):
    return reader.read(Article(REPORT, published=DAY))


@pytest.mark.parametrize("change", CHANGES)
def test_changed_letters_give_the_same_events(reader, clean, change):
    reading = reader.read(Article(CHANGES[change](REPORT), published=DAY))
    assert triggers(reading) == triggers(clean)
    assert [e.date and (e.date.start, e.date.end) for e in reading.events] == [
        e.date and (e.date.start, e.date.end) for e in clean.events
    ]


@pytest.mark.parametrize("change", CHANGES)
def test_changed_letters_give_the_same_actors(reader, clean, change):
    reading = reader.read(Article(CHANGES[change](REPORT), published=DAY))
    assert [[who.country for who in e.actors] for e in reading.events] == [
        [who.country for who in e.actors] for e in clean.events
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("زارالرئيس المصري موسكو أمس.", "زار"),
        ("قصفتالطائرات الحربية مدينة حلب أمس.", "قصفت"),
        ("اعتقلت الشرطة السودانية عشرةناشطين فيالخرطوم أمس.", "اعتقلت"),
        ("وأعلن الوزير،أمس الأربعاء،أن الجيش قصف مواقع المسلحين.وقتل في الغارة خمسة جنود.", "قصف"),
        ("و قصفت الطائرات التركية ب المدفعية مواقع ل المسلحين في سوريا.", "قصفت"),
        ("وزيرالخارجية الفرنسي زار بيروت والتقى رئيسالحكومة.", "زار"),
    ],
)
def test_lost_and_superfluous_spaces(reader, text, wanted):
    found = [event.trigger for event in reader.read(Article(text)).events]
    assert any(t.start == text.index(wanted) and wanted.startswith(t.text) for t in found), found


def test_line_ends_of_windows_are_line_ends(reader):
    plain, windows = (REPORT.replace(". ", f".{end}{end}") for end in ("\n", "\r\n"))
    readings = [reader.read(Article(text, published=DAY)) for text in (plain, windows)]
    assert triggers(readings[0]) == triggers(readings[1])
    assert [e.date and e.date.start for e in readings[0].events] == [
        e.date and e.date.start for e in readings[1].events
    ]


def test_hashtag_is_a_name(reader):
    text = "استقبل #أنور_قرقاش وزير الخارجية الأردني في أبوظبي أمس."
    event = next(e for e in reader.read(Article(text)).events if e.type == "CONSULT")
    assert "per.anwar_gargash" in {who.entity for who in (*event.actors, *event.recipients)}


def test_latin_words_inside(reader):
    text = "التقى وزير الدفاع التركي Hulusi Akar وفدا من NATO في أنقرة، وقصفت طائرات F-16 مواقع حزب PKK."
    found = {(event.type.value, event.trigger.text) for event in reader.read(Article(text)).events}
    assert {("CONSULT", "التقى"), ("ASSAULT", "قصفت")} <= found


def test_what_cannot_be_read_is_refused_by_name_and_the_others_are_read(run, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for name, data in {
        "1-good.txt": REPORT.encode(),
        "2-empty.txt": b"",
        "3-blank.txt": b" \r\n\t\n",
        "4-noise.bin": bytes(range(256)) * 8,
        "5-picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(64),
        "6-persian.txt": PERSIAN.encode(),
        "7-english.txt": ENGLISH.encode(),
        "8-wire.jsonl": json.dumps({"text": ENGLISH}).encode() + b"\n" + json.dumps({"text": REPORT}).encode(),
        "9-good.txt": REPORT.encode("utf-16"),
    }.items():
        (folder / name).write_bytes(data)
    result = run("read", folder, "--format", "jsonl")
    assert result.exit_code == 1
    assert {event["article"] for event in lines(result.stdout)} == {"1-good", "8-wire#2", "9-good"}
    *refused, last = result.stderr.splitlines()
    assert [(line.split()[0], Path(line.split()[1]).name.rstrip(":")) for line in refused] == [
        ("R102", "2-empty.txt"),
        ("R102", "3-blank.txt"),
        ("R103", "4-noise.bin"),
        ("R103", "5-picture.txt"),
        ("R106", "6-persian.txt"),
        ("R106", "7-english.txt"),
        ("R106", "8-wire.jsonl:1"),
    ]
    assert last == "7 of 10 articles failed"


@pytest.mark.slow
@pytest.mark.skipif(os.environ.get("RAWI_SLOW") != "1", reason="takes minutes; set RAWI_SLOW=1")
def test_five_megabytes_in_one_line(tmp_path):
    text = LONG_LINE * (5_000_000 // len(LONG_LINE.encode()))
    path, out = tmp_path / "line.txt", tmp_path / "events.jsonl"
    path.write_text(text, "utf-8")
    program = [sys.executable, "-c", "from rawi.cli.main import main; main()"]
    begun = time.monotonic()
    done = subprocess.run(
        [*program, "read", str(path), "--format", "jsonl", "-o", str(out)],
        env=_environment(),
        timeout=1800,
        check=False,
    )
    taken = time.monotonic() - begun
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6  # kilobytes to gigabytes
    assert done.returncode == 0
    events = lines(out.read_text("utf-8"))
    assert len(events) > 1000
    assert all(text[e["trigger"]["start"] : e["trigger"]["end"]] == e["trigger"]["text"] for e in events)
    assert taken < 1200
    assert peak < 3


def _environment():
    source = Path(rawi.__file__).parents[1]
    return {**os.environ, "PYTHONPATH": str(source), "PYTHONIOENCODING": "utf-8"}
