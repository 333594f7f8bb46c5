"""Train the language model: ``python -m rawi_train.train SHARED WORK_DIR``.

Resumable: the plan follows from the seed, a checkpoint holds weights, optimiser and place in it.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from rawi.language.pieces import PieceTable
from rawi_train.batches import PHASES, TEACHER_PHASES, Batch, Phase, batches, plan, read_all, to_device
from rawi_train.corpus import Example
from rawi_train.encode import IGNORE, Encoder
from rawi_train.labels import Labels, collect
from rawi_train.licence import Licence, chosen
from rawi_train.network import Nets, build
from rawi_train.vocabulary import count_in, cut

ENCODER_RATE, HEAD_RATE = 1.2e-4, 8e-4
SAVE_EVERY_S = 240.0
Corpora = dict[str, list[Example]]
WEIGHTS = {
    "scripts": 1.0,
    "ends": 0.3,
    "names": 1.0,
    "upos": 1.0,
    "feats": 0.6,
    "arcs": 1.0,
    "relations": 1.0,
}


@dataclass(slots=True)
class Run:
    """A training under way: networks, optimiser, and its place in the phases."""

    nets: Nets
    opt: torch.optim.AdamW
    work: Path
    device: str
    seed: int
    phase: int = 0
    done: int = 0


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


def save(work: Path, run: Run, name: str = "checkpoint") -> None:
    """Write weights, optimiser and place in the plan, so that a broken run goes on."""
    state = {
        "nets": [m.state_dict() for m in run.nets.modules()], "opt": run.opt.state_dict(),
        "place": run.done, "phase": run.phase,
    }  # fmt: skip
    torch.save(state, work / f"{name}.tmp")
    (work / f"{name}.tmp").replace(work / f"{name}.pt")


def restore(work: Path, run: Run) -> None:
    """Take up the last checkpoint, if there is one."""
    if not (work / "checkpoint.pt").exists():
        return
    state = torch.load(work / "checkpoint.pt", weights_only=True)
    for module, weights in zip(run.nets.modules(), state["nets"], strict=True):
        module.load_state_dict(weights)
    run.opt.load_state_dict(state["opt"])
    run.done, run.phase = state["place"], state["phase"]


def prepare(
    shared: Path, work: Path, encoder_weights: Path, corpora: Corpora, licence: str
) -> tuple[Labels, PieceTable, Nets]:
    """Vocabulary, labels and fresh networks, kept in ``work`` between runs."""
    examples = [example for some in corpora.values() for example in some]
    if not (work / "embeddings.npy").exists():
        cut(shared, encoder_weights, work, count_in(examples) if licence == Licence.OPEN else None)
    if not (work / "labels.json").exists():
        collect(examples).save(work / "labels.json")
    labels = Labels.load(work / "labels.json")
    nets = build(labels, np.load(work / "embeddings.npy"), load_file(encoder_weights))
    return labels, PieceTable.load(work / "tokenizer.json"), nets


def train(
    shared: Path, work: Path, encoder_weights: Path, *, seed: int, scale: float, device: str, licence: str = "full",
    annotated: Path | None = None,
) -> None:  # fmt: skip
    """Run phases from the last checkpoint on.

    With the folder ``annotated`` all of them, to ``final.pt``; without it those that need no annotated
    news, to ``teacher.pt``.
    """
    torch.manual_seed(seed)
    corpora = chosen(read_all(shared, annotated), licence)
    labels, table, nets = prepare(shared, work, encoder_weights, corpora, licence)
    encoder = Encoder(table, labels)
    for module in nets.modules():
        module.to(device).train()
    run = Run(nets, optimiser(nets), work, device, seed)
    restore(work, run)
    while run.phase < (len(PHASES) if annotated else TEACHER_PHASES):
        phase = PHASES[run.phase]
        chunks = plan(corpora, phase, seed + run.phase, scale)
        todo = batches(chunks[run.done :], corpora, encoder, seed + run.done, phase.masked)
        steps(run, phase, todo, len(chunks))
        run.phase, run.done, run.opt = run.phase + 1, 0, optimiser(nets)
        save(work, run)
    save(work, run, "final" if annotated else "teacher")


def steps(run: Run, phase: Phase, todo: Iterator[tuple[int, Batch]], total: int) -> None:
    """Step through the rest of a phase, saving and reporting as it goes."""
    began = saved = time.monotonic()
    shown: dict[str, float] = {}
    first = run.done
    for step, (place, batch) in enumerate(todo):
        run.done = first + place
        parts = one_step(run, phase.rate((run.done + 1) / total), batch)
        for key, value in parts.items():
            shown[key] = 0.98 * shown.get(key, value) + 0.02 * value
        if step % 50 == 0:
            line = " ".join(f"{k} {v:.3f}" for k, v in shown.items())
            print(
                f"phase {run.phase}: {run.done}/{total} chunks, {time.monotonic() - began:.0f} s: {line}",
                flush=True,
            )
        if time.monotonic() - saved > SAVE_EVERY_S:
            save(run.work, run)
            saved = time.monotonic()


def one_step(run: Run, rate: float, batch: Batch) -> dict[str, float]:
    """One optimiser step at a share of the full rates; the losses by task."""
    for group in run.opt.param_groups:
        group["lr"] = group["base"] * rate
    with torch.autocast(run.device, dtype=torch.bfloat16):
        parts = losses(run.nets, to_device(batch, run.device))
    torch.stack([WEIGHTS[k] * v for k, v in parts.items()]).sum().backward()
    params = [p for m in run.nets.modules() for p in m.parameters() if p.requires_grad]
    nn.utils.clip_grad_norm_(params, 1.0)
    run.opt.step()
    run.opt.zero_grad(set_to_none=True)
    return {key: value.item() for key, value in parts.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="folder with data/")
    parser.add_argument("work", type=Path, help="checkpoints, vocabulary and labels")
    parser.add_argument("--encoder", type=Path, default=None, help="unpacked starting weights (safetensors)")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--scale", type=float, default=1.0, help="share of the full plan")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--licence", default="full", choices=list(Licence))
    parser.add_argument("--annotated", type=Path, help="folder of annotated news, for the last phase")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    weights = args.encoder or args.work / "encoder.safetensors"
    train(
        args.shared, args.work, weights, seed=args.seed, scale=args.scale, device=args.device, licence=args.licence,
        annotated=args.annotated,
    )  # fmt: skip


if __name__ == "__main__":
    main()
