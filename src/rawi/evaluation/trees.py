"""Words, tags and trees of two analyses of the same sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rawi.errors import FormatError
from rawi.evaluation.conllu import NO_HEAD, Sentence, Token, TreeWord
from rawi.evaluation.folding import fold_form
from rawi.evaluation.report import Figures

_BLANK = re.compile(r"\s")


def trees_figures(gold: Sequence[Sentence], system: Sequence[Sequence[TreeWord]]) -> Figures:
    """Percentages of words with the right lemma, UPOS, head (UAS), head and relation (LAS)."""
    count: Counter[str] = Counter()
    for sentence, words in zip(gold, system, strict=True):
        if len(words) != len(sentence.words):
            raise FormatError(f"{len(sentence.words)} words given, {len(words)} came back", where=sentence.where)
        for a, b in zip(sentence.words, words, strict=True):
            count["words"] += 1
            count["lemma"] += fold_form(a.lemma) == fold_form(b.lemma)
            count["upos"] += a.upos == b.upos
            count["uas"] += a.head == b.head
            count["las"] += (a.head, a.relation) == (b.head, b.relation)
    shares = {key: 100 * count[key] / count["words"] for key in ("lemma", "upos", "uas", "las")}
    return {"words": count["words"], **shares}


def raw_figures(gold: Sequence[Sentence], system: Sequence[Sentence]) -> Figures:
    """Percentages of surface tokens cut right, and F1 of UPOS, UAS and LAS over the words of those found.

    UAS and LAS are left out where gold has no trees.
    """
    count: Counter[str] = Counter()
    for ours, theirs in zip(system, gold, strict=True):
        pairs = _paired(theirs, ours, count)
        count["gold"] += len(theirs.words)
        count["system"] += len(ours.words)
        _compare(theirs.words, ours.words, pairs, count)
    parsed = any(word.head != NO_HEAD for sentence in gold for word in sentence.words)
    tagged = ("upos", "uas", "las") if parsed else ("upos",)
    return {
        "surface_tokens": count["tokens"],
        "words_exact": 100 * count["exact"] / count["tokens"],
        "clitic_bearing": count["bearing"],
        "clitic_bearing_exact": 100 * count["bearing exact"] / max(count["bearing"], 1),
        **{key: 200 * count[key] / (count["gold"] + count["system"]) for key in tagged},
    }


def _paired(gold: Sentence, system: Sentence, count: Counter[str]) -> dict[int, int]:
    """Gold words with their system words: those of equal surface tokens cut into as many words."""
    ours, pairs = _located(system), {}
    for span, token in _located(gold).items():
        bearing = token.last - token.first > 1
        count["tokens"] += 1
        count["bearing"] += bearing
        other = ours.get(span)
        if other is None or other.last - other.first != token.last - token.first:
            continue
        own = dict(zip(range(token.first, token.last), range(other.first, other.last), strict=True))
        exact = all(fold_form(gold.words[i].form) == fold_form(system.words[j].form) for i, j in own.items())
        count["exact"] += exact
        count["bearing exact"] += exact and bearing
        pairs.update(own)
    return pairs


def _compare(gold: Sequence[TreeWord], system: Sequence[TreeWord], pairs: dict[int, int], count: Counter[str]) -> None:
    for i, j in pairs.items():
        a, b = gold[i], system[j]
        root = a.head == 0 and b.head == 0
        attached = root or (a.head > 0 and pairs.get(a.head - 1) == b.head - 1)
        count["upos"] += a.upos == b.upos
        count["uas"] += attached
        count["las"] += attached and a.relation == b.relation


def _located(sentence: Sentence) -> dict[tuple[int, int], Token]:
    """Surface tokens by their span in the sentence's characters without blanks."""
    out, at = {}, 0
    for token in sentence.tokens:
        end = at + len(_BLANK.sub("", token.text))
        out[at, end] = token
        at = end
    return out
