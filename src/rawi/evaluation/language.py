"""The figures of the language analysis: words, tags, trees and names against gold files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from rawi.errors import FormatError
from rawi.evaluation.conllu import NO_HEAD, Sentence, Token, TreeWord, plain_relation, read_conllu
from rawi.evaluation.entities import names_figures, read_tagged
from rawi.evaluation.report import Figures, Report, Table, number, prf_table
from rawi.evaluation.schemes import COARSE_SCHEME, named
from rawi.evaluation.trees import raw_figures, trees_figures
from rawi.language.analysis import Analysis, Word

KINDS = ("trees", "raw", "names")
_LABELS = {
    "words": "words",
    "surface_tokens": "surface tokens",
    "words_exact": "words exact",
    "clitic_bearing": "clitic-bearing tokens",
    "clitic_bearing_exact": "clitic-bearing exact",
    "lemma": "lemma",
    "upos": "UPOS",
    "uas": "UAS",
    "las": "LAS",
}
T = TypeVar("T")
Segmented = Sequence[Sequence[tuple[str, Sequence[str]]]]


class Analyser(Protocol):
    """What the evaluation asks of ``rawi.language.Language``."""

    def analyse(self, texts: Iterable[str]) -> Iterator[Analysis]:
        """One analysis a text."""
        ...

    def analyse_segmented(self, sentences: Segmented) -> list[list[Word]]:
        """Words of sentences whose cutting is given."""
        ...

    @property
    def schemes(self) -> Sequence[str]:
        """The schemes of names that there are tags of."""
        ...

    def name_tokens(self, sentences: Sequence[Sequence[str]], scheme: str = COARSE_SCHEME) -> list[list[str]]:
        """BIO tags for given tokens."""
        ...


def evaluate(kind: str, path: Path, *, language: Analyser, classes: Collection[str] = ()) -> Report:
    """Analyse a gold file and compare.

    ``trees`` reads its words, ``raw`` its texts, ``names`` its tokens; ``classes`` are those of
    names to count, all if empty. Where the sentences come from several treebanks, which the
    letters at the head of ``# sent_id`` tell, ``parts`` holds the figures of each.
    """
    if kind in ("trees", "raw"):
        gold = read_conllu(path)
        figures, parts = _trees(gold, language) if kind == "trees" else _raw(gold, language)
        return Report(
            kind, figures | ({"parts": parts} if parts else {}), (_table(_title(kind, path), figures, parts),)
        )
    if kind == "names":
        figures = _names(path, language, classes)
        return Report(kind, figures, (prf_table(_title(kind, path), figures, percent=True),))
    raise FormatError(f"there is no evaluation {kind!r}", hint=f"choose one of {', '.join(KINDS)}")


def joined(analysis: Analysis, text: str) -> Sentence:
    """All sentences found in ``text`` as one: later roots hang on the first as ``parataxis``."""
    sentence, root = Sentence(text=text), 0
    for words in analysis.sentences:
        base = len(sentence.words)
        for at, word in enumerate(words, base + 1):
            head, relation = base + word.head, word.relation
            if not word.head:
                head, relation = (root, "parataxis") if root else (0, relation)
                root = root or at
            sentence.words.append(_tree_word(word, head, relation))
        sentence.tokens.extend(_tokens(words, base, text))
    return sentence


def _trees(gold: Sequence[Sentence], language: Analyser) -> tuple[Figures, Figures]:
    for sentence in gold:
        if any(word.head == NO_HEAD for word in sentence.words):
            raise FormatError("a word without a head", where=sentence.where, hint="use raw for files without trees")
    given = [[(t.text, [w.form for w in s.words[t.first : t.last]]) for t in s.tokens] for s in gold]
    analysed = language.analyse_segmented(given)
    return _apart(trees_figures, gold, [[_tree_word(w, w.head, w.relation) for w in words] for words in analysed])


def _raw(gold: Sequence[Sentence], language: Analyser) -> tuple[Figures, Figures]:
    texts = [_given_text(sentence) for sentence in gold]
    analyses = language.analyse(texts)
    return _apart(raw_figures, gold, [joined(a, text) for a, text in zip(analyses, texts, strict=True)])


def _apart(
    measure: Callable[[Sequence[Sentence], Sequence[T]], Figures], gold: Sequence[Sentence], system: Sequence[T]
) -> tuple[Figures, Figures]:
    """The figures of all sentences, and of each treebank if there are several."""
    parts = sorted({sentence.part for sentence in gold})
    chosen = {part: [at for at, sentence in enumerate(gold) if sentence.part == part] for part in parts}
    each = {
        part: measure([gold[at] for at in places], [system[at] for at in places]) for part, places in chosen.items()
    }
    return measure(gold, system), each if len(parts) > 1 else {}


def _names(path: Path, language: Analyser, classes: Collection[str]) -> Figures:
    gold = read_tagged(path)
    system = named(gold, language.name_tokens, language.schemes)
    return names_figures([[tag for _, tag in sentence] for sentence in gold], system, classes)


def _given_text(sentence: Sentence) -> str:
    if not sentence.text:
        raise FormatError("a sentence without # text", where=sentence.where, hint="raw reads the # text lines")
    return sentence.text


def _tree_word(word: Word, head: int, relation: str) -> TreeWord:
    return TreeWord(word.norm, word.lemma or "_", word.upos, head, plain_relation(relation))


def _tokens(words: Sequence[Word], base: int, text: str) -> Iterator[Token]:
    opening = [at for at, word in enumerate(words) if word.opens or at == 0]
    for first, last in zip(opening, [*opening[1:], len(words)], strict=True):
        yield Token(text[words[first].start : words[last - 1].end], base + first, base + last)


def _table(title: str, figures: Figures, parts: Figures) -> Table:
    """One row a figure; a column for all sentences, and one for each treebank."""
    columns = [figures, *parts.values()]
    rows = tuple((_LABELS[key], *(_shown(column.get(key)) for column in columns)) for key in figures)
    return Table(title, ("", "all", *parts) if parts else ("", ""), rows)


def _shown(value: float | None) -> str:
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else number(value, percent=True)


def _title(kind: str, path: Path) -> str:
    return f"{kind}: {path.name}"
