"""What a model was made from: ``meta.json`` with hashes of data, code and model files, and the seed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import rawi
from rawi_train.licence import OPEN_CORPORA

NAME = "rawi_ar_news"
MODEL_FILES = (
    "text.onnx", "words.onnx", "relations.onnx", "tokenizer.json", "labels.json", "lemmas.tsv", "relevance.npz",
)  # fmt: skip
CORPORA = (
    "treebank/trees_train.conllu.gz",
    "treebank/padt_pos_seg_train.conllu.gz",
    "ner/anercorp_train.txt",
    "ner/newsfane_train.txt",
    "ner/wikifane.txt.gz",
    "ner/aqmar.txt",
    "ner/wojood_sample.txt",
    "news/ant_2018.jsonl.gz",
    "news/saudinewsnet_2015.jsonl.gz",
    "news/ant_tunisia_2015_2017.jsonl.gz",
)


def write_meta(shared: Path, out: Path, *, version: str, seed: int, scale: float, licence: str = "full") -> None:
    """Write ``meta.json`` beside the model files; ``seed`` and ``scale`` are those of the training."""
    data = shared / "data"
    meta = {
        "name": NAME,
        "version": version,
        "training": {"seed": seed, "scale": scale, "licence": licence},
        "code": {"rawi": rawi.__version__, "sources": code_hash()},
        "data": {name: _hash(data / name) for name in CORPORA if licence == "full" or name in OPEN_CORPORA.values()},
        "files": {name: _hash(out / name) for name in MODEL_FILES if (out / name).is_file()},
    }
    (out / "meta.json").write_text(json.dumps(meta, indent=1, sort_keys=True) + "\n", "utf-8")


def code_hash() -> str:
    """One hash over the sources that decide what is trained: training code, language stage and folding."""
    package = Path(rawi.__file__).parent
    folders = [Path(__file__).parent, package / "language", package / "text"]
    found = hashlib.sha256()
    for path in [path for folder in folders for path in sorted(folder.glob("*.py"))]:
        found.update(f"{path.parent.name}/{path.name}\0".encode() + path.read_bytes())
    return found.hexdigest()


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
