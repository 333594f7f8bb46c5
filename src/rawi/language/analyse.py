"""Texts to analyses: encode in batches, cut clitics and sentences, tag, parse and name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

import numpy as np

from rawi.language.analysis import Analysis, Entity, Word
from rawi.language.chunks import Chunk, chunks
from rawi.language.layout import clitic_ids, position_ids
from rawi.language.model import Floats, Model, TextOutput, WordInput, WordOutput
from rawi.language.names import best_tags, spans
from rawi.language.pieces import MAX_WORD_CHARS
from rawi.language.segments import INSIDE, KEEP, apply_script
from rawi.language.surface import SENTENCE_FINAL
from rawi.language.tree import best_tree

In = TypeVar("In")
Out = TypeVar("Out")

BATCH_PIECES = 3000
TEXTS_AT_ONCE = 24
END_AFTER_MARK, END_ELSEWHERE = 0.35, 0.97
MAX_SENTENCE_WORDS = 250
_CLOSERS = frozenset("\"»”)]'’")


@dataclass(slots=True)
class _Sentence:
    words: list[Word]
    wired: WordInput
    surface_of: list[int] = field(default_factory=list)


def analyse(model: Model, texts: Iterable[str]) -> Iterator[Analysis]:
    """One analysis a text, in order; texts are read a few at a time."""
    todo = iter(texts)
    while group := list(islice(todo, TEXTS_AT_ONCE)):
        yield from _analyse_group(model, group)


def _analyse_group(model: Model, texts: Sequence[str]) -> list[Analysis]:
    found = [chunks(text, model.table) for text in texts]
    flat = [chunk for item in found for chunk in item]
    outputs = _batched(flat, [c.width for c in flat], model.read_chunks)
    pending = [_sentences(model, c, o, texts[t]) for (t, c), o in zip(_numbered(found), outputs, strict=True)]
    every = [s for item in pending for s, _ in [item]]
    sentences = [s for group in every for s in group]
    tag_and_parse(model, [s.wired for s in sentences], [s.words for s in sentences])
    results, at = [], 0
    for item in found:
        results.append(_assemble(pending[at : at + len(item)]))
        at += len(item)
    return results


def _numbered(found: list[list[Chunk]]) -> list[tuple[int, Chunk]]:
    return [(number, chunk) for number, item in enumerate(found) for chunk in item]


def _batched(items: Sequence[In], sizes: Sequence[int], run: Callable[[list[In]], list[Out]]) -> list[Out]:
    """``run`` over groups of items of like size, results in the order of the items."""
    order = sorted(range(len(items)), key=lambda i: sizes[i])
    out: dict[int, Out] = {}
    group: list[int] = []
    for index in [*order, -1]:
        if group and (index < 0 or (len(group) + 1) * sizes[index] > BATCH_PIECES):
            for place, value in zip(group, run([items[i] for i in group]), strict=True):
                out[place] = value
            group = []
        group.append(index)
    return [out[i] for i in range(len(items))]


def _sentences(
    model: Model, chunk: Chunk, output: TextOutput, text: str
) -> tuple[list[_Sentence], list[tuple[int, int, str, str]]]:
    """The chunk's sentences, and its names over surface tokens."""
    final = _ends(chunk, output.ends, text)
    done, now = [], _new(output)
    letter, piece = 0, 1
    scripts = output.scripts.argmax(-1)
    for number, (token, item) in enumerate(zip(chunk.surfaces, chunk.pieces, strict=True)):
        size = len(item.chars)
        labels = [model.scripts[i] for i in scripts[letter + 1 : letter + 1 + size]]
        cut = _cut(item.chars, labels)
        texts = [item.chars[a:b] for a, b, _ in cut]
        now.wired.clitic += clitic_ids(texts, model.clitics)
        now.wired.position += position_ids(len(cut))
        for order, (a, b, script) in enumerate(cut):
            start = token.start + (0 if a == 0 else item.origin[a])
            end = token.end if b == size else token.start + item.origin[b]
            now.words.append(Word(start, end, apply_script(script, item.chars[a:b]), order == 0))
            now.wired.first.append(piece + item.piece_of[a])
            now.wired.last.append(piece + item.piece_of[b - 1])
            now.surface_of.append(number)
        letter += size + 1
        piece += len(item.ids)
        if final[number] or len(now.words) >= MAX_SENTENCE_WORDS:
            done.append(now)
            now = _new(output)
    if now.words:
        done.append(now)
    return done, _chunk_names(model, output)


def _new(output: TextOutput) -> _Sentence:
    return _Sentence([], WordInput(output.vectors, [], [], [], []))


def _cut(chars: str, labels: list[str]) -> list[tuple[int, int, str]]:
    if len(chars) > MAX_WORD_CHARS or not chars.isalpha():
        return [(0, len(chars), KEEP)]
    starts = [0, *[i for i, label in enumerate(labels) if i and label != INSIDE]]
    stops = [*starts[1:], len(chars)]
    return [(a, b, KEEP if labels[a] == INSIDE else labels[a]) for a, b in zip(starts, stops, strict=True)]


def _ends(chunk: Chunk, scores: Floats, text: str) -> list[bool]:
    """Whether a sentence ends after each surface token."""
    odds = 1 / (1 + np.exp(scores[:, 0] - scores[:, 1]))
    tokens, out = chunk.surfaces, [False] * len(chunk.surfaces)
    last = len(tokens) - 1
    for at, token in enumerate(tokens):
        if token.text in SENTENCE_FINAL:
            follows = tokens[at + 1] if at < last else None
            glued = follows is not None and follows.start == token.end
            if glued and follows is not None and follows.text in SENTENCE_FINAL:
                continue
            spaced = follows is None or text[token.end : token.end + 1].isspace()
            if odds[at] > (END_AFTER_MARK if spaced else 0.6) or (token.text in "؟?!" and spaced):
                stop = at
                while stop < last and tokens[stop + 1].start == tokens[stop].end and tokens[stop + 1].text in _CLOSERS:
                    stop += 1
                out[stop] = True
        elif odds[at] > END_ELSEWHERE and token.text not in "،,:؛":
            out[at] = True
    return out


def _chunk_names(model: Model, output: TextOutput) -> list[tuple[int, int, str, str]]:
    """(first surface, last exclusive, scheme, class) of each scheme's names."""
    return [
        (first, last, scheme, label)
        for scheme, scores in output.names.items()
        for first, last, label in spans(best_tags(scores, model.names[scheme]))
    ]


def tag_and_parse(model: Model, wired: Sequence[WordInput], words: Sequence[list[Word]]) -> None:
    """Fill UPOS, features, heads, relations and lemmas of ``words`` in place."""
    outputs: list[WordOutput] = _batched(wired, [len(s.first) for s in wired], model.read_words)
    heads = [best_tree(o.arcs) for o in outputs]
    pairs = [(o.dep, o.head[h]) for o, h in zip(outputs, heads, strict=True)]
    if not pairs:
        return
    relations = model.relation_ids(np.concatenate([d for d, _ in pairs]), np.concatenate([h for _, h in pairs]))
    at = 0
    for sentence, output, head in zip(words, outputs, heads, strict=True):
        _fill(model, sentence, output, head, relations[at : at + len(sentence)])
        at += len(sentence)


def _fill(model: Model, words: list[Word], output: WordOutput, heads: list[int], relations: list[int]) -> None:
    upos = output.upos.argmax(-1)
    at, columns = 0, []
    for key, values in model.feats.items():
        columns.append((key, values, output.feats[:, at : at + len(values)].argmax(-1)))
        at += len(values)
    for number, word in enumerate(words):
        word.upos = model.upos[upos[number]]
        chosen = [(key, values[picks[number]]) for key, values, picks in columns if picks[number]]
        word.feats = "|".join(f"{key}={value}" for key, value in chosen)
        word.head = heads[number]
        word.relation = "root" if not heads[number] else model.relations[relations[number]]
        if word.head and word.relation == "root":
            word.relation = "dep"
        word.lemma = model.lemmatizer(word.norm, word.upos, word.feats)


def _assemble(parts: list[tuple[list[_Sentence], list[tuple[int, int, str, str]]]]) -> Analysis:
    result, base = Analysis(), 0
    for sentences, names in parts:
        first_word: dict[int, int] = {}
        last_word: dict[int, int] = {}
        for sentence in sentences:
            for offset, surface in enumerate(sentence.surface_of):
                first_word.setdefault(surface, base + offset)
                last_word[surface] = base + offset
            base += len(sentence.words)
            result.sentences.append(sentence.words)
        every = [w for s in sentences for w in s.words]
        shift = base - len(every)
        for first, last, scheme, label in names:
            a, b = first_word[first], last_word[last - 1] + 1
            while a < b - 1 and every[a - shift].upos in ("ADP", "CCONJ", "SCONJ", "PART") and not every[a - shift + 1].opens:
                a += 1  # the name begins after the proclitics of its first word
            while b - 1 > a and every[b - 1 - shift].upos == "PRON" and not every[b - 1 - shift].opens:
                b -= 1
            result.entities.append(Entity(a, b, label, scheme))
    return result
