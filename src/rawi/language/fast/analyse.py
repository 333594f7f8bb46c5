"""Texts to analyses with the fast model: cut clitics and sentences, then tag, parse and name all words at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from rawi.language.analysis import Analysis, Entity, Word
from rawi.language.fast.model import FastModel
from rawi.language.fast.network import Floats, encoded, linear
from rawi.language.fast.patterns import Cut
from rawi.language.fast.tagging import tagged
from rawi.language.layout import position_ids
from rawi.language.names import best_tags, spans
from rawi.language.pieces import MAX_WORD_CHARS, Pieces
from rawi.language.segments import KEEP, apply_script
from rawi.language.sentences import MAX_SENTENCE_WORDS, sentence_ends
from rawi.language.surface import Surface, paragraphs, surfaces

GROUP_TOKENS = 4000  # how much of a text is held as vectors at once
RANKED = 4  # patterns that are tried on a token before it is left whole
restored = lru_cache(maxsize=200_000)(apply_script)
places_of = lru_cache(maxsize=16)(position_ids)


def analyse(model: FastModel, text: str) -> Analysis:
    """The analysis of one text."""
    result = Analysis()
    for group in _groups(text):
        cuts, ends = segmented(model, [[token.text for token in tokens] for tokens in group])
        sentences: list[list[Word]] = []
        at = 0
        for tokens in group:
            last = at + len(tokens)
            closing = sentence_ends(tokens, ends[at:last], text)
            sentences += drafted(model, tokens, cuts[at:last], closing)
            at = last
        _append(result, model, sentences)
    return result


def segmented(model: FastModel, texts: Sequence[Sequence[str]]) -> tuple[list[Cut], Floats]:
    """How each surface token of all ``texts`` is cut, and the scores of a sentence's end after it."""
    letters = [[model.pieces.of(token).chars for token in tokens] for tokens in texts]
    flat = [chars for line in letters for chars in line]
    x = encoded(model.surface_bank, letters, [0] * len(flat), model.segmenter)
    scores = linear(x, model.segmenter, "patterns")
    cuts: list[Cut] = []
    for at, (chars, best) in enumerate(zip(flat, scores.argmax(1).tolist(), strict=True)):
        if len(chars) > MAX_WORD_CHARS or not chars.isalpha():
            cuts.append(((0, len(chars), KEEP),))
            continue
        cut = model.patterns.cut(chars, best)
        cuts.append(cut or model.patterns.best(chars, np.argsort(-scores[at])[1:RANKED].tolist()))
    return cuts, linear(x, model.segmenter, "ends")


def drafted(
    model: FastModel, tokens: Sequence[Surface], cuts: Sequence[Cut], closing: Sequence[bool]
) -> Iterator[list[Word]]:
    """The sentences of one paragraph, words cut but not yet tagged."""
    now: list[Word] = []
    for token, cut, last in zip(tokens, cuts, closing, strict=True):
        now += words_of(token, model.pieces.of(token.text), cut)
        if last or len(now) >= MAX_SENTENCE_WORDS:
            yield now
            now = []
    if now:
        yield now


def words_of(token: Surface, item: Pieces, cut: Cut) -> list[Word]:
    """The words of one surface token."""
    if len(cut) == 1 or _in_ligature(item, cut):
        return [Word(token.start, token.end, item.chars, True)]
    size, found = len(item.chars), []
    for order, (a, b, script) in enumerate(cut):
        start = token.start + item.origin[a] if a else token.start
        end = token.start + item.origin[b] if b < size else token.end
        found.append(Word(start, end, restored(script, item.chars[a:b]), order == 0))
    return found


def _in_ligature(item: Pieces, cut: Cut) -> bool:
    """Whether a cut would part two letters of one ligature character, which the text can't tell apart."""
    return any(item.origin[a] == item.origin[a - 1] for a, _, _ in cut[1:])


def places(words: Sequence[Word]) -> list[int]:
    """Whether each word stands alone in its surface token, or where in it."""
    found: list[int] = []
    size = 0
    for word in reversed(words):
        size += 1
        if word.opens:
            found += reversed(places_of(size))
            size = 0
    return found[::-1]


def named(model: FastModel, scores: Floats, sizes: Sequence[int], scheme: str) -> Iterator[tuple[int, list[str]]]:
    """The first row and the tags of each sentence that has a name of ``scheme``."""
    tags, at = model.names[scheme], 0
    plain = (scores.argmax(1) == 0).tolist()
    for size in sizes:
        if not all(plain[at : at + size]):
            yield at, best_tags(scores[at : at + size], tags)
        at += size


def _groups(text: str) -> Iterator[list[list[Surface]]]:
    """The surface tokens of some paragraphs at a time."""
    group: list[list[Surface]] = []
    size = 0
    for start, end in paragraphs(text):
        tokens = surfaces(text, start, end)
        for first in range(0, len(tokens), GROUP_TOKENS):
            part = tokens[first : first + GROUP_TOKENS]
            if group and size + len(part) > GROUP_TOKENS:
                yield group
                group, size = [], 0
            group.append(part)
            size += len(part)
    if group:
        yield group


def _append(result: Analysis, model: FastModel, sentences: list[list[Word]]) -> None:
    vectors, names = tagged(model, sentences, [place for words in sentences for place in places(words)])
    sizes = [len(words) for words in sentences]
    base = result.word_count
    for scheme, scores in names.items():
        for at, tags in named(model, scores, sizes, scheme):
            for first, last, label in spans(tags):
                result.entities.append(Entity(base + at + first, base + at + last, label, scheme))
    result.sentences += sentences
    ends = np.cumsum(sizes)
    result.vectors += np.split(vectors, ends[:-1])
    result.word_count += int(ends[-1])
