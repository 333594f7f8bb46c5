"""A spaCy ``Doc`` as CoNLL-U text and as JSON.

FORM of a word that was cut off is its norm, the word as it would stand alone («ل|لبلاد» → البلاد), under a
range line with what is written; a word that was not cut stands as written, with ``Norm`` in MISC where that
differs. ``Start`` and ``End`` in MISC are code points of the article's text. Blanks and invisible marks are
left out, so that the surface forms and SpaceAfter spell ``# text``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Lm"})
_DIRECTION = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_UNFIT_ID = re.compile(r"[\s/]+")


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
    def cut(self) -> bool:
        """Whether it holds several words."""
        return len(self.tokens) > 1


def surfaces(sent: Span) -> list[Surface]:
    """The surface words of a sentence, whitespace left out.

    A surface word ends at whitespace and where the next token's ``_.opens`` is set.
    """
    words: list[list[Token]] = []
    last: Token | None = None
    for token in sent:
        if _blank(token):
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
        words = surfaces(sent)
        lines.append(f"# sent_id = {_UNFIT_ID.sub('_', doc_id.strip())}-{number}")
        lines.append(f"# text = {_spelled(words)}")
        lines.extend("\t".join(cells) for cells in _rows(words))
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


def _rows(words: list[Surface]) -> Iterator[tuple[str, ...]]:
    numbers = _numbers(words)
    for word in words:
        misc = f"Start={word.start}|End={word.end}"
        if not _space_follows(word):
            misc = f"{misc}|SpaceAfter=No"
        if not word.cut:
            norm = _form(word.tokens[0])
            yield _row(word.tokens[0], word.text, numbers, misc if norm == word.text else f"{misc}|Norm={_cell(norm)}")
            continue
        yield (f"{numbers[word.tokens[0].i]}-{numbers[word.tokens[-1].i]}", _cell(word.text), *"_" * 7, misc)
        for token in word.tokens:
            yield _row(token, _form(token), numbers, _own_span(token))


def _row(token: Token, form: str, numbers: dict[int, int], misc: str) -> tuple[str, ...]:
    head = "0" if token.head.i == token.i else str(numbers.get(token.head.i, 0))
    parsed = token.doc.has_annotation("DEP")
    name = f"|NER={token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else ""
    return (
        str(numbers[token.i]),
        _cell(form),
        _cell(token.lemma_),
        _upos(token),
        token.tag_ or "_",
        _feats(token),
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
                "upos": _upos(token),
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
    return [sent for sent in sents if surfaces(sent)]


def _blank(token: Token) -> bool:
    """Whether nothing of it is to be seen; a bare Vocab leaves ``is_space`` unset."""
    if not token.text.strip():
        return True
    return token.pos_ == "SPACE" and all(unicodedata.category(char) in _UNSEEN for char in token.text)


def _starts(token: Token) -> bool:
    return bool(token.has_extension("opens") and token._.opens)


def _space_follows(word: Surface) -> bool:
    following = str(word.tokens[0].doc.text[word.end : word.end + 1])
    return not following or following.isspace()


def _own_span(token: Token) -> str:
    return f"Start={token.idx}|End={token.idx + len(token)}"


def _form(token: Token) -> str:
    return str(token.norm_ or token.text)


def _upos(token: Token) -> str:
    """The tag; the underscore of a hashtag, a blank to the model, is a mark here."""
    return "PUNCT" if token.pos_ == "SPACE" else str(token.pos_ or "_")


def _feats(token: Token) -> str:
    return "|".join(sorted(str(token.morph).split("|"), key=str.lower)) or "_"


def _relation(token: Token) -> str:
    if token.pos_ == "SPACE":
        return "punct"
    return "root" if token.dep_ == "ROOT" else str(token.dep_ or "dep")


def _spelled(words: list[Surface]) -> str:
    """The sentence as its surface forms and SpaceAfter spell it."""
    return "".join(_cell(word.text) + " " * _space_follows(word) for word in words).strip()


def _cell(text: str) -> str:
    return unicodedata.normalize("NFC", _one_line(_DIRECTION.sub("", text))) or "_"


def _one_line(text: str) -> str:
    return " ".join(text.split())
