"""What the fast model was made from: ``python -m rawi_train.fast.meta SHARED MODEL NEWS``."""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import rawi
from rawi_train.licence import OPEN_CORPORA
from rawi_train.meta import CORPORA

NAME = "rawi_ar_news_fast"
FILES = ("segmenter.npz", "tagger.npz", "forms.json", "labels.json", "tokenizer.json", "lemmas.tsv", "relevance.npz")


def write_meta(
    shared: Path, model: Path, silver: Path | None, *, version: str, seed: int, scale: float, licence: str = "full"
) -> None:
    """Write ``meta.json`` beside the model files; ``silver`` is the news that the accurate model annotated."""
    data = shared / "data"
    corpora = [name for name in CORPORA if name.startswith(("treebank", "ner")) and "aqmar" not in name]
    read = {name: data / name for name in corpora if licence == "full" or name in OPEN_CORPORA.values()}
    read |= {f"annotated/{path.name}": path for path in sorted(silver.glob("news-*.conllu.gz"))} if silver else {}
    meta = {
        "name": NAME,
        "version": version,
        "training": {"seed": seed, "scale": scale, "licence": licence},
        "code": {"rawi": rawi.__version__, "sources": _code_hash()},
        "data": {name: _hash(path) for name, path in read.items()},
        "files": {name: _hash(model / name) for name in FILES if (model / name).is_file()},
    }
    (model / "meta.json").write_text(json.dumps(meta, indent=1, sort_keys=True) + "\n", "utf-8")


def _code_hash() -> str:
    """One hash over the sources that decide what is trained."""
    package = Path(rawi.__file__).parent / "language"
    found = hashlib.sha256()
    for path in [*sorted(Path(__file__).parent.glob("*.py")), *sorted(package.rglob("*.py"))]:
        found.update(f"{path.parent.name}/{path.name}\0".encode() + path.read_bytes())
    return found.hexdigest()


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("shared", "model", "silver"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--version", default="1.0.0")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--scale", type=float, default=1.0)
    args = parser.parse_args()
    write_meta(args.shared, args.model, args.silver, version=args.version, seed=args.seed, scale=args.scale)


if __name__ == "__main__":
    main()
