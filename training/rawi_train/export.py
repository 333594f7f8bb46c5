"""Export trained networks to 8-bit ONNX, with lemmas and ``meta.json``.

``python -m rawi_train.export SHARED WORK_DIR OUT_DIR [--weights checkpoint]``
"""

from __future__ import annotations

import argparse
import re
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from rawi_train.labels import Labels
from rawi_train.lemmas import write as write_lemmas
from rawi_train.licence import Licence
from rawi_train.meta import write_meta
from rawi_train.network import HIDDEN, REL, Nets, RelationNet, TextNet, WordNet

# axes of the inputs: batch, pieces, characters, surface tokens, sentences, words
# The activations that enter these products have outliers which 8 bits can't hold: 32-bit weights here
# win back 0.4 points of UAS and 0.9 of name F1 for 12 MB (trees and ANERcorp dev).
SENSITIVE = re.compile(r"layers\.[0-5]/down/MatMul$")
TEXT_AXES = {"pieces": "bl", "mask": "bl", "chars": "bc", "char_piece": "bc", "first": "bs", "last": "bs"}
WORD_AXES = {"vectors": "p", **dict.fromkeys(["first", "last", "clitic", "position", "mask"], "nw")}
PAIR_AXES = {"dep": "m", "head": "m"}


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
    pieces, chars, words = (torch.ones(2, size, dtype=torch.long) for size in (9, 11, 7))
    names = [f"name_{k}" for k in sorted(labels.names)]
    text_example = (pieces, pieces, chars, chars, words, words)
    text_outputs = ["words", "scripts", "ends", *names]
    _graph(FlatText(nets.text), text_example, text_outputs, TEXT_AXES, out / "text.onnx")
    word_example = (torch.rand(18, HIDDEN), *[words] * 5)
    word_outputs = ["upos", "feats", "arcs", "rel_dep", "rel_head"]
    _graph(FlatWords(nets.words), word_example, word_outputs, WORD_AXES, out / "words.onnx")
    pair_example = (torch.rand(5, REL), torch.rand(5, REL))
    _graph(nets.relations, pair_example, ["scores"], PAIR_AXES, out / "relations.onnx")
    shutil.copy(work / "tokenizer.json", out / "tokenizer.json")
    shutil.copy(work / "labels.json", out / "labels.json")


def _graph(
    net: nn.Module, example: tuple[torch.Tensor, ...], outputs: list[str], axes: dict[str, str], path: Path
) -> None:
    """Trace ``net`` and quantise it; ``axes`` names the inputs in order, and their open axes."""
    shapes = {name: dict(enumerate(letters)) for name, letters in axes.items()}
    full = path.with_suffix(".float.onnx")
    with torch.no_grad():
        torch.onnx.export(
            net, example, str(full), input_names=list(axes), output_names=outputs, dynamic_axes=shapes,
            opset_version=17, dynamo=False,
        )  # fmt: skip
    kept = [node.name for node in onnx.load(str(full)).graph.node if SENSITIVE.search(node.name)]
    quantize_dynamic(
        full, path, weight_type=QuantType.QInt8, per_channel=True,
        op_types_to_quantize=["MatMul", "Gather"], nodes_to_exclude=kept,
    )  # fmt: skip
    full.unlink()
    onnx.checker.check_model(str(path))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--weights", default="final")
    parser.add_argument("--version", default="1.0.0")
    parser.add_argument("--seed", type=int, default=7, help="seed of the training, for meta.json")
    parser.add_argument("--scale", type=float, default=1.0, help="share of the plan that was trained")
    parser.add_argument("--licence", default="full", choices=list(Licence))
    args = parser.parse_args()
    export(args.work, args.out, args.weights)
    write_lemmas(args.shared, args.out, args.licence)
    write_meta(args.shared, args.out, version=args.version, seed=args.seed, scale=args.scale, licence=args.licence)


if __name__ == "__main__":
    main()
