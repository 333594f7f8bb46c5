"""Export trained networks to 8-bit ONNX: ``python -m rawi_train.export WORK_DIR OUT_DIR [--weights checkpoint]``."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from rawi_train.labels import Labels
from rawi_train.network import HIDDEN, REL, Nets, RelationNet, TextNet, WordNet

FILES = ["text.onnx", "words.onnx", "relations.onnx", "tokenizer.json", "labels.json", "lemmas.tsv"]


class FlatText(nn.Module):
    """TextNet with a flat tuple of outputs, as ONNX wants it."""

    def __init__(self, net: TextNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, *inputs: torch.Tensor) -> tuple[torch.Tensor, ...]:
        words, scripts, ends, names = self.net(*inputs)
        return words, scripts, ends, *(names[k] for k in sorted(names))


class FlatWords(nn.Module):
    """WordNet with a flat tuple of outputs."""

    def __init__(self, net: WordNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, *inputs: torch.Tensor) -> tuple[torch.Tensor, ...]:
        upos, feats, arcs, dep, head = self.net(*inputs)
        return upos, torch.cat(feats, -1), arcs, dep, head


def load_nets(work: Path, name: str) -> tuple[Labels, Nets]:
    """Networks with the weights of ``work/name.pt``, ready to run."""
    labels = Labels.load(work / "labels.json")
    nets = Nets(TextNet(labels, len(np.load(work / "embeddings.npy"))), WordNet(labels), RelationNet(labels))
    state = torch.load(work / f"{name}.pt", weights_only=True)
    for module, weights in zip(nets.modules(), state["nets"], strict=True):
        module.load_state_dict(weights)
        module.eval()
    return labels, nets


def export(work: Path, out: Path, name: str) -> None:
    """Write the model folder that ``rawi.language`` loads."""
    labels, nets = load_nets(work, name)
    out.mkdir(parents=True, exist_ok=True)
    two, long = torch.ones(2, 9, dtype=torch.long), torch.ones(2, 7, dtype=torch.long)
    names = [f"name_{k}" for k in sorted(labels.names)]
    _graph(
        FlatText(nets.text), (two, two, torch.ones(2, 11, dtype=torch.long), torch.ones(2, 11, dtype=torch.long), long, long),
        ["pieces", "mask", "chars", "char_piece", "first", "last"], ["words", "scripts", "ends", *names],
        {"pieces": "bl", "mask": "bl", "chars": "bc", "char_piece": "bc", "first": "bs", "last": "bs"}, out / "text.onnx",
    )  # fmt: skip
    _graph(
        FlatWords(nets.words), (torch.rand(18, HIDDEN), long, long, long, long, long),
        ["vectors", "first", "last", "clitic", "position", "mask"], ["upos", "feats", "arcs", "rel_dep", "rel_head"],
        {"vectors": "p", **dict.fromkeys(["first", "last", "clitic", "position", "mask"], "nw")}, out / "words.onnx",
    )  # fmt: skip
    _graph(
        nets.relations, (torch.rand(5, REL), torch.rand(5, REL)), ["dep", "head"], ["scores"],
        {"dep": "m", "head": "m"}, out / "relations.onnx",
    )  # fmt: skip
    shutil.copy(work / "tokenizer.json", out / "tokenizer.json")
    shutil.copy(work / "labels.json", out / "labels.json")


def _graph(
    net: nn.Module, example: tuple[torch.Tensor, ...], inputs: list[str], outputs: list[str],
    axes: dict[str, str], path: Path,
) -> None:  # fmt: skip
    shapes = {k: {i: f"{k}_{a}" if len(v) == 1 and v == "x" else a for i, a in enumerate(v)} for k, v in axes.items()}
    full = path.with_suffix(".float.onnx")
    with torch.no_grad():
        torch.onnx.export(
            net, example, str(full), input_names=inputs, output_names=outputs, dynamic_axes=shapes,
            opset_version=17, dynamo=False,
        )  # fmt: skip
    quantize_dynamic(full, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=False)
    full.unlink()
    onnx.checker.check_model(str(path))


def write_meta(out: Path, version: str, data: dict[str, str]) -> None:
    """``meta.json``: version, training data hashes, and a hash of each model file."""
    hashes = {f: hashlib.sha256((out / f).read_bytes()).hexdigest() for f in FILES if (out / f).exists()}
    meta = {"name": "rawi_ar_news", "version": version, "files": hashes, "data": data}
    (out / "meta.json").write_text(json.dumps(meta, indent=1, sort_keys=True) + "\n", "utf-8")


def data_hashes(shared: Path) -> dict[str, str]:
    """Hash of each corpus file that training read."""
    paths = sorted([*(shared / "data/treebank").glob("*train*"), *(shared / "data/ner").glob("*.txt*")])
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest()[:16] for p in paths if "LICENSE" not in p.name}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--weights", default="final")
    parser.add_argument("--version", default="1.0.0")
    args = parser.parse_args()
    export(args.work, args.out, args.weights)
    write_meta(args.out, args.version, data_hashes(args.shared))


if __name__ == "__main__":
    main()
