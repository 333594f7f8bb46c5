"""Texts to analyses: encode, cut clitics and sentences, tag, parse and name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rawi.language.analysis import Analysis, Entity, Word
from rawi.language.chunks import Chunk, chunks
from rawi.language.model import Model, TextOutput
from rawi.language.names import best_tags, spans
from rawi.language.sentences import Draft, draft_sentences
from rawi.language.tagging import tag_and_parse

GROUP_PIECES = 6000  # how much of a text is held as vectors at once; more than nearly all articles have
_PROCLITICS = frozenset({"ADP", "CCONJ", "SCONJ", "PART"})


def analyse(model: Model, text: str) -> Analysis:
    """The analysis of one text.

    The encoder takes one chunk at a time: it would work as long on padding as on pieces, and its
    8-bit networks scale their numbers by what stands in a batch, so that a paragraph would be read
    differently for its neighbours. Sentences go on in batches, but only with those of the same text.
    """
    result = Analysis()
    for group in _grouped(chunks(text, model.table)):
        outputs = [model.read_chunk(chunk) for chunk in group]
        drafts = [draft_sentences(model, c, o, text) for c, o in zip(group, outputs, strict=True)]
        flat = [draft for drafted in drafts for draft in drafted]
        tag_and_parse(model, [d.wired for d in flat], [d.words for d in flat])
        for drafted, output in zip(drafts, outputs, strict=True):
            _append(result, drafted, _names(model, output))
    return result


def _grouped(found: Iterable[Chunk]) -> Iterator[list[Chunk]]:
    group: list[Chunk] = []
    size = 0
    for chunk in found:
        if group and size + chunk.width > GROUP_PIECES:
            yield group
            group, size = [], 0
        group.append(chunk)
        size += chunk.width
    if group:
        yield group


def _names(model: Model, output: TextOutput) -> Iterator[tuple[int, int, str, str]]:
    """(first surface, last exclusive, scheme, class) of each scheme's names."""
    for scheme, scores in output.names.items():
        for first, last, label in spans(best_tags(scores, model.names[scheme])):
            yield first, last, label, scheme


def _append(result: Analysis, drafts: list[Draft], names: Iterable[tuple[int, int, str, str]]) -> None:
    """Add one chunk's sentences and names to ``result``."""
    base = result.word_count
    words = [word for draft in drafts for word in draft.words]
    surface_of = [number for draft in drafts for number in draft.surface_of]
    first_word: dict[int, int] = {}
    last_word: dict[int, int] = {}
    for at, surface in enumerate(surface_of):
        first_word.setdefault(surface, at)
        last_word[surface] = at
    for first, last, label, scheme in names:
        a, b = _without_clitics(words, first_word[first], last_word[last - 1] + 1)
        result.entities.append(Entity(base + a, base + b, label, scheme))
    result.sentences.extend(draft.words for draft in drafts)
    result.vectors.extend(draft.wired.vectors[draft.wired.first] for draft in drafts)
    result.word_count += len(words)


def _without_clitics(words: list[Word], first: int, last: int) -> tuple[int, int]:
    """The span without the proclitics of its first token and the suffix pronoun of its last."""
    while first < last - 1 and words[first].upos in _PROCLITICS and not words[first + 1].opens:
        first += 1
    while last - 1 > first and words[last - 1].upos == "PRON" and not words[last - 1].opens:
        last -= 1
    return first, last
