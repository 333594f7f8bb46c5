"""From an analysis to a spaCy Doc whose tokens are substrings of the text."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans
from spacy.vocab import Vocab

from rawi.language.analysis import Analysis, Entity, Word

COARSE_SCHEME, FINE_SCHEME, OFFICE_SCHEME = "aner", "fane", "wojood"
GPE = frozenset({"Nation", "Population-Center", "State-or-Province", "County-or-District", "GPE-Cluster"})
_FINE_TO_COARSE = {
    **dict.fromkeys(GPE, "GPE"),
    **dict.fromkeys(["Politician", "Athlete", "Artist", "Scientist", "Businessperson", "Other_PER", "Religious_PER"], "PER"),
    **dict.fromkeys(
        ["Government", "Non-Governmental", "Commercial", "Educational", "Media", "Religious_ORG", "Sports"], "ORG"),
    **dict.fromkeys(["Continent", "Water-Body", "Land-Region-Natural", "Airport"], "LOC"),
}  # fmt: skip


def register() -> None:
    """Add Rawi's extensions: ``token._.opens`` (first of a surface word), ``span._.fine`` (name class)."""
    if not Token.has_extension("opens"):
        Token.set_extension("opens", default=True)
    if not Span.has_extension("fine"):
        Span.set_extension("fine", default="")


def to_doc(text: str, analysis: Analysis, vocab: Vocab) -> Doc:
    """The Doc of ``text``; blanks beyond single spaces become SPACE tokens, so ``doc.text == text``."""
    register()
    words = [w for sentence in analysis.sentences for w in sentence]
    cells, place = _cells(text, words)
    heads, deps, starts = _arcs(analysis, place, cells)
    doc = Doc(
        vocab,
        words=[text[a:b] for a, b, _, _ in cells],
        spaces=[spaced for _, _, spaced, _ in cells],
        pos=[words[n].upos if n is not None else "SPACE" for *_, n in cells],
        morphs=[words[n].feats if n is not None else "" for *_, n in cells],
        lemmas=[words[n].lemma if n is not None else text[a:b] for a, b, _, n in cells],
        heads=heads,
        deps=deps,
        sent_starts=starts,
    )
    for token, (*_, n) in zip(doc, cells, strict=True):
        if n is not None:
            word = words[n]
            token.norm_ = word.norm
            if not word.opens:
                token._.opens = False
        else:
            token.norm_ = token.text
    _name(doc, analysis.entities, place)
    return doc


def _cells(text: str, words: list[Word]) -> tuple[list[tuple[int, int, bool, int | None]], list[int]]:
    """(start, end, followed by a space, word number) of each token; place of each word among them."""
    cells: list[tuple[int, int, bool, int | None]] = []
    place: list[int] = []
    at = 0
    for number, word in enumerate(words):
        if word.start > at:
            cells.append((at, word.start, False, None))
        end = max(word.end, word.start)
        space = text[end : end + 1] == " "
        place.append(len(cells))
        cells.append((word.start, end, space, number))
        at = end + space
    if at < len(text):
        cells.append((at, len(text), False, None))
    return cells, place


def _arcs(
    analysis: Analysis, place: list[int], cells: list[tuple[int, int, bool, int | None]]
) -> tuple[list[int], list[str], list[bool]]:
    heads, deps, starts = list(range(len(cells))), ["dep"] * len(cells), [False] * len(cells)
    base = 0
    for sentence in analysis.sentences:
        for number, word in enumerate(sentence):
            at = place[base + number]
            heads[at] = place[base + word.head - 1] if word.head else at
            deps[at] = "ROOT" if not word.head else word.relation
        if sentence:
            starts[place[base]] = True
        base += len(sentence)
    for at, (*_, number) in enumerate(cells):
        if number is None:  # a blank hangs on the word before it
            heads[at] = max(at - 1, 0) if at else min(1, len(cells) - 1)
            if at == 0 and len(cells) > 1:
                starts[0], starts[1] = True, False
    if cells:
        starts[0] = True
    return heads, deps, starts


def _name(doc: Doc, entities: list[Entity], place: list[int]) -> None:
    by_scheme: dict[str, list[Span]] = {}
    for entity in entities:
        span = Span(doc, place[entity.first], place[entity.last - 1] + 1, label=entity.label)
        by_scheme.setdefault(entity.fine, []).append(span)
    fine = by_scheme.get(FINE_SCHEME, [])
    named = [_refined(span, fine) for span in by_scheme.get(COARSE_SCHEME, [])]
    taken = {token.i for span in named for token in span}
    for span in fine:
        label = _FINE_TO_COARSE.get(span.label_)
        if label and not any(token.i in taken for token in span):
            extra = Span(doc, span.start, span.end, label=label)
            extra._.fine = span.label_
            named.append(extra)
    doc.ents = filter_spans(named)
    doc.spans["coarse"] = by_scheme.get(COARSE_SCHEME, [])
    doc.spans["fine"] = fine
    doc.spans["offices"] = [s for s in by_scheme.get(OFFICE_SCHEME, []) if s.label_ == "OCC"]


def _refined(span: Span, fine: list[Span]) -> Span:
    match = next((f for f in fine if f.start < span.end and f.end > span.start), None)
    label = "GPE" if span.label_ == "LOC" and match is not None and match.label_ in GPE else span.label_
    result = Span(span.doc, span.start, span.end, label=label)
    result._.fine = match.label_ if match is not None else ""
    return result
