"""Sentences of words with the labels of the tagger, made from examples of every corpus."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch

from rawi.language.fast.patterns import Patterns
from rawi.language.layout import position_ids
from rawi.language.segments import apply_script
from rawi.text.fold import strip_marks
from rawi_train.corpus import Example
from rawi_train.encode import HAMZA, QUOTES
from rawi_train.fast.data import IGNORE, indexed
from rawi_train.fast.forms import Forms
from rawi_train.fast.network import Segmenter
from rawi_train.labels import Labels, merged_tag

SCHEMES = ("aner", "fane", "wojood")
OFFICE = ("O", "B-OCC", "I-OCC")
LONGEST = 110
AT_ONCE = 48


@dataclass(slots=True)
class Item:
    """The words of one sentence; what the corpus does not tell is IGNORE."""

    forms: list[str]
    places: list[int]
    upos: list[int]
    feats: list[list[int]]
    heads: list[int]
    relations: list[int]
    names: dict[str, list[int]]


class Itemiser:
    """Turns examples into items with one set of labels."""

    def __init__(self, labels: Labels) -> None:
        self.names = {s: OFFICE if s == "wojood" else tuple(labels.names[s]) for s in SCHEMES}
        self._tags = {scheme: {tag: at for at, tag in enumerate(tags)} for scheme, tags in self.names.items()}
        self._upos = {tag: at for at, tag in enumerate(labels.upos)}
        self._feats = {k: {v: i for i, v in enumerate(vs)} for k, vs in labels.feats.items()}
        self._relations = {r: i for i, r in enumerate(labels.relations)}

    def of_words(self, example: Example) -> Item | None:
        """The item of a sentence whose words are given; None if it is too long."""
        if not 1 < len(example.words) <= LONGEST:
            return None
        places = [0] * len(example.words)
        for token in example.tokens:
            for word, place in zip(token.words, position_ids(len(token.words)), strict=True):
                places[word] = place
        item = Item([], places, [], [], [], [], {scheme: [] for scheme in SCHEMES})
        silver = any(token.names for token in example.tokens)
        for word in example.words:
            item.forms.append(strip_marks(word.form))
            hidden = example.tags_hidden
            item.upos.append(IGNORE if hidden else self._upos.get(word.upos or "", IGNORE))
            known = None if hidden else word.feats
            item.feats.append(
                [IGNORE if known is None else values.get(known.get(key, ""), 0) for key, values in self._feats.items()]
            )
            item.heads.append(IGNORE if word.head is None else word.head)
            item.relations.append(self._relations.get(word.relation or "", IGNORE))
            for scheme in SCHEMES:
                item.names[scheme].append(self._tag(scheme, word.names.get(scheme, "O")) if silver else IGNORE)
        return item

    def of_cut(self, cut: list[tuple[list[str], int]], tags: Sequence[str], scheme: str) -> Item | None:
        """The item of a sentence with names; ``cut`` has the words of each token and the number of proclitics."""
        item = Item([], [], [], [], [], [], {s: [] for s in SCHEMES})
        for number, ((forms, host), tag) in enumerate(zip(cut, tags, strict=True)):
            after = tags[number + 1] if number + 1 < len(tags) else "O"
            item.forms += forms
            item.places += position_ids(len(forms))
            item.names[scheme] += [self._tag(scheme, t) for t in _spread(len(forms), host, tag, after)]
        size = len(item.forms)
        if not 1 < size <= LONGEST:
            return None
        item.upos = item.heads = item.relations = [IGNORE] * size
        item.feats = [[IGNORE] * len(self._feats)] * size
        for other in SCHEMES:
            if other != scheme:
                item.names[other] = [IGNORE] * size
        return item

    def _tag(self, scheme: str, tag: str) -> int:
        return self._tags[scheme].get(merged_tag(tag), 0)


def _spread(size: int, host: int, tag: str, after: str) -> list[str]:
    """The tags of a token's words: a name begins after proclitics and ends before a suffix pronoun."""
    if tag == "O":
        return ["O"] * size
    inner = f"I-{tag[2:]}"
    before = "O" if tag.startswith("B-") else inner
    behind = inner if after == inner else "O"
    return [before] * host + [tag] + [behind] * (size - host - 1)


def cut_all(
    examples: list[Example], net: Segmenter, forms: Forms, patterns: Patterns
) -> list[list[tuple[list[str], int]]]:
    """The words of each token of each sentence, and how many of them are proclitics, as the segmenter cuts."""
    net.eval()
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].tokens))
    out: dict[int, list[tuple[list[str], int]]] = {}
    for start in range(0, len(order), AT_ONCE):
        chosen = order[start : start + AT_ONCE]
        chars = [[forms.pieces.of(token.text).chars for token in examples[i].tokens] for i in chosen]
        listed, at, mask = indexed(chars, max(map(len, chars)))
        with torch.no_grad():
            scores, _, _ = net(forms.batch(listed), at, torch.zeros_like(at), mask)
        for row, number in enumerate(chosen):
            ranked = scores[row, : len(chars[row])].topk(4).indices.tolist()
            out[number] = [_words(c, patterns.best(c, r)) for c, r in zip(chars[row], ranked, strict=True)]
    return [out[i] for i in range(len(examples))]


def _words(chars: str, cut: Sequence[tuple[int, int, str]]) -> tuple[list[str], int]:
    host = max(range(len(cut)), key=lambda i: cut[i][1] - cut[i][0])
    return [apply_script(script, chars[a:b]) for a, b, script in cut], host


def noisy_forms(forms: list[str], rng: random.Random) -> list[str]:
    """The words of a sentence as another newsroom would have typed them."""
    if rng.random() < 0.15:
        forms = [form.translate(HAMZA) for form in forms]
    if rng.random() < 0.05:
        forms = [form[:-1] + form[-1:].replace("ى", "ي") for form in forms]
    if rng.random() < 0.04:
        forms = [form[:-1] + form[-1:].replace("ة", "ه") for form in forms]
    if "," in forms and rng.random() < 0.7:
        forms = ["،" if form == "," else form for form in forms]
    if rng.random() < 0.25:
        opening, closing = rng.choice(QUOTES[:3])
        marks: Any = {'"': None, "«": opening, "»": closing, "“": opening, "”": closing}
        inside, out = False, []
        for form in forms:
            if form == '"':
                out.append(closing if inside else opening)
                inside = not inside
            else:
                out.append(marks.get(form) or form)
        forms = out
    return forms
