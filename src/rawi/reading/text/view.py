"""A flat, quick view of a spaCy Doc for the rules: words without blanks, sentences, names."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from rawi.records import Span
from rawi.text.fold import fold_word


@dataclass(slots=True)
class Word:
    """A syntactic word; ``head`` is a word index or -1, ``bare`` the folded form without article."""

    i: int
    start: int
    end: int
    text: str
    form: str
    bare: str
    lemma: str
    upos: str
    feats: str
    rel: str
    opens: bool
    sent: int = 0
    head: int = -1
    ent: int = -1
    children: list[int] = field(default_factory=list)

    @property
    def definite(self) -> bool:
        """Whether the word carries the article."""
        return self.bare != self.form


@dataclass(slots=True)
class Name:
    """A name found by the language model: words ``first`` to ``last`` (exclusive)."""

    first: int
    last: int
    label: str
    fine: str


@dataclass(slots=True)
class Sentence:
    """Words ``first`` to ``last`` (exclusive) of one sentence."""

    first: int
    last: int


@dataclass(slots=True)
class View:
    """Everything the rules look at, made once an article and field."""

    source: str
    field: str
    words: list[Word]
    sentences: list[Sentence]
    names: list[Name]
    tensor: NDArray[np.float32] | None = None
    fuller: dict[str, list[int]] = dataclasses.field(default_factory=dict, repr=False, compare=False)
    _places: dict[str, list[int]] = dataclasses.field(default_factory=dict, repr=False, compare=False)

    def text(self, first: int, last: int) -> str:
        """The original text from word ``first`` to before word ``last``."""
        return self.source[self.words[first].start : self.words[last - 1].end]

    def span(self, first: int, last: int) -> Span:
        """The record span of words ``first`` to before ``last``."""
        start, end = self.words[first].start, self.words[last - 1].end
        return Span(start, end, self.source[start:end], self.field)

    def sentence(self, word: int) -> Sentence:
        """The sentence that holds ``word``."""
        return self.sentences[self.words[word].sent]

    def places(self, bare: str) -> list[int]:
        """The words whose bare form is ``bare``, in text order."""
        if not self._places:
            for word in self.words:
                self._places.setdefault(word.bare, []).append(word.i)
        return self._places.get(bare, [])

    def words_within(self, start: int, end: int) -> list[Word]:
        """The words that lie wholly between two offsets of the text."""
        first = bisect_left(self.words, start, key=lambda w: w.start)
        return self.words[first : bisect_right(self.words, end, lo=first, key=lambda w: w.end)]

    def names_in(self, sentence: Sentence) -> range:
        """The numbers of the names that begin in ``sentence``."""
        first = bisect_left(self.names, sentence.first, key=lambda n: n.first)
        return range(first, bisect_left(self.names, sentence.last, lo=first, key=lambda n: n.first))

    def sentence_span(self, word: int) -> Span:
        """The record span of that sentence."""
        sentence = self.sentence(word)
        return self.span(sentence.first, sentence.last)

    def kids(self, word: int, *relations: str) -> list[int]:
        """Children of ``word`` with one of ``relations`` (subtypes count as their base)."""
        wanted = set(relations)
        return [
            c
            for c in self.words[word].children
            if self.words[c].rel in wanted or self.words[c].rel.split(":")[0] in wanted
        ]

    def subtree(self, word: int) -> list[int]:
        """``word`` and everything below it, in text order."""
        found, todo = [], [word]
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(self.words[at].children)
        return sorted(found)

    def inside(self, word: int, top: int) -> bool:
        """Whether ``word`` is ``top`` or stands below it."""
        steps = 0
        while word >= 0 and steps < 200:
            if word == top:
                return True
            word, steps = self.words[word].head, steps + 1
        return False

    def case(self, word: int) -> str:
        """The folded preposition that governs ``word``, empty if none."""
        for child in self.words[word].children:
            other = self.words[child]
            if other.rel == "case" and child < word and other.upos == "ADP":
                return other.form
        before = self.words[word - 1] if word else None
        if before is not None and before.upos == "ADP" and before.sent == self.words[word].sent:
            return before.form
        return ""


def bare_form(form: str) -> str:
    """A folded form without the article: «الوزاره» → «وزاره»."""
    return form[2:] if form.startswith("ال") and len(form) > 4 else form


def view_of(doc: Doc, field_name: str = "text") -> View:
    """The view of ``doc``; ``field_name`` says whether it is the article's text or title."""
    words: list[Word] = []
    index: dict[int, int] = {}
    for token in doc:
        if token.pos_ == "SPACE" or token.is_space:
            continue
        index[token.i] = len(words)
        form = fold_word(token.norm_)
        words.append(
            Word(
                len(words), token.idx, token.idx + len(token.text), token.text, form, bare_form(form),
                fold_word(token.lemma_), token.pos_, str(token.morph), token.dep_.lower(), token._.opens,
            )
        )  # fmt: skip
    above = doc.to_array("HEAD").astype(np.int64).tolist()  # counted from each token, 0 for roots
    for at, me in index.items():
        if above[at] and at + above[at] in index:
            head = index[at + above[at]]
            words[me].head = head
            words[head].children.append(me)
    names = [
        Name(inside[0], inside[-1] + 1, ent.label_, ent._.fine)
        for ent in doc.ents
        if (inside := [index[i] for i in range(ent.start, ent.end) if i in index])
    ]
    for number, name in enumerate(names):
        for i in range(name.first, name.last):
            words[i].ent = number
    held = index and len(doc.tensor) == len(doc)
    tensor = np.asarray(doc.tensor, dtype=np.float32)[list(index)] if held else None
    return View(doc.text, field_name, words, _sentences(doc, index, words), names, tensor)


def _sentences(doc: Doc, index: dict[int, int], words: list[Word]) -> list[Sentence]:
    found: list[Sentence] = []
    for sent in doc.sents:
        inside = [index[i] for i in range(sent.start, sent.end) if i in index]
        if inside:
            for i in inside:
                words[i].sent = len(found)
            found.append(Sentence(inside[0], inside[-1] + 1))
    return found
