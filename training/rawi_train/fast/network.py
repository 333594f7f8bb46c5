"""The networks of the fast tier in torch; ``rawi.language.fast.network`` runs the same in numpy.

The encoder is that of spaCy's CNN pipelines: embedded features of each form, mixed by a maxout layer, then
residual layers of maxout over windows of three words, normalised. One layer of attention over the
sentence follows, since a window of nine words holds few heads of clauses.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn

PIECES = 3
REACH = 24  # distances beyond are one
WORD_DROP = 0.12


@dataclass(frozen=True, slots=True)
class Size:
    """Widths of the tables and layers."""

    word: int = 64
    affix: int = 32
    static: int = 96
    width: int = 128
    depth: int = 4
    heads: int = 4
    places: int = 4
    arc: int = 96
    relation: int = 48

    def as_dict(self) -> dict[str, int]:
        return asdict(self)


class Maxout(nn.Module):
    """A linear layer that keeps the largest of three numbers, normalised."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.linear = nn.Linear(inputs, outputs * PIECES)
        nn.init.xavier_uniform_(self.linear.weight, gain=1.3)
        nn.init.zeros_(self.linear.bias)
        self.norm = nn.LayerNorm(outputs)

    def forward(self, x: Tensor) -> Tensor:
        return self.norm(self.linear(x).unflatten(-1, (PIECES, -1)).amax(-2))


class Embedding(nn.Module):
    """Vectors of forms from their features and the vectors of their pieces."""

    def __init__(self, sizes: list[int], size: Size, vectors: int) -> None:
        super().__init__()
        widths = [size.word] * 2 + [size.affix] * (len(sizes) - 2)
        self.tables = nn.ModuleList(nn.Embedding(n, w) for n, w in zip(sizes, widths, strict=True))
        for table in self.tables:
            nn.init.normal_(table.weight, std=0.1)
        self.static = nn.Linear(vectors, size.static, bias=False)
        self.mix = Maxout(sum(widths) + size.static, size.width)

    def forward(self, rows: Tensor, means: Tensor) -> Tensor:
        if self.training:
            known = (torch.rand(len(rows), 1) > WORD_DROP).long()
            rows = torch.cat([rows[:, :2] * known, rows[:, 2:]], 1)
        parts = [table(rows[:, at]) for at, table in enumerate(self.tables)]
        return self.mix(torch.cat([*parts, self.static(means)], 1))


class Window(nn.Module):
    """One residual layer over windows of three."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.maxout = Maxout(3 * width, width)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        before = nn.functional.pad(x, (0, 0, 1, 0))[:, :-1]
        after = nn.functional.pad(x, (0, 0, 0, 1))[:, 1:]
        return (x + self.drop(self.maxout(torch.cat([before, x, after], -1)))) * mask


class Attention(nn.Module):
    """Residual attention over the sentence, with a learned number for each distance."""

    def __init__(self, width: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(width)
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.distance = nn.Parameter(torch.zeros(heads, 2 * REACH + 1))
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        q, k, v = self.qkv(self.norm(x)).unflatten(-1, (3, self.heads, -1)).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) / q.shape[-1] ** 0.5 + self.distance[:, distances(x.shape[1])]
        scores = scores.masked_fill(~mask[:, None, None, :, 0].bool(), -1e4)
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).flatten(-2)
        return (x + self.drop(self.out(mixed))) * mask


def distances(size: int) -> Tensor:
    """``[i, j]`` is the row of the distance from word ``i`` to word ``j``."""
    places = torch.arange(size)
    return (places[None] - places[:, None]).clamp(-REACH, REACH) + REACH


class Encoder(nn.Module):
    """Forms in their sentence, to one vector each."""

    def __init__(self, sizes: list[int], size: Size, vectors: int, dropout: float, attentive: bool) -> None:
        super().__init__()
        self.embedding = Embedding(sizes, size, vectors)
        self.place = nn.Embedding(size.places, size.width)
        nn.init.normal_(self.place.weight, std=0.1)
        self.layers = nn.ModuleList(Window(size.width, dropout) for _ in range(size.depth))
        self.attention = Attention(size.width, size.heads, dropout) if attentive else None
        self.drop = nn.Dropout(dropout)

    def forward(self, forms: tuple[Tensor, Tensor], at: Tensor, place: Tensor, mask: Tensor) -> Tensor:
        """``at[i, j]`` is the line of ``forms`` of word ``j`` of sentence ``i``; ``mask`` [i, j, 1] is 1 for words."""
        x = (self.drop(self.embedding(*forms))[at] + self.place(place)) * mask
        for layer in self.layers:
            x = layer(x, mask)
        return self.attention(x, mask) if self.attention is not None else x


class Segmenter(nn.Module):
    """Clitic pattern and sentence end of every surface token; the tag of the host only helps training."""

    def __init__(self, sizes: list[int], size: Size, vectors: int, patterns: int, tags: int, dropout: float) -> None:
        super().__init__()
        self.encoder = Encoder(sizes, size, vectors, dropout, attentive=False)
        self.patterns = nn.Linear(size.width, patterns)
        self.ends = nn.Linear(size.width, 2)
        self.tags = nn.Linear(size.width, tags)

    def forward(self, *batch: Tensor | tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor, Tensor]:
        x = self.encoder(*batch)
        return self.patterns(x), self.ends(x), self.tags(x)


class Tagger(nn.Module):
    """UPOS, features, arcs, relations and names of words."""

    def __init__(
        self, sizes: list[int], size: Size, vectors: int, upos: int, feats: int, relations: int,
        names: dict[str, int], dropout: float,
    ) -> None:  # fmt: skip
        super().__init__()
        self.encoder = Encoder(sizes, size, vectors, dropout, attentive=True)
        self.upos = nn.Linear(size.width, upos)
        self.feats = nn.Linear(size.width, feats)
        self.names = nn.ModuleDict({scheme: nn.Linear(size.width, tags) for scheme, tags in names.items()})
        self.drop = nn.Dropout(dropout)
        self.dep, self.head = Maxout(size.width, size.arc), Maxout(size.width, size.arc)
        self.bilinear = nn.Parameter(torch.zeros(size.arc, size.arc))
        nn.init.xavier_uniform_(self.bilinear)
        self.head_bias = nn.Linear(size.arc, 1)
        self.root = nn.Linear(size.arc, 1)
        self.distance = nn.Parameter(torch.zeros(2 * REACH + 1))
        self.rel_dep, self.rel_head = Maxout(size.width, size.relation), Maxout(size.width, size.relation)
        self.rel_root = nn.Parameter(torch.zeros(size.relation))
        self.rel = nn.Parameter(torch.randn(relations, size.relation + 1, size.relation + 1) * 0.02)

    def forward(self, *batch: Tensor | tuple[Tensor, Tensor]) -> dict[str, Tensor]:
        x = self.drop(self.encoder(*batch))
        out = {"upos": self.upos(x), "feats": self.feats(x)}
        out |= {f"name_{scheme}": head(x) for scheme, head in self.names.items()}
        return out | {"arcs": self.arcs(x), "dep": self.rel_dep(x), "head": self.rel_head(x)}

    def arcs(self, x: Tensor) -> Tensor:
        """``[i, j, k]`` scores word ``k - 1`` as head of word ``j``; 0 is the root."""
        dep, head = self.drop(self.dep(x)), self.drop(self.head(x))
        scale = dep.shape[-1] ** -0.5
        scores = (dep @ self.bilinear) @ head.transpose(-1, -2) * scale
        scores = scores + self.head_bias(head).transpose(-1, -2) + self.distance[distances(x.shape[1])]
        return torch.cat([self.root(dep), scores], -1)

    def relations(self, dep: Tensor, head: Tensor) -> Tensor:
        """Scores of the relations of pairs of lines."""
        one = dep.new_ones(len(dep), 1)
        left = torch.cat([dep, one], 1) @ self.rel.transpose(0, 1).flatten(1)
        left = left.unflatten(1, (len(self.rel), -1))
        return (left @ torch.cat([head, one], 1)[:, :, None])[..., 0]
