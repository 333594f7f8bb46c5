"""Write the folder of the fast model: ``python -m rawi_train.fast.export SHARED WORK OUT MODEL``."""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import torch

from rawi.language.fast.features import GROUPS
from rawi_train.fast.items import Itemiser
from rawi_train.labels import Labels
from rawi_train.lemmas import write as write_lemmas

ARC_ARRAYS = ("bilinear", "distance", "rel_root", "encoder.attention.distance")


def arrays(state: dict[str, torch.Tensor], vectors: np.ndarray) -> dict[str, np.ndarray]:
    """The weights in half precision, linear layers turned, and the static vectors worked out."""
    found: dict[str, np.ndarray] = {}
    for name, value in state.items():
        weights = value.numpy()
        if name == "encoder.embedding.static.weight":
            name, weights = "encoder.embedding.static", vectors @ weights.T
        elif name == "rel":
            weights = weights.transpose(1, 0, 2)
        elif name in ARC_ARRAYS or ".tables." in name or ".place." in name or weights.ndim == 1:
            pass
        else:
            weights = weights.T
        found[name] = np.ascontiguousarray(weights, dtype=np.float16)
    return found


# the schemes of names that the corpora of each licence teach
TAUGHT = {"full": ("aner", "fane", "wojood"), "open": ("fane",)}


def export(shared: Path, work: Path, out: Path, model: Path, licence: str = "full") -> None:
    """Write everything but ``meta.json`` into ``model``."""
    model.mkdir(parents=True, exist_ok=True)
    vectors = np.load(work / "embeddings.npy")
    forms = {}
    for name in ("segmenter", "tagger"):
        state = torch.load(out / f"{name}.pt", weights_only=True)
        state = {key: value for key, value in state.items() if not key.startswith("tags.")}
        np.savez(model / f"{name}.npz", **arrays(state, vectors))
        listed = json.loads((out / f"{name}-forms.json").read_text("utf-8"))
        forms[name] = {group: "\n".join(listed[group]) for group in GROUPS}
    (model / "forms.json").write_text(json.dumps(forms, ensure_ascii=False), "utf-8")
    labels = Labels.load(work / "labels.json")
    patterns = json.loads((out / "patterns.json").read_text("utf-8"))["patterns"]
    kept = {
        "patterns": patterns,
        "upos": labels.upos,
        "feats": labels.feats,
        "relations": labels.relations,
        "names": {scheme: list(tags) for scheme, tags in Itemiser(labels).names.items() if scheme in TAUGHT[licence]},
    }
    (model / "labels.json").write_text(json.dumps(kept, ensure_ascii=False, indent=1), "utf-8")
    shutil.copy(work / "tokenizer.json", model / "tokenizer.json")
    write_lemmas(shared, model, licence)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("shared", "work", "out", "model"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args()
    export(args.shared, args.work, args.out, args.model)


if __name__ == "__main__":
    main()
