"""Cut the multilingual vocabulary down to the pieces that Arabic news uses."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

from rawi.language.pieces import PieceTable
from rawi.language.surface import surfaces
from rawi_train.corpus import Example

TOKENIZER = ("semantra_multilingual", "assets/multilingual-e5-small/tokenizer.json")
SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]
EVERY = 4  # one article in four gives stable piece counts
MIN_COUNT = 2


def source_tokenizer() -> Path:
    """Path of the uncut tokenizer inside its package."""
    return Path(str(files(TOKENIZER[0]).joinpath(TOKENIZER[1])))


def count_pieces(shared: Path) -> Counter[int]:
    """How often each piece of the uncut vocabulary occurs in the news and the training data."""
    table, types = PieceTable.load(source_tokenizer()), Counter[str]()
    for path in sorted((shared / "data/news").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if number % EVERY == 0:
                    types.update(s.text for s in surfaces(json.loads(line)["text"]))
    for path in sorted((shared / "data/ner").glob("*_train.txt")):
        for line in path.read_text("utf-8").splitlines():
            types.update(line.split()[:1])
    pieces = Counter[int]()
    for word, count in types.items():
        for piece in table.of(word).ids:
            pieces[piece] += count
    return pieces


def count_in(examples: Iterable[Example]) -> Counter[int]:
    """How often each piece of the uncut vocabulary occurs in the tokens of ``examples``."""
    table, pieces = PieceTable.load(source_tokenizer()), Counter[int]()
    for example in examples:
        for token in example.tokens:
            pieces.update(table.of(token.text).ids)
    return pieces


def cut(shared: Path, weights: Path, out: Path, counts: Counter[int] | None = None) -> None:
    """Write ``tokenizer.json`` and ``embeddings.npy`` with the kept pieces to ``out``.

    ``counts`` are those of ``count_pieces`` if not given.
    """
    spec = json.loads(source_tokenizer().read_text("utf-8"))
    vocabulary, counts = spec["model"]["vocab"], count_pieces(shared) if counts is None else counts
    keep = list(range(len(SPECIAL)))
    for number, (piece, _) in enumerate(vocabulary[len(SPECIAL) :], len(SPECIAL)):
        single = len(piece) == 1 and (ord(piece) < 0x250 or 0x600 <= ord(piece) < 0x700)
        if number < 250_000 and (counts[number] >= MIN_COUNT or single or piece == "▁"):
            keep.append(number)
    spec["model"]["vocab"] = [vocabulary[i] for i in keep]
    spec["added_tokens"] = [t for t in spec["added_tokens"] if t["content"] in SPECIAL]
    # pieces come from single visible words: the character map and templates are dead weight
    spec["normalizer"], spec["post_processor"] = {"type": "NFKC"}, None
    out.mkdir(parents=True, exist_ok=True)
    (out / "tokenizer.json").write_text(json.dumps(spec, ensure_ascii=False), "utf-8")
    np.save(out / "embeddings.npy", load_file(weights)["embeddings.word"][keep].astype(np.float32))
