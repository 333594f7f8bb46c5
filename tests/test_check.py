"""The checks of the data files: the shipped ones are in order, and broken ones are all told at once."""

from importlib.resources import files
from pathlib import Path

import pytest

from rawi.check import check_data
from rawi.check.data import check_characters, check_loaders
from rawi.check.lexicons import LEXICONS, check_lexicons
from rawi.reading.actors.words import word_lists
from rawi.reading.events.times import links
from rawi.reading.lexicon.load import read_entries
from rawi.reading.lexicon.words import word_sets
from rawi.reading.places.cues import site_cues

ENTRIES = """\
- id: assault.hit
  verb: [[ضرب, يضرب]]
  modes: [drone, singing]
  contexts: [military, weather]
  colour: red
- id: assault.hit
  verb: [[ضرب, ضرب], [ضرب]]
  noun: ضربة
- id: attack.other
  genitive: owner
  active: [ضارب, '']
- {verb: [[هجم, يهجم]]}
"""
EXAMPLES = """\
assault.hit:
  yes:
    - text: ضربت القوة موقعا للجيش قرب البلدة.
      trigger: قصفت
      recipients: [موقعا, الجيش, القرية]
    - {text: لا كلمة هنا, mood: good}
attack.gone:
  yes: [{text: هجم الحشد., trigger: هجم}]
  no: [{text: هدأ الحشد.}]
"""
EXPECTED = """\
triggers/assault.yaml:1: assault.hit: unknown key colour
triggers/assault.yaml:1: assault.hit: ASSAULT has no mode singing
triggers/assault.yaml:1: assault.hit: there is no context weather
triggers/assault.yaml:6: assault.hit: the id is taken, see triggers/assault.yaml:1
triggers/assault.yaml:6: assault.hit: noun must be a list without empty places
triggers/assault.yaml:6: assault.hit: the imperfect ضرب doesn't begin with ي
triggers/assault.yaml:6: assault.hit: verb ['ضرب'] is no pair of perfect and imperfect (and passive perfect)
triggers/assault.yaml:9: attack.other: genitive can't be 'owner'
triggers/assault.yaml:9: attack.other: active must be a list without empty places
triggers/assault.yaml:9: attack.other: the id doesn't begin with assault.
triggers/assault.yaml:12: an entry has no id
triggers/assault.examples.yaml:1: assault.hit: «قصفت» doesn't occur in «ضربت القوة موقعا للجيش قرب البلدة.»
triggers/assault.examples.yaml:1: assault.hit: «القرية» doesn't occur in «ضربت القوة موقعا للجيش قرب البلدة.»
triggers/assault.examples.yaml:1: assault.hit: the example «لا كلمة هنا» names no trigger
triggers/assault.examples.yaml:1: assault.hit: unknown key mood in the example «لا كلمة هنا»
triggers/assault.examples.yaml:1: assault.hit: has no example under no
triggers/assault.yaml:9: attack.other: has no examples
triggers/assault.examples.yaml:7: attack.gone: no entry has this id
"""


@pytest.fixture
def folder(tmp_path):
    """A data folder with PLOVER's codes only; the function writes a file into it."""
    (tmp_path / "plover.yaml").write_bytes(files("rawi").joinpath("data", "plover.yaml").read_bytes())

    def write(path, text):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
        return tmp_path

    return write


def test_the_shipped_data_are_in_order():
    assert check_data() == []


def test_all_problems_of_a_lexicon_are_told_at_once(folder):
    folder("triggers/assault.yaml", ENTRIES)
    found = check_lexicons(folder("triggers/assault.examples.yaml", EXAMPLES))
    assert [line for line in EXPECTED.splitlines() if line not in found] == []
    assert [line for line in found if line not in EXPECTED.splitlines()] == []


def test_a_lexicon_without_examples_and_one_that_is_no_yaml(folder):
    folder("events/topics.yaml", "- id: topic.chess\n  words: [شطرنج]\n")
    found = check_lexicons(folder("states/states.yaml", "- id: [\n"))
    assert "events/topics.examples.yaml:1: is missing" in found
    assert any(line.startswith("states/states.yaml:2: is no YAML") for line in found)


@pytest.mark.parametrize(
    ("letter", "kind"),
    [
        ("\u0640", "tatweel"),
        ("\u064e", "vowel mark"),
        ("\u06cc", "Persian letter"),
        ("\ufedf", "presentation form"),
        ("\u200f", "invisible mark"),
        ("\u00a0", "no break space"),
    ],
)
def test_forbidden_characters(folder, letter, kind):
    found = check_characters(folder("actors/list.csv", f"name\nسل{letter}ام\n"))
    assert f"actors/list.csv:2: holds a {kind}" in found


def test_letters_and_marks_must_be_one_character_where_unicode_has_one(folder):
    assert check_characters(folder("events/words.yaml", "a: ا\u0655\n"))[-1].endswith("normal form C")


def test_every_lexicon_is_there():
    data = files("rawi").joinpath("data")
    assert [one.path for one in LEXICONS if not data.joinpath(one.path).exists()] == []


@pytest.mark.parametrize(
    ("path", "text", "problem"),
    [
        ("events/words.yaml", "- {id: seen, words: []}\n", "events/words.yaml seen: has no words"),
        ("attribution/words.yaml", "- {id: seen, word: [x]}\n", "attribution/words.yaml seen: unknown key 'word'"),
        ("actors/words.yaml", "- {id: words.odd, words: [x]}\n", "actors/words.yaml words.odd: no such list is read"),
        ("places/cues.yaml", "at: [x]\n", "data/places/cues.yaml: the site cues must be lists of words"),
        ("dates/links.yaml", "- x\n", "dates: can't be read: AttributeError: 'list' object has no attribute 'items'"),
    ],
)
def test_a_broken_file_without_lexicon_is_told(monkeypatch, path, text, problem):
    whole = Path.read_text
    caches = (read_entries, word_sets, word_lists, site_cues, links)
    monkeypatch.setattr(
        Path, "read_text", lambda file, *a, **k: text if file.as_posix().endswith(path) else whole(file, *a, **k)
    )
    for cached in caches:
        cached.cache_clear()
    try:
        assert problem in check_loaders({path.partition("/")[0]})
    finally:
        for cached in caches:
            cached.cache_clear()
