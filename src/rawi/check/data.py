"""All checks of the packaged data files together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from functools import partial
from importlib.resources import files
from importlib.resources.abc import Traversable

import yaml

from rawi.check.lexicons import check_lexicons
from rawi.check.source import files_below
from rawi.errors import RawiError

_FORBIDDEN = re.compile(
    "(?P<tatweel>\u0640)|(?P<vowel_mark>[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed])"
    "|(?P<Persian_letter>[\u06a9\u06aa\u06be\u06c0-\u06c3\u06cc\u06cd\u06d0-\u06d3])"
    "|(?P<presentation_form>[\ufb50-\ufdff\ufe70-\ufefe])"
    "|(?P<invisible_mark>[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff])|(?P<no_break_space>\u00a0)"
)
_AS_IN_ARTICLES = frozenset({"dates/rules.examples.yaml"})  # tatweel and vowel marks are its subject


def check_data() -> list[str]:
    """Everything that is wrong with the packaged data files, «file:line: id: problem» each."""
    folder = files("rawi").joinpath("data")
    found = [*check_characters(folder), *check_lexicons(folder)]
    faulty = {problem.partition("/")[0] for problem in found}  # told already, with their lines
    found += check_loaders({name for name, _ in _loaders()} - faulty)
    return list(dict.fromkeys(found))


def check_loaders(folders: Collection[str]) -> list[str]:
    """What is reported when the files of these folders are loaded as Rawi loads them."""
    return [problem for name, load in _loaders() if name in folders for problem in _loaded(name, load)]


def check_characters(folder: Traversable) -> list[str]:
    """Lines of the data files with characters that none may hold, or that are not in NFC."""
    found = []
    for path, file in files_below(folder):
        checked = path.endswith((".yaml", ".csv")) and path not in _AS_IN_ARTICLES
        text = file.read_text("utf-8") if checked else ""
        if not _FORBIDDEN.search(text) and unicodedata.is_normalized("NFC", text):
            continue
        for number, line in enumerate(text.split("\n"), 1):
            kinds = {match.lastgroup or "" for match in _FORBIDDEN.finditer(line)}
            found += [f"{path}:{number}: holds a {kind.replace('_', ' ')}" for kind in sorted(kinds)]
            if not unicodedata.is_normalized("NFC", line):
                found.append(f"{path}:{number}: is not in Unicode's normal form C")
    return found


def _loaders() -> Iterator[tuple[str, Callable[[], object]]]:
    """The folder of each kind of data file, and what reads all of it."""
    from rawi.evaluation import entities, names
    from rawi.reading.actors.base import ActorBase
    from rawi.reading.actors.words import word_lists
    from rawi.reading.attribution import cues, speakers
    from rawi.reading.dates.grammar import grammar
    from rawi.reading.events import light, status_cues, times, topics
    from rawi.reading.lexicon import triggers
    from rawi.reading.lexicon.words import word_sets
    from rawi.reading.places.countries import country_names
    from rawi.reading.places.cues import site_cues
    from rawi.reading.places.gazetteer import Gazetteer
    from rawi.reading.states import patterns

    yield "triggers", triggers.trigger_index
    attribution = (cues.cue_index, cues.phrase_index, speakers.source_nouns)
    yield from (("attribution", load) for load in attribution)
    yield from (("events", load) for load in (light.light_index, status_cues.cue_index, topics.topics))
    yield from ((folder, partial(word_sets, folder)) for folder in ("attribution", "events"))
    yield "states", patterns.patterns
    yield from (("actors", load) for load in (ActorBase.load, country_names, word_lists))
    yield from (("places", load) for load in (site_cues, lambda: list(Gazetteer.load())))
    yield from (("dates", load) for load in (grammar, times.links))
    yield from (("evaluation", load) for load in (names.proclitics, entities.class_table))


def _loaded(name: str, load: Callable[[], object]) -> list[str]:
    """The problems that a loader reports, none if it reads its files."""
    try:
        load()
    except RawiError as error:
        where = f"{error.where}: " if error.where else ""
        lines = [f"{where}{line}" for line in error.cause.splitlines()]
        return [line if line.startswith((name, "data/")) else f"{name}/{line}" for line in lines]
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OSError, yaml.YAMLError) as error:
        return [f"{name}: can't be read: {type(error).__name__}: {error}"]
    return []
