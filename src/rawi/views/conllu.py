"""A spaCy ``Doc`` as CoNLL-U text and as JSON.

FORM is the token's norm, the word as it would stand alone («ل|لبلاد» → البلاد); what the text has
stands in MISC as ``Start`` and ``End``, code points of the article's text. A surface word gets a
range line when it was cut into several words or when its only word is written otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


@dataclass(frozen=True, slots=True)
class Surface:
    """A word as the text has it, and the tokens that it was cut into."""

    tokens: tuple[Token, ...]

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return int(self.tokens[0].idx)

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return int(self.tokens[-1].idx) + len(self.tokens[-1])

    @property
    def text(self) -> str:
        """Its characters."""
        return str(self.tokens[0].doc.text[self.start : self.end])

    @property
    def differs(self) -> bool:
        """Whether its words don't spell what the text has."""
        return len(self.tokens) > 1 or _form(self.tokens[0]) != self.text


def surfaces(sent: Span) -> list[Surface]:
    """The surface words of a sentence, whitespace left out.

    A surface word ends at whitespace and where the next token's ``_.opens`` is set.
    """
    words: list[list[Token]] = []
    last: Token | None = None
    for token in sent:
        if not token.text.strip():  # a bare Vocab leaves is_space unset
            last = None
            continue
        if last is None or last.whitespace_ or last.idx + len(last) != token.idx or _starts(token):
            words.append([])
        words[-1].append(token)
        last = token
    return [Surface(tuple(word)) for word in words]


def as_conllu(doc: Doc, doc_id: str) -> str:
    """The whole document in CoNLL-U, an empty line after each sentence."""
    lines = [f"# newdoc id = {_one_line(doc_id)}"]
    for number, sent in enumerate(_sentences(doc), 1):
        lines.append(f"# sent_id = {_one_line(doc_id)}-{number}")
        lines.append(f"# text = {_one_line(sent.text)}")
        lines.extend("\t".join(cells) for cells in _rows(sent))
        lines.append("")
    return "\n".join(lines) + "\n"


def as_tree_json(doc: Doc, doc_id: str) -> dict[str, Any]:
    """The document as a JSON value: sentences with their words, names with their spans."""
    return {
        "id": doc_id,
        "sentences": [
            {"start": sent.start_char, "end": sent.end_char, "words": list(_words(sent))} for sent in _sentences(doc)
        ],
        "names": [
            {"start": ent.start_char, "end": ent.end_char, "text": ent.text, "label": ent.label_} for ent in doc.ents
        ],
    }


def _rows(sent: Span) -> Iterator[tuple[str, ...]]:
    words = surfaces(sent)
    numbers = _numbers(words)
    for word in words:
        misc = f"Start={word.start}|End={word.end}"
        if not _space_follows(word):
            misc = f"{misc}|SpaceAfter=No"
        if word.differs:
            first, last = numbers[word.tokens[0].i], numbers[word.tokens[-1].i]
            yield (f"{first}-{last}", word.text, *"_" * 7, misc)
        for token in word.tokens:
            yield _row(token, numbers, misc if not word.differs else _own_span(token))


def _row(token: Token, numbers: dict[int, int], misc: str) -> tuple[str, ...]:
    head = "0" if token.head.i == token.i else str(numbers.get(token.head.i, 0))
    parsed = token.doc.has_annotation("DEP")
    name = f"|NER={token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else ""
    return (
        str(numbers[token.i]),
        _form(token),
        token.lemma_ or "_",
        token.pos_ or "_",
        token.tag_ or "_",
        str(token.morph) or "_",
        head if parsed else "_",
        _relation(token) if parsed else "_",
        "_",
        misc + name,
    )


def _words(sent: Span) -> Iterator[dict[str, Any]]:
    """The words of a sentence; those of one surface word share ``surface``."""
    words = surfaces(sent)
    numbers = _numbers(words)
    for at, word in enumerate(words):
        for token in word.tokens:
            yield {
                "id": numbers[token.i],
                "surface": at,
                "start": token.idx,
                "end": token.idx + len(token),
                "text": token.text,
                "form": _form(token),
                "lemma": token.lemma_,
                "upos": token.pos_,
                "xpos": token.tag_,
                "feats": token.morph.to_dict(),
                "head": 0 if token.head.i == token.i else numbers.get(token.head.i, 0),
                "deprel": _relation(token),
            }


def _numbers(words: list[Surface]) -> dict[int, int]:
    """CoNLL-U numbers by position in the ``Doc``."""
    tokens = (token for word in words for token in word.tokens)
    return {token.i: number for number, token in enumerate(tokens, 1)}


def _sentences(doc: Doc) -> list[Span]:
    sents = list(doc.sents) if doc.has_annotation("SENT_START") else [doc[:]]
    return [sent for sent in sents if sent.text.strip()]


def _starts(token: Token) -> bool:
    return bool(token.has_extension("opens") and token._.opens)


def _space_follows(word: Surface) -> bool:
    following = str(word.tokens[0].doc.text[word.end : word.end + 1])
    return not following or following.isspace()


def _own_span(token: Token) -> str:
    return f"Start={token.idx}|End={token.idx + len(token)}"


def _form(token: Token) -> str:
    return str(token.norm_ or token.text)


def _relation(token: Token) -> str:
    return "root" if token.dep_ == "ROOT" else str(token.dep_ or "dep")


def _one_line(text: str) -> str:
    return " ".join(text.split())
