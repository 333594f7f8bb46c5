"""Train the tagger, parser and namer: ``python -m rawi_train.fast.tag SHARED WORK NEWS OUT``, after the segmenter."""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from rawi.language.fast.patterns import Patterns
from rawi.language.names import best_tags, spans
from rawi_train.corpus import Example, read_conllu, read_names
from rawi_train.fast.data import IGNORE, batches, indexed, mixed, names, news, padded, seen, treebanks
from rawi_train.fast.forms import Forms
from rawi_train.fast.items import SCHEMES, Item, Itemiser, cut_all, noisy_forms
from rawi_train.fast.loop import Loop
from rawi_train.fast.network import Segmenter, Size, Tagger
from rawi_train.fast.segment import DROPOUT as SEGMENTER_DROPOUT
from rawi_train.fast.segment import SIZE as SEGMENTER_SIZE
from rawi_train.labels import Labels

SIZE = Size()
DROPOUT = 0.2
# first all that the accurate tier annotated, then more of what people did
PHASES = (
    {"trees": 6.0, "hidden": 6.0, "pos": 1.5, "news": 2.6, "aner": 3.0, "fane": 2.0, "wikifane": 1.0, "wojood": 2.0},
    {"trees": 8.0, "hidden": 8.0, "pos": 1.2, "news": 0.6, "aner": 2.0, "fane": 1.5, "wojood": 1.0},
)
FEATS_WEIGHT, ARC_WEIGHT, RELATION_WEIGHT, NAME_WEIGHT = 0.15, 1.0, 0.7, 1.5


def load_segmenter(out: Path, work: Path) -> tuple[Segmenter, Forms, Patterns]:
    """The segmenter that ``rawi_train.fast.segment`` trained."""
    listed = json.loads((out / "patterns.json").read_text("utf-8"))
    forms = Forms.loaded(out / "segmenter-forms.json", work)
    net = Segmenter(
        forms.sizes(), SEGMENTER_SIZE, forms.vectors.shape[1], len(listed["patterns"]), len(listed["tags"]),
        SEGMENTER_DROPOUT,
    )  # fmt: skip
    net.load_state_dict(torch.load(out / "segmenter.pt", weights_only=True))
    return net, forms, Patterns(listed["patterns"])


def build(forms: Forms, labels: Labels, itemiser: Itemiser) -> Tagger:
    """An untrained tagger for these tables and labels."""
    return Tagger(
        forms.sizes(), SIZE, forms.vectors.shape[1], len(labels.upos), sum(map(len, labels.feats.values())),
        len(labels.relations), {scheme: len(tags) for scheme, tags in itemiser.names.items()}, DROPOUT,
    )  # fmt: skip


def items_of(
    shared: Path, silver: Path | None, itemiser: Itemiser, segmenter: tuple[Segmenter, Forms, Patterns], licence: str
) -> tuple[dict[str, list[Item]], Counter[str]]:
    """Items of every corpus, and how often each form occurs in them."""
    corpora = treebanks(shared, licence) | {"news": news(silver)}
    counts = seen(list(corpora.values()), words=True)
    found = {name: [i for e in examples if (i := itemiser.of_words(e))] for name, examples in corpora.items()}
    for name, examples in names(shared, licence).items():
        found[name] = named_items(examples, "fane" if name == "wikifane" else name, itemiser, segmenter)
        if name != "wikifane":
            counts.update(form for item in found[name] for form in item.forms)
    return found, counts


def named_items(
    examples: list[Example], scheme: str, itemiser: Itemiser, segmenter: tuple[Segmenter, Forms, Patterns]
) -> list[Item]:
    """Items of a corpus of names, its words cut by the segmenter."""
    cuts = cut_all(examples, *segmenter)
    made = (
        itemiser.of_cut(cut, [token.names[scheme] for token in example.tokens], scheme)
        for cut, example in zip(cuts, examples, strict=True)
    )
    return [item for item in made if item]


def run(net: Tagger, forms: Forms, batch: list[Item]) -> tuple[dict[str, Tensor], int]:
    """The network's scores for a batch, and its width."""
    width = max(len(item.forms) for item in batch)
    listed, at, mask = indexed([item.forms for item in batch], width)
    scores = net(forms.batch(listed), at, padded([item.places for item in batch], width, 0), mask)
    unreal = mask[:, None, :, 0] == 0
    arcs = scores["arcs"]
    scores["arcs"] = torch.cat([arcs[..., :1], arcs[..., 1:].masked_fill(unreal, -1e4)], -1)
    return scores, width


def loss_of(net: Tagger, scores: dict[str, Tensor], batch: list[Item], width: int, sizes: list[int]) -> Tensor:
    """The loss of a batch, over its words."""
    total = summed(scores["upos"], padded([item.upos for item in batch], width))
    empty = [IGNORE] * len(sizes)
    gold = torch.tensor([item.feats + [empty] * (width - len(item.feats)) for item in batch])
    for number, part in enumerate(scores["feats"].split(sizes, -1)):
        total = total + FEATS_WEIGHT * summed(part, gold[..., number])
    for scheme in SCHEMES:
        tags = padded([item.names[scheme] for item in batch], width)
        total = total + NAME_WEIGHT * summed(scores[f"name_{scheme}"], tags)
    heads = padded([item.heads for item in batch], width)
    total = total + ARC_WEIGHT * summed(scores["arcs"], heads)
    relations = padded([item.relations for item in batch], width)
    known = (heads != IGNORE) & (relations != IGNORE)
    if known.any():
        total = total + RELATION_WEIGHT * summed(related(net, scores, heads, known), relations[known])
    return total / sum(len(item.forms) for item in batch)


def related(net: Tagger, scores: dict[str, Tensor], heads: Tensor, known: Tensor) -> Tensor:
    """Scores of the relations of the words that ``known`` marks with their ``heads``."""
    rows = known.nonzero()[:, 0]
    governors = torch.cat([net.rel_root.expand(len(heads), 1, -1), scores["head"]], 1)[rows, heads[known]]
    return net.relations(scores["dep"][known], governors)


def summed(scores: Tensor, gold: Tensor) -> Tensor:
    return cross_entropy(scores.flatten(0, -2), gold.flatten(), ignore_index=IGNORE, reduction="sum")


def trees_dev(net: Tagger, forms: Forms, items: list[Item]) -> str:
    """UPOS, UAS and LAS on given words, heads chosen word by word."""
    net.eval()
    count = Counter[str]()
    for start in range(0, len(items), 40):
        batch = items[start : start + 40]
        with torch.no_grad():
            scores, width = run(net, forms, batch)
            heads = scores["arcs"].argmax(-1)
            gold = padded([item.heads for item in batch], width)
            known = gold != IGNORE
            relations = related(net, scores, heads, known).argmax(-1)
        upos, told = scores["upos"].argmax(-1), padded([item.upos for item in batch], width)
        right = heads[known] == gold[known]
        count["all"] += int(known.sum())
        count["upos"] += int((upos == told)[known].sum())
        count["uas"] += int(right.sum())
        count["las"] += int((right & (relations == padded([i.relations for i in batch], width)[known])).sum())
    net.train()
    return " ".join(f"{key} {100 * count[key] / count['all']:.2f}" for key in ("upos", "uas", "las"))


def names_dev(net: Tagger, forms: Forms, items: list[Item], scheme: str, tags: tuple[str, ...]) -> str:
    """F1 of the names of a scheme; the words of tokens are cut."""
    net.eval()
    hit = system = gold = 0
    for start in range(0, len(items), 40):
        batch = items[start : start + 40]
        with torch.no_grad():
            scores, _ = run(net, forms, batch)
        for row, item in enumerate(batch):
            ours = set(spans(best_tags(scores[f"name_{scheme}"][row, : len(item.forms)].numpy(), tags)))
            theirs = set(spans([tags[i] for i in item.names[scheme]]))
            hit, system, gold = hit + len(ours & theirs), system + len(ours), gold + len(theirs)
    net.train()
    return f"{scheme} {200 * hit / max(system + gold, 1):.2f}"


def train(
    shared: Path, work: Path, silver: Path | None, out: Path, *, seed: int, scale: float, licence: str = "full"
) -> None:
    """Train the tagger and save it and its tables into ``out``, where the segmenter lies."""
    rng = random.Random(seed)
    torch.manual_seed(seed)
    labels = Labels.load(work / "labels.json")
    itemiser = Itemiser(labels)
    segmenter = load_segmenter(out, work)
    corpora, counts = items_of(shared, silver, itemiser, segmenter, licence)
    forms = Forms.counted(counts, work)
    forms.save(out / "tagger-forms.json")
    net = build(forms, labels, itemiser)
    data = shared / "data"
    dev = [i for e in read_conllu(data / "treebank/trees_dev.conllu.gz") if (i := itemiser.of_words(e))]
    named = {
        "aner": named_items(list(read_names(data / "ner/anercorp_dev.txt", "aner")), "aner", itemiser, segmenter),
        "fane": named_items(list(read_names(data / "ner/newsfane_dev.txt", "fane")), "fane", itemiser, segmenter),
    }

    def state() -> str:
        found = [names_dev(net, forms, items, scheme, itemiser.names[scheme]) for scheme, items in named.items()]
        return " ".join([trees_dev(net, forms, dev), *found])

    sizes = [len(values) for values in labels.feats.values()]
    plan = [item for phase in PHASES for item in mixed(corpora, {k: v * scale for k, v in phase.items()}, rng)]
    loop = Loop(net, out / "tagger.pt", rate=2e-3, total=sum(len(item.forms) for item in plan))
    for batch in batches(plan, [len(item.forms) for item in plan], rng):
        given = [noisy(item, rng) for item in batch]
        scores, width = run(net, forms, given)
        if loop.step(loss_of(net, scores, given, width, sizes), sum(len(item.forms) for item in batch)):
            loop.note(state())
    loop.finish()
    loop.note(state())


def noisy(item: Item, rng: random.Random) -> Item:
    """The item with its words typed otherwise."""
    forms = noisy_forms(item.forms, rng)
    return Item(forms, item.places, item.upos, item.feats, item.heads, item.relations, item.names)


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
