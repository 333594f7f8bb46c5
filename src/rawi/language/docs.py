"""From an analysis to a spaCy Doc whose tokens are substrings of the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans
from spacy.vocab import Vocab

from rawi.language.analysis import Analysis, Entity, Word
from rawi.language.model import Floats

COARSE_SCHEME, FINE_SCHEME, OFFICE_SCHEME = "aner", "fane", "wojood"
OFFICE = "OCC"
GPE = frozenset({"Nation", "Population-Center", "State-or-Province", "County-or-District", "GPE-Cluster"})
_PER = ("Politician", "Athlete", "Artist", "Scientist", "Businessperson", "Other_PER", "Religious_PER")
_ORG = ("Government", "Non-Governmental", "Commercial", "Educational", "Media", "Religious_ORG", "Sports")
_LOC = ("Continent", "Water-Body", "Land-Region-Natural", "Airport")
_FINE_TO_COARSE = {
    **dict.fromkeys(GPE, "GPE"),
    **dict.fromkeys(_PER, "PER"),
    **dict.fromkeys(_ORG, "ORG"),
    **dict.fromkeys(_LOC, "LOC"),
}


class _Cell(NamedTuple):
    """One token to be: its span, whether a space follows, and its word; None for a blank."""

    start: int
    end: int
    spaced: bool
    word: Word | None


def register() -> None:
    """Add Rawi's extensions: ``token._.opens`` (first of a surface word), ``span._.fine`` (name class)."""
    if not Token.has_extension("opens"):
        Token.set_extension("opens", default=True)
    if not Span.has_extension("fine"):
        Span.set_extension("fine", default="")


def to_doc(text: str, analysis: Analysis, vocab: Vocab) -> Doc:
    """The Doc of ``text``; blanks beyond single spaces become SPACE tokens, so ``doc.text == text``.

    The vectors move from ``analysis`` to ``doc.tensor``.
    """
    register()
    cells, place = _cells(text, analysis)
    heads, deps, starts = _arcs(analysis, cells, place)
    doc = Doc(
        vocab,
        words=[text[cell.start : cell.end] for cell in cells],
        spaces=[cell.spaced for cell in cells],
        pos=[cell.word.upos if cell.word else "SPACE" for cell in cells],
        morphs=[cell.word.feats if cell.word else "" for cell in cells],
        lemmas=[cell.word.lemma if cell.word else text[cell.start : cell.end] for cell in cells],
        heads=heads,
        deps=deps,
        sent_starts=starts,
    )
    for token, cell in zip(doc, cells, strict=True):
        token.norm_ = cell.word.norm if cell.word else token.text
        if cell.word and not cell.word.opens:
            token._.opens = False
    if analysis.vectors:
        doc.tensor = _tensor(analysis.vectors, place, len(doc))
    _name(doc, analysis.entities, place)
    return doc


def _tensor(vectors: list[Floats], place: Sequence[int], size: int) -> Any:
    """One row a token; empties ``vectors`` on the way, as long texts leave no room for two copies."""
    tensor = np.zeros((size, vectors[0].shape[1]), dtype=np.float32)
    base = 0
    vectors.reverse()
    while vectors:
        rows = vectors.pop()
        tensor[list(place[base : base + len(rows)])] = rows
        base += len(rows)
    return tensor


def _cells(text: str, analysis: Analysis) -> tuple[list[_Cell], list[int]]:
    """The tokens to be, and the place of each word among them."""
    cells: list[_Cell] = []
    place: list[int] = []
    at = 0
    for sentence in analysis.sentences:
        for word in sentence:
            if word.start > at:
                cells.append(_Cell(at, word.start, False, None))
            spaced = text[word.end : word.end + 1] == " "
            place.append(len(cells))
            cells.append(_Cell(word.start, word.end, spaced, word))
            at = word.end + spaced
    if at < len(text):
        cells.append(_Cell(at, len(text), False, None))
    return cells, place


def _arcs(
    analysis: Analysis, cells: Sequence[_Cell], place: Sequence[int]
) -> tuple[list[int], list[str], list[bool | int | None]]:
    """Head, relation and sentence start of every token; a blank hangs on the word before it."""
    heads = [max(at - 1, 0) for at in range(len(cells))]
    deps = ["dep"] * len(cells)
    starts: list[bool | int | None] = [False] * len(cells)
    base = 0
    for sentence in analysis.sentences:
        for number, word in enumerate(sentence, base):
            at = place[number]
            heads[at] = place[base + word.head - 1] if word.head else at
            deps[at] = word.relation if word.head else "ROOT"
        starts[place[base]] = True
        base += len(sentence)
    if place and place[0]:  # a blank before the first word belongs to its sentence
        heads[0], starts[place[0]] = place[0], False
    if cells:
        starts[0] = True
    return heads, deps, starts


def _name(doc: Doc, entities: Sequence[Entity], place: Sequence[int]) -> None:
    by_scheme: dict[str, list[Span]] = {COARSE_SCHEME: [], FINE_SCHEME: [], OFFICE_SCHEME: []}
    for entity in entities:
        span = Span(doc, place[entity.first], place[entity.last - 1] + 1, label=entity.label)
        by_scheme.setdefault(entity.scheme, []).append(span)
    coarse, fine = by_scheme[COARSE_SCHEME], by_scheme[FINE_SCHEME]
    doc.ents = filter_spans([*_refined(doc, coarse, fine), *_unseen(doc, coarse, fine)])
    doc.spans["coarse"] = coarse
    doc.spans["fine"] = fine
    doc.spans["offices"] = [span for span in by_scheme[OFFICE_SCHEME] if span.label_ == OFFICE]


def _refined(doc: Doc, coarse: Sequence[Span], fine: Sequence[Span]) -> list[Span]:
    """The coarse names with the class of the first fine one in them; LOC becomes GPE by it."""
    class_at = {at: span.label_ for span in fine for at in range(span.start, span.end)}
    found = []
    for span in coarse:
        kind = next((class_at[at] for at in range(span.start, span.end) if at in class_at), "")
        label = "GPE" if span.label_ == "LOC" and kind in GPE else span.label_
        found.append(_span(doc, span, label, kind))
    return found


def _unseen(doc: Doc, coarse: Sequence[Span], fine: Sequence[Span]) -> list[Span]:
    """Fine names of a coarse class that touch no coarse name."""
    taken = {at for span in coarse for at in range(span.start, span.end)}
    return [
        _span(doc, span, _FINE_TO_COARSE[span.label_], span.label_)
        for span in fine
        if span.label_ in _FINE_TO_COARSE and taken.isdisjoint(range(span.start, span.end))
    ]


def _span(doc: Doc, like: Span, label: str, kind: str) -> Span:
    result = Span(doc, like.start, like.end, label=label)
    result._.fine = kind
    return result
