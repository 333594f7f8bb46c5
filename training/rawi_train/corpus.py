"""Read the treebanks and named-entity corpora into one kind of example."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FANE_ATTACH = {"و", "ف"}
SCHEMES = ("aner", "fane", "wojood")
FANE_SUFFIX = {"ه", "ها", "هم", "هما", "هن", "نا", "كم", "ك", "ي"}


@dataclass(slots=True)
class Token:
    """A surface token with the words that it holds and its name tag in each scheme that tells one.

    What ``masked`` says is hidden from the encoder, though not its letters from the segmenter.
    """

    text: str
    words: list[int] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    masked: bool = False


@dataclass(slots=True)
class Word:
    """A syntactic word; what the corpus does not tell is None."""

    form: str
    upos: str | None = None
    feats: dict[str, str] | None = None
    head: int | None = None
    relation: str | None = None
    lemma: str | None = None
    names: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Example:
    """One sentence; ``tags_hidden`` keeps its segmentation and UPOS out of the losses."""

    tokens: list[Token]
    words: list[Word] = field(default_factory=list)
    source: str = ""
    segmented: bool = False
    tags_hidden: bool = False


_NAME = re.compile(r"(Aner|Fane|Wojood)=([BI]-[^|]+)")


def _lines(path: Path) -> list[str]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as handle:
        return handle.read().splitlines()


def _word(cells: list[str]) -> Word:
    feats = None
    if cells[5] != "_" or cells[7] != "_":
        feats = dict(pair.split("=", 1) for pair in cells[5].split("|")) if cells[5] != "_" else {}
    head = int(cells[6]) if cells[6].isdigit() else None
    plain = re.search(r"LemmaPlain=([^|]+)", cells[9])
    lemma = plain.group(1) if plain else (cells[2] if cells[2] != "_" else None)
    names = {key.lower(): tag for key, tag in _NAME.findall(cells[9])}
    return Word(cells[1], cells[3], feats, head, None if cells[7] == "_" else cells[7], lemma, names)


def read_conllu(path: Path, skip: str | None = None, only: str | None = None) -> Iterator[Example]:
    """Examples of a CoNLL-U file: those whose comments hold ``only``, without those that hold ``skip``."""
    comments: list[str] = []
    example, until = Example([], source=path.name, segmented=True), 0
    for line in [*_lines(path), ""]:
        if line.startswith("#"):
            comments.append(line)
            continue
        if not line:
            marked = any((skip or only or "\n") in comment for comment in comments)
            if example.words and not (skip and marked) and not (only and not marked):
                example.source = comments[0].split("= ")[-1]
                yield example
            comments, until = [], 0
            example = Example([], source=path.name, segmented=True)
            continue
        cells = line.split("\t")
        if "-" in cells[0]:
            first, until = map(int, cells[0].split("-"))
            example.tokens.append(Token(cells[1], list(range(first - 1, until))))
        elif cells[0].isdigit():
            number = int(cells[0])
            if number > until:
                example.tokens.append(Token(cells[1], [number - 1]))
            example.words.append(_word(cells))


def read_annotated(folder: Path) -> Iterator[Example]:
    """News that a finished model annotated (``rawi_train.annotate``): words, trees, and names in three schemes."""
    for path in sorted(folder.glob("news-*.conllu.gz")):
        for example in read_conllu(path):
            for token in example.tokens:
                token.names = {scheme: _first_tag(example, token, scheme) for scheme in SCHEMES}
            yield example


def _first_tag(example: Example, token: Token, scheme: str) -> str:
    """The tag of the first word of a token that has one: names are cut free of clitics, tokens aren't."""
    tags = (example.words[at].names.get(scheme) for at in token.words)
    return next((tag for tag in tags if tag), "O")


def read_names(path: Path, scheme: str) -> Iterator[Example]:
    """Examples of a two-column BIO file; FANE's split clitics are joined to surface words."""
    rows: list[tuple[str, str]] = []
    for line in [*_lines(path), ""]:
        cells = line.split("\t")
        if len(cells) == 2:
            rows.append((cells[0], cells[1]))
        elif rows:
            joined = _join_clitics(rows) if scheme == "fane" else rows
            yield Example([Token(t, names={scheme: tag}) for t, tag in joined], source=path.name)
            rows = []


def _join_clitics(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    pending = ""
    for number, (text, tag) in enumerate(rows):
        last = number + 1 == len(rows)
        if text in FANE_ATTACH and not last and not pending:
            pending = text
        elif text in FANE_SUFFIX and out and not pending and tag == "O":
            out[-1] = (out[-1][0] + text, out[-1][1])
        else:
            out.append((pending + text, tag))
            pending = ""
    if pending:
        out.append((pending, "O"))
    return out
