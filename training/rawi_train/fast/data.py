"""The corpora of the fast tier, and padded batches of them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor

from rawi.text.fold import strip_marks
from rawi_train.corpus import Example, read_annotated, read_conllu, read_names
from rawi_train.licence import chosen

IGNORE = -100
TAGGING_DEV = "in_padt_pos_seg_dev"
BATCH = 1600  # padded words
WIKI_STEP = 3  # every third sentence is enough of an encyclopedia
POOL = 60  # batches whose items are sorted by length together
T = TypeVar("T")


def treebanks(shared: Path, licence: str) -> dict[str, list[Example]]:
    """The segmented corpora; the tags of sentences that are also in the tagging dev set are hidden."""
    data = shared / "data/treebank"
    hidden = list(read_conllu(data / "trees_train.conllu.gz", only=TAGGING_DEV))
    for example in hidden:
        example.tags_hidden = True
    found = {
        "trees": list(read_conllu(data / "trees_train.conllu.gz", skip=TAGGING_DEV)),
        "hidden": hidden,
        "pos": list(read_conllu(data / "padt_pos_seg_train.conllu.gz")),
    }
    return {"hidden": [], "pos": []} | chosen(found, licence)


def names(shared: Path, licence: str) -> dict[str, list[Example]]:
    """The corpora of names."""
    data = shared / "data/ner"
    found = {
        "aner": list(read_names(data / "anercorp_train.txt", "aner")),
        "fane": list(read_names(data / "newsfane_train.txt", "fane")),
        "wikifane": list(read_names(data / "wikifane.txt.gz", "fane"))[::WIKI_STEP],
        "wojood": list(read_names(data / "wojood_sample.txt", "wojood")),
    }
    return chosen(found, licence)


def news(folder: Path | None) -> list[Example]:
    """News that the accurate tier annotated, if a folder of it is given."""
    return list(read_annotated(folder)) if folder else []


def seen(corpora: Sequence[list[Example]], *, words: bool) -> Counter[str]:
    """How often each form occurs: surface tokens, or words where they are cut."""
    found = Counter[str]()
    for examples in corpora:
        for example in examples:
            if words and example.words:
                found.update(strip_marks(word.form) for word in example.words)
            else:
                found.update(strip_marks(token.text) for token in example.tokens)
    return found


def mixed(corpora: dict[str, list[T]], passes: dict[str, float], rng: random.Random) -> list[T]:
    """Items of all corpora in random order, each corpus ``passes`` times."""
    drawn: list[T] = []
    for name, share in sorted(passes.items()):
        items = corpora.get(name, [])
        drawn += items * int(share) + rng.sample(items, round(len(items) * (share % 1)))
    rng.shuffle(drawn)
    return drawn


def batches(items: Sequence[T], lengths: Sequence[int], rng: random.Random) -> Iterator[list[T]]:
    """Items in batches of like length; nearly the order of ``items`` all the same."""
    at = 0
    while at < len(items):
        pool, size = [], 0
        while at < len(items) and size < BATCH * POOL:
            pool.append(at)
            size += lengths[at]
            at += 1
        pool.sort(key=lambda i: lengths[i])
        found: list[list[T]] = [[]]
        longest = 0
        for number in pool:
            longest = max(longest, lengths[number])
            if found[-1] and (len(found[-1]) + 1) * longest > BATCH:
                found.append([])
                longest = lengths[number]
            found[-1].append(items[number])
        rng.shuffle(found)
        yield from found


def padded(lines: Sequence[Sequence[int]], width: int, fill: int = IGNORE) -> Tensor:
    """Lines of whole numbers as one matrix."""
    return torch.tensor([[*line, *[fill] * (width - len(line))] for line in lines])


def indexed(sentences: Sequence[Sequence[str]], width: int) -> tuple[list[str], Tensor, Tensor]:
    """The different forms, the line of each word's form, and a mask that is 1 for words."""
    place: dict[str, int] = {}
    at = [[place.setdefault(form, len(place)) for form in sentence] for sentence in sentences]
    mask = torch.tensor([[1.0] * len(s) + [0.0] * (width - len(s)) for s in sentences])
    return list(place), padded(at, width, 0), mask[:, :, None]
