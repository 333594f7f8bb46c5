"""Gold sentences in CoNLL-U."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rawi.errors import FormatError
from rawi.evaluation.files import lines

NO_HEAD = -1
_COLUMNS = 10
_RANGE = re.compile(r"([0-9]+)-([0-9]+)")
_EMPTY_NODE = re.compile(r"[0-9]+\.[0-9]+")
_NUMBER = re.compile(r"[0-9]+")
_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class TreeWord:
    """A syntactic word as it is compared; ``head`` is -1 where the file gives none.

    ``relation`` has no subtype.
    """

    form: str
    lemma: str
    upos: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Token:
    """A surface token and its words, ``first`` to ``last`` (exclusive) counted from 0."""

    text: str
    first: int
    last: int


@dataclass(slots=True)
class Sentence:
    """A sentence: its ``# text`` (None without one), words and surface tokens; ``where`` names its start.

    ``part`` is the treebank: the letters that ``# sent_id`` begins with.
    """

    where: str = ""
    part: str = ""
    text: str | None = None
    text_where: str = ""
    words: list[TreeWord] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)


def read_conllu(path: Path) -> list[Sentence]:
    """The sentences of a CoNLL-U file, plain or gzipped."""
    sentences = [_checked(_sentence(path, block)) for block in _blocks(path)]
    found = [s for s in sentences if s.words]
    if not found:
        raise FormatError("no sentences", where=str(path))
    return found


def plain_relation(relation: str) -> str:
    """A relation without its subtype: ``obl:arg`` → ``obl``."""
    return relation.split(":")[0]


def _blocks(path: Path) -> Iterator[list[tuple[int, str]]]:
    block: list[tuple[int, str]] = []
    for number, line in lines(path):
        if line.strip():
            block.append((number, line))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _sentence(path: Path, block: Sequence[tuple[int, str]]) -> Sentence:
    sentence = Sentence(f"{path}:{block[0][0]}")
    heads: list[tuple[str, int]] = []
    until = 0
    for number, line in block:
        where = f"{path}:{number}"
        if line.startswith("#"):
            _comment(sentence, line, where)
            continue
        cells = line.split("\t")
        if len(cells) != _COLUMNS:
            raise FormatError(f"{len(cells)} columns, not {_COLUMNS}", where=where, hint="columns are parted by tabs")
        if fused := _RANGE.fullmatch(cells[0]):
            until = _fuse(sentence, cells[1], int(fused[1]), int(fused[2]), until, where)
        elif not _EMPTY_NODE.fullmatch(cells[0]):
            heads.append((where, _add(sentence, cells, until, where)))
    _check_ends(sentence, heads, until)
    return sentence


def _comment(sentence: Sentence, line: str, where: str) -> None:
    """Take text and treebank from a comment line; only the first ``# text`` counts."""
    key, equals, value = line[1:].partition("=")
    if equals and key.strip() == "text" and sentence.text is None:
        sentence.text, sentence.text_where = value.strip(), where
    elif equals and key.strip() == "sent_id":
        sentence.part = re.split(r"[^a-z]", value.strip().lower(), maxsplit=1)[0]


def _fuse(sentence: Sentence, text: str, first: int, last: int, until: int, where: str) -> int:
    """Open a surface token of several words; the number of its last word comes back."""
    follows = len(sentence.words) + 1
    if first != follows or last < first or until >= first:
        raise FormatError(f"range {first}-{last} is out of sequence, word {follows} follows", where=where)
    sentence.tokens.append(Token(text, first - 1, last))
    return last


def _add(sentence: Sentence, cells: Sequence[str], until: int, where: str) -> int:
    """Append the word of a line; its head comes back."""
    follows = len(sentence.words) + 1
    if cells[0] != str(follows):
        raise FormatError(f"id {cells[0]!r} is out of sequence, {follows} was expected", where=where)
    if cells[6] != "_" and not _NUMBER.fullmatch(cells[6]):
        raise FormatError(f"head {cells[6]!r} is not a number", where=where)
    head = NO_HEAD if cells[6] == "_" else int(cells[6])
    if follows > until:
        sentence.tokens.append(Token(cells[1], follows - 1, follows))
    sentence.words.append(TreeWord(cells[1], cells[2], cells[3], head, plain_relation(cells[7])))
    return head


def _check_ends(sentence: Sentence, heads: Sequence[tuple[str, int]], until: int) -> None:
    size = len(sentence.words)
    if until > size:
        raise FormatError(f"a range reaches word {until}, the sentence has {size}", where=sentence.where)
    for number, (where, head) in enumerate(heads, 1):
        if head > size or head == number:
            raise FormatError(f"head {head} of word {number} is out of range (0 to {size})", where=where)


def _checked(sentence: Sentence) -> Sentence:
    """The sentence, whose tokens spell its text and whose heads, if all are given, make one tree."""
    spelled = "".join(_BLANK.sub("", token.text) for token in sentence.tokens)
    if sentence.words and sentence.text and spelled != _BLANK.sub("", sentence.text):
        raise FormatError("the tokens don't spell # text", where=sentence.text_where, hint="blanks don't count")
    heads = [word.head for word in sentence.words]
    if heads and NO_HEAD not in heads:
        if heads.count(0) != 1:
            raise FormatError(f"{heads.count(0)} roots, one was expected", where=sentence.where)
        if at := _cycle(heads):
            raise FormatError(f"the heads above word {at} go in a circle", where=sentence.where)
    return sentence


def _cycle(heads: Sequence[int]) -> int:
    """The first word from which the root can't be reached, or 0."""
    for start in range(1, len(heads) + 1):
        at, steps = start, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return start
    return 0
