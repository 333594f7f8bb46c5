"""Train the segmenter: ``python -m rawi_train.fast.segment SHARED WORK NEWS OUT``."""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import torch

from rawi.language.fast.patterns import Patterns, label_of
from rawi.text.fold import strip_marks
from rawi_train.corpus import Example, read_conllu
from rawi_train.encode import noisy
from rawi_train.fast.data import IGNORE, batches, indexed, news, padded, seen, treebanks
from rawi_train.fast.forms import Forms
from rawi_train.fast.loop import Loop
from rawi_train.fast.network import Segmenter, Size

SIZE = Size(word=48, affix=24, static=64, width=96, depth=3, places=1)
PASSES = {"trees": 5.0, "pos": 6.0, "news": 1.6}
LONGEST, ALONE = 70, 0.3
MIN_PATTERN = 3
DROPOUT = 0.15
END_WEIGHT, TAG_WEIGHT = 0.5, 0.3


@dataclass(slots=True)
class Chunk:
    """Consecutive sentences as surface tokens with pattern, tag and whether a sentence ends."""

    forms: list[str]
    patterns: list[int]
    tags: list[int]
    ends: list[int]


class Chunker:
    """Makes chunks of examples."""

    def __init__(self, labels: list[str], tags: list[str], forms: Forms) -> None:
        self.labels = {label: at for at, label in enumerate(labels)}
        self.tags = {tag: at for at, tag in enumerate(tags)}
        self.forms = forms

    def chunks(self, examples: list[Example], rng: random.Random) -> list[Chunk]:
        """All examples in order, some of them in one chunk."""
        found: list[Chunk] = []
        fresh = True
        for example in examples:
            if fresh or len(found[-1].forms) + len(example.tokens) > LONGEST:
                found.append(Chunk([], [], [], []))
            self.add(found[-1], noisy(example, rng))
            fresh = rng.random() < ALONE
        return found

    def add(self, chunk: Chunk, example: Example) -> None:
        """Append one sentence to a chunk."""
        for number, token in enumerate(example.tokens):
            chars = self.forms.pieces.of(token.text).chars
            label = label_of(chars, tuple(strip_marks(example.words[i].form) for i in token.words))
            host = max(token.words, key=lambda i: len(example.words[i].form))
            chunk.forms.append(chars)
            chunk.patterns.append(self.labels.get(label or "", IGNORE))
            chunk.tags.append(self.tags.get(example.words[host].upos or "", IGNORE))
            chunk.ends.append(int(number + 1 == len(example.tokens)))


def pattern_labels(corpora: dict[str, list[Example]]) -> list[str]:
    """The patterns of the treebanks that are seen often enough, common ones first."""
    found = Counter[str]()
    for name in ("trees", "pos"):
        for example in corpora[name]:
            for token in example.tokens:
                forms = tuple(strip_marks(example.words[i].form) for i in token.words)
                found.update([label_of(strip_marks(token.text), forms) or "*"])
    return [label for label, count in found.most_common() if count >= MIN_PATTERN]


def planned(chunker: Chunker, corpora: dict[str, list[Example]], scale: float, rng: random.Random) -> list[Chunk]:
    """The chunks of the whole training in random order; each pass over a corpus has its own noise."""
    chunks: list[Chunk] = []
    for name, share in sorted(PASSES.items()):
        passes = share * scale
        for part in range(int(passes) + 1):
            made = chunker.chunks(corpora[name], rng)
            chunks += made if part < int(passes) else rng.sample(made, round(len(made) * (passes % 1)))
    rng.shuffle(chunks)
    return chunks


def exact(net: Segmenter, chunker: Chunker, examples: list[Example], patterns: Patterns) -> tuple[float, float]:
    """Percentages of surface tokens, and of those with clitics, that are cut right."""
    net.eval()
    right, total = Counter[bool](), Counter[bool]()
    for example in examples:
        chunk = Chunk([], [], [], [])
        chunker.add(chunk, example)
        forms, at, mask = indexed([chunk.forms], len(chunk.forms))
        with torch.no_grad():
            scores, _, _ = net(chunker.forms.batch(forms), at, torch.zeros_like(at), mask)
        for chars, token, ranked in zip(
            chunk.forms, example.tokens, scores[0].argsort(-1, descending=True).tolist(), strict=True
        ):
            gold = label_of(chars, tuple(strip_marks(example.words[i].form) for i in token.words))
            found = next((k for k in ranked if patterns.cut(chars, k)), 0)
            bearing = len(token.words) > 1
            total[bearing] += 1
            right[bearing] += patterns.labels[found] == gold
    net.train()
    return 100 * right.total() / total.total(), 100 * right[True] / max(total[True], 1)


def train(
    shared: Path, work: Path, silver: Path | None, out: Path, *, seed: int, scale: float, licence: str = "full"
) -> None:
    """Train and save the segmenter and its tables into ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(seed)
    torch.manual_seed(seed)
    corpora = treebanks(shared, licence) | {"news": news(silver)}
    labels = pattern_labels(corpora)
    examples = [*corpora["pos"], *corpora["trees"]]
    tags = sorted({word.upos for example in examples for word in example.words if word.upos})
    forms = Forms.counted(seen(list(corpora.values()), words=False), work)
    forms.save(out / "segmenter-forms.json")
    (out / "patterns.json").write_text(json.dumps({"patterns": labels, "tags": tags}, ensure_ascii=False), "utf-8")
    chunker = Chunker(labels, tags, forms)
    net = Segmenter(forms.sizes(), SIZE, forms.vectors.shape[1], len(labels), len(tags), DROPOUT)
    chunks = planned(chunker, corpora, scale, rng)
    dev = list(read_conllu(shared / "data/treebank/padt_pos_seg_dev.conllu.gz"))
    plain = Patterns(labels)
    loop = Loop(net, out / "segmenter.pt", rate=2e-3, total=sum(len(c.forms) for c in chunks))
    for batch in batches(chunks, [len(c.forms) for c in chunks], rng):
        width = max(len(c.forms) for c in batch)
        listed, at, mask = indexed([c.forms for c in batch], width)
        scores, ends, hosts = net(forms.batch(listed), at, torch.zeros_like(at), mask)
        loss = (
            entropy(scores, padded([c.patterns for c in batch], width))
            + END_WEIGHT * entropy(ends, padded([c.ends for c in batch], width))
            + TAG_WEIGHT * entropy(hosts, padded([c.tags for c in batch], width))
        )
        if loop.step(loss, sum(len(c.forms) for c in batch)):
            words, bearing = exact(net, chunker, dev[::4], plain)
            loop.note(f"words exact {words:.2f} clitic-bearing {bearing:.2f}")
    loop.finish()
    words, bearing = exact(net, chunker, dev, plain)
    loop.note(f"all of dev: words exact {words:.2f} clitic-bearing {bearing:.2f}")


def entropy(scores: torch.Tensor, gold: torch.Tensor) -> torch.Tensor:
    """Cross-entropy over the words that have a label."""
    return torch.nn.functional.cross_entropy(scores.flatten(0, -2), gold.flatten(), ignore_index=IGNORE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("shared", "work", "silver", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--scale", type=float, default=1.0, help="share of the full plan")
    args = parser.parse_args()
    train(args.shared, args.work, args.silver, args.out, seed=args.seed, scale=args.scale)


if __name__ == "__main__":
    main()
