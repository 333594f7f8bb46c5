"""Turn examples into number arrays, with the noise that newspapers have added at random."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

from rawi.language.layout import clitic_ids, position_ids
from rawi.language.pieces import MAX_WORD_CHARS, PieceTable
from rawi.language.segments import INSIDE, KEEP, align
from rawi_train.corpus import Example, Token
from rawi_train.labels import BOUNDARY, UNKNOWN_CHAR, Labels, merged_tag

IGNORE = -100
HAMZA = str.maketrans("أإآ", "ااا")
QUOTES = [("«", "»"), ('"', '"'), ("“", "”"), ("(", ")")]


@dataclass(slots=True)
class Encoded:
    """Index lists of one chunk of text; labels that the corpus lacks are IGNORE."""

    pieces: list[int]
    chars: list[int] = field(default_factory=list)
    char_piece: list[int] = field(default_factory=list)
    scripts: list[int] = field(default_factory=list)
    surface: list[tuple[int, int]] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    names: dict[str, list[int]] = field(default_factory=dict)
    sentences: list[EncodedSentence] = field(default_factory=list)


@dataclass(slots=True)
class EncodedSentence:
    """The words of one sentence: piece span, clitic and position ids, and labels."""

    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    clitic: list[int] = field(default_factory=list)
    position: list[int] = field(default_factory=list)
    upos: list[int] = field(default_factory=list)
    feats: list[list[int]] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    relation: list[int] = field(default_factory=list)


class Encoder:
    """Encodes examples with one piece table and one set of labels."""

    def __init__(self, table: PieceTable, labels: Labels) -> None:
        self.table, self.labels = table, labels
        self.script = {s: i for i, s in enumerate(labels.scripts)}
        self.char = {c: i for i, c in enumerate(labels.chars)}
        self.clitic = {c: i for i, c in enumerate(labels.clitics)}
        self.upos = {u: i for i, u in enumerate(labels.upos)}
        self.feats = {k: {v: i for i, v in enumerate(vs)} for k, vs in labels.feats.items()}
        self.relation = {r: i for i, r in enumerate(labels.relations)}
        self.names = {k: {t: i for i, t in enumerate(ts)} for k, ts in labels.names.items()}

    def __call__(self, examples: list[Example]) -> Encoded:
        """Encode consecutive sentences as one chunk."""
        out = Encoded([self.table.bos])
        for example in examples:
            self._sentence(out, example)
        out.pieces.append(self.table.eos)
        return out

    def _sentence(self, out: Encoded, example: Example) -> None:
        sentence = EncodedSentence()
        for number, token in enumerate(example.tokens):
            pieces = self.table.of(token.text)
            base = len(out.pieces)
            out.pieces.extend([self.table.unknown] * len(pieces.ids) if token.masked else pieces.ids)
            out.surface.append((base, len(out.pieces) - 1))
            last = number + 1 == len(example.tokens)
            out.ends.append(int(last) if example.segmented else IGNORE)
            cut = self._cut(example, token, pieces.chars)
            self._chars(out, pieces.chars, pieces.piece_of, base, None if example.tags_hidden else cut)
            self._name(out, token)
            if cut and token.words:
                self._words(sentence, example, token, cut, pieces.chars, pieces.piece_of, base)
        if example.segmented and len(sentence.first) == len(example.words):
            out.sentences.append(sentence)

    def _cut(self, example: Example, token: Token, chars: str) -> tuple[tuple[int, int, str], ...] | None:
        if not example.segmented:
            return None
        if len(token.words) == 1:
            return ((0, len(chars), KEEP),)
        forms = tuple(example.words[i].form for i in token.words)
        return align(chars, forms) if len(chars) <= MAX_WORD_CHARS else None

    def _chars(
        self, out: Encoded, chars: str, piece_of: tuple[int, ...], base: int,
        cut: tuple[tuple[int, int, str], ...] | None,
    ) -> None:  # fmt: skip
        out.chars.append(BOUNDARY)
        out.char_piece.append(base)
        out.scripts.append(IGNORE)
        starts = {start: script for start, _, script in cut or ()}
        for at, char in enumerate(chars):
            out.chars.append(self.char.get(char.lower(), UNKNOWN_CHAR))
            out.char_piece.append(base + piece_of[at])
            label = self.script.get(starts.get(at, INSIDE), self.script[KEEP])
            out.scripts.append(label if cut else IGNORE)

    def _name(self, out: Encoded, token: Token) -> None:
        for scheme, tags in self.names.items():
            told = token.names.get(scheme)
            out.names.setdefault(scheme, []).append(IGNORE if told is None else tags[merged_tag(told)])

    def _words(
        self, sentence: EncodedSentence, example: Example, token: Token,
        cut: tuple[tuple[int, int, str], ...], chars: str, piece_of: tuple[int, ...], base: int,
    ) -> None:  # fmt: skip
        texts = [chars[start:end] for start, end, _ in cut]
        sentence.clitic.extend(clitic_ids(texts, self.clitic))
        sentence.position.extend(position_ids(len(cut)))
        for number, (start, end, _) in zip(token.words, cut, strict=True):
            word = example.words[number]
            sentence.first.append(base + piece_of[min(start, len(piece_of) - 1)])
            sentence.last.append(base + piece_of[min(max(end - 1, 0), len(piece_of) - 1)])
            sentence.upos.append(self.upos.get(word.upos or "", IGNORE))
            known = word.feats
            sentence.feats.append(
                [values.get(known.get(key, ""), 0) if known is not None else IGNORE
                 for key, values in self.feats.items()])  # fmt: skip
            sentence.head.append(IGNORE if word.head is None else word.head)
            relation = self.relation.get(word.relation or "", IGNORE)
            sentence.relation.append(relation)


def noisy(example: Example, rng: random.Random, masked: float = 0.0) -> Example:
    """A copy of ``example`` as another newsroom would have typed it, a share ``masked`` of its words hidden."""
    tokens = [replace(token, masked=rng.random() < masked) for token in example.tokens]
    if rng.random() < 0.2:
        for token in tokens:
            token.text = token.text.translate(HAMZA)
    if rng.random() < 0.06:
        for token in tokens:
            token.text = token.text[:-1] + token.text[-1:].replace("ى", "ي")
    if rng.random() < 0.04:
        for token in tokens:
            token.text = token.text[:-1] + token.text[-1:].replace("ة", "ه")
    if any(token.text == "," for token in tokens) and rng.random() < 0.7:
        for token in tokens:
            token.text = "،" if token.text == "," else token.text
    if rng.random() < 0.3:
        _swap_quotes(tokens, rng)
    if example.segmented and rng.random() < 0.12:
        _glue(tokens, rng)
    return replace(example, tokens=tokens)


def _swap_quotes(tokens: list[Token], rng: random.Random) -> None:
    opening, closing = rng.choice(QUOTES[:3])
    inside = False
    for token in tokens:
        if token.text in ('"', "«", "»", "“", "”"):
            token.text = closing if inside else opening
            inside = not inside


def _glue(tokens: list[Token], rng: random.Random) -> None:
    """Join two neighbouring words, as a lost space does («الأممالمتحدة»)."""
    spots = [
        i for i in range(len(tokens) - 1)
        if tokens[i].text.isalpha() and tokens[i + 1].text.isalpha() and len(tokens[i].text) > 1
        and tokens[i].words and tokens[i + 1].words
    ]  # fmt: skip
    if spots:
        at = rng.choice(spots)
        second = tokens.pop(at + 1)
        tokens[at] = Token(tokens[at].text + second.text, tokens[at].words + second.words)
