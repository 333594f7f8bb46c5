"""Train the language model: ``python -m rawi_train.train SHARED WORK_DIR``.

Resumable: the plan follows from the seed, a checkpoint holds weights, optimiser and place in it.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from rawi.language.pieces import PieceTable
from rawi_train.batches import Batch, batches, plan, read_all, to_device
from rawi_train.encode import IGNORE, Encoder
from rawi_train.labels import Labels, collect
from rawi_train.network import Nets, build
from rawi_train.vocabulary import cut

ENCODER_RATE, HEAD_RATE, WARM_UP = 1.2e-4, 8e-4, 0.05
SAVE_EVERY_S = 240.0
WEIGHTS = {"scripts": 1.0, "ends": 0.3, "names": 1.0, "upos": 1.0, "feats": 0.6, "arcs": 1.0, "relations": 1.0}


def entropy(scores: Tensor, gold: Tensor) -> Tensor:
    """Mean cross entropy over known labels; zero when a batch has none."""
    known = gold != IGNORE
    if not bool(known.any()):
        return scores.sum() * 0.0
    return F.cross_entropy(scores[known].float(), gold[known])


def losses(nets: Nets, batch: Batch) -> dict[str, Tensor]:
    """One loss a task."""
    words, scripts, ends, names = nets.text(
        batch.pieces, batch.mask, batch.chars, batch.char_piece, batch.surface_first, batch.surface_last
    )
    upos, feats, arcs, rel_dep, rel_head = nets.words(
        words.reshape(-1, words.shape[-1]), batch.first, batch.last, batch.clitic, batch.position,
        batch.word_mask,
    )  # fmt: skip
    out = {
        "scripts": entropy(scripts, batch.scripts),
        "ends": entropy(ends, batch.ends),
        "names": torch.stack([entropy(names[k], batch.names[k]) for k in names]).sum(),
        "upos": entropy(upos, batch.upos),
        "arcs": entropy(arcs, batch.head),
    }
    if batch.feats.shape[-1] == len(feats):
        out["feats"] = torch.stack([entropy(f, batch.feats[..., i]) for i, f in enumerate(feats)]).sum()
    known = batch.head != IGNORE
    if bool(known.any()):
        row = torch.arange(len(known), device=known.device)[:, None].expand_as(known)[known]
        scores = nets.relations(rel_dep[known], rel_head[row, batch.head[known]])
        out["relations"] = entropy(scores, batch.relation[known])
    return out


def optimiser(nets: Nets) -> torch.optim.AdamW:
    """AdamW with a low rate for the pretrained encoder; its word vectors stay frozen."""
    nets.text.word.weight.requires_grad_(False)
    slow = [p for m in (nets.text.layers, nets.text.norm, nets.text.position) for p in m.parameters()]
    slow_ids = {id(p) for p in slow} | {id(nets.text.word.weight)}
    fast = [p for m in nets.modules() for p in m.parameters() if id(p) not in slow_ids]
    return torch.optim.AdamW(
        [{"params": slow, "lr": ENCODER_RATE, "base": ENCODER_RATE, "weight_decay": 0.01},
         {"params": fast, "lr": HEAD_RATE, "base": HEAD_RATE, "weight_decay": 0.01}],
        betas=(0.9, 0.98),
    )  # fmt: skip


def rate(place: float) -> float:
    """Linear warm-up, then linear decay to a fiftieth."""
    return place / WARM_UP if place < WARM_UP else max(0.02, (1 - place) / (1 - WARM_UP))


def save(work: Path, nets: Nets, opt: torch.optim.AdamW, place: int, name: str = "checkpoint") -> None:
    state = {"nets": [m.state_dict() for m in nets.modules()], "opt": opt.state_dict(), "place": place}
    torch.save(state, work / f"{name}.tmp")
    (work / f"{name}.tmp").replace(work / f"{name}.pt")


def prepare(shared: Path, work: Path, encoder_weights: Path) -> tuple[Labels, PieceTable, Nets]:
    """Vocabulary, labels and fresh networks, kept in ``work`` between runs."""
    if not (work / "embeddings.npy").exists():
        cut(shared, encoder_weights, work)
    if not (work / "labels.json").exists():
        collect([e for examples in read_all(shared).values() for e in examples]).save(work / "labels.json")
    labels = Labels.load(work / "labels.json")
    nets = build(labels, np.load(work / "embeddings.npy"), load_file(encoder_weights))
    return labels, PieceTable.load(work / "tokenizer.json"), nets


def train(shared: Path, work: Path, encoder_weights: Path, *, seed: int, scale: float, device: str) -> None:
    """Run the plan from the last checkpoint to its end; writes ``final.pt``."""
    torch.manual_seed(seed)
    random.seed(seed)
    labels, table, nets = prepare(shared, work, encoder_weights)
    corpora = read_all(shared)
    chunks = plan(corpora, seed, scale)
    for module in nets.modules():
        module.to(device).train()
    opt, done = optimiser(nets), 0
    if (work / "checkpoint.pt").exists():
        state = torch.load(work / "checkpoint.pt", weights_only=True)
        for module, weights in zip(nets.modules(), state["nets"], strict=True):
            module.load_state_dict(weights)
        opt.load_state_dict(state["opt"])
        done = state["place"]
    run(nets, opt, chunks[done:], corpora, Encoder(table, labels), work, done, len(chunks), seed, device)
    save(work, nets, opt, len(chunks), "final")


def run(
    nets: Nets, opt: torch.optim.AdamW, chunks: list[list[tuple[str, int]]], corpora: dict[str, list],
    encoder: Encoder, work: Path, done: int, total: int, seed: int, device: str,
) -> None:  # fmt: skip
    """Step through the remaining chunks, saving and reporting as it goes."""
    began = saved = time.monotonic()
    shown: dict[str, float] = {}
    params = [p for m in nets.modules() for p in m.parameters() if p.requires_grad]
    for step, (place, batch) in enumerate(batches(chunks, corpora, encoder, seed + done)):
        for group in opt.param_groups:
            group["lr"] = group["base"] * rate((done + place + 1) / total)
        with torch.autocast(device, dtype=torch.bfloat16):
            parts = losses(nets, to_device(batch, device))
        loss = torch.stack([WEIGHTS[k] * v for k, v in parts.items()]).sum()
        loss.backward()
        nn.utils.clip_grad_norm_(params, 1.0)
        opt.step()
        opt.zero_grad(set_to_none=True)
        for key, value in parts.items():
            shown[key] = 0.98 * shown.get(key, value.item()) + 0.02 * value.item()
        if step % 50 == 0:
            elapsed = time.monotonic() - began
            line = " ".join(f"{k} {v:.3f}" for k, v in shown.items())
            print(f"{done + place}/{total} chunks, step {step}, {elapsed:.0f} s: {line}", flush=True)
        if time.monotonic() - saved > SAVE_EVERY_S:
            save(work, nets, opt, done + place)
            saved = time.monotonic()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="folder with data/")
    parser.add_argument("work", type=Path, help="checkpoints, vocabulary and labels")
    parser.add_argument("--encoder", type=Path, default=None, help="unpacked starting weights (safetensors)")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--scale", type=float, default=1.0, help="share of the full plan")
    parser.add_argument("--device", default="cpu")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    weights = args.encoder or args.work / "encoder.safetensors"
    train(args.shared, args.work, weights, seed=args.seed, scale=args.scale, device=args.device)


if __name__ == "__main__":
    main()
