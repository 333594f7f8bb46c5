"""The network: one encoder, a character segmenter, name taggers, and a word layer with a parser."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from rawi_train.labels import Labels

HIDDEN, HEADS, FFN, LAYERS, POSITIONS = 384, 12, 1536, 12, 512
CHAR, CHAR_HIDDEN, ARC, REL, FAR = 64, 160, 256, 128, 40


class Layer(nn.Module):
    """A post-norm transformer layer (Devlin et al. 2019)."""

    def __init__(self, hidden: int = HIDDEN, heads: int = HEADS, ffn: int = FFN) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v = (nn.Linear(hidden, hidden) for _ in range(3))
        self.out = nn.Linear(hidden, hidden)
        self.norm1, self.norm2 = nn.LayerNorm(hidden, 1e-12), nn.LayerNorm(hidden, 1e-12)
        self.up, self.down = nn.Linear(hidden, ffn), nn.Linear(ffn, hidden)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, hidden = x.shape
        q, k, v = (
            f(x).view(batch, length, self.heads, hidden // self.heads).transpose(1, 2) for f in (self.q, self.k, self.v)
        )
        scores = q @ k.transpose(-1, -2) / (hidden // self.heads) ** 0.5 + bias.to(q.dtype)
        mixed = torch.softmax(scores, -1) @ v
        x = self.norm1(x + self.drop(self.out(mixed.transpose(1, 2).reshape(batch, length, hidden))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


def attention_bias(mask: Tensor) -> Tensor:
    """0 where a place may be seen, a large negative number where it is padding."""
    return (1.0 - mask.float())[:, None, None, :] * -10000.0


class TextNet(nn.Module):
    """Pieces and characters → mixed hidden states, scripts, sentence ends and names."""

    def __init__(self, labels: Labels, pieces: int) -> None:
        super().__init__()
        self.word = nn.Embedding(pieces, HIDDEN)
        self.position = nn.Embedding(POSITIONS, HIDDEN)
        self.kind = nn.Parameter(torch.zeros(HIDDEN))
        self.norm = nn.LayerNorm(HIDDEN, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.mix = nn.Parameter(torch.zeros(3, LAYERS + 1))
        self.char = nn.Embedding(len(labels.chars), CHAR)
        self.char_piece = nn.Linear(HIDDEN, CHAR_HIDDEN)
        self.conv1 = nn.Conv1d(CHAR + CHAR_HIDDEN, CHAR_HIDDEN, 5, padding=2)
        self.conv2 = nn.Conv1d(CHAR_HIDDEN, CHAR_HIDDEN, 5, padding=2)
        self.script = nn.Linear(CHAR_HIDDEN, len(labels.scripts))
        self.end = nn.Linear(2 * HIDDEN, 2)
        self.name_hidden = nn.Linear(2 * HIDDEN, HIDDEN)
        self.names = nn.ModuleDict({k: nn.Linear(HIDDEN, len(v)) for k, v in labels.names.items()})
        self.drop = nn.Dropout(0.2)

    def encode(self, pieces: Tensor, mask: Tensor) -> list[Tensor]:
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.norm(self.word(pieces) + self.position(places) + self.kind)
        bias, states = attention_bias(mask), [x]
        for layer in self.layers:
            states.append(layer(states[-1], bias))
        return states

    def mixed(self, states: list[Tensor], row: int) -> Tensor:
        weights = torch.softmax(self.mix[row], 0)
        total = states[0] * weights[0]
        for number, state in enumerate(states[1:], 1):
            total = total + state * weights[number]
        return total

    def forward(
        self, pieces: Tensor, mask: Tensor, chars: Tensor, char_piece: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, dict[str, Tensor]]:
        states = self.encode(pieces, mask)
        letters, named, words = (self.mixed(states, row) for row in range(3))
        near = take(self.char_piece(letters), char_piece)
        x = torch.cat([self.char(chars), near.to(self.char.weight.dtype)], -1).transpose(1, 2)
        x = F.gelu(self.conv2(self.drop(F.gelu(self.conv1(self.drop(x))))))
        scripts = self.script(self.drop(x.transpose(1, 2)))
        pair = torch.cat([take(named, first), take(named, last)], -1)
        pair = self.drop(pair)
        hidden = self.drop(F.gelu(self.name_hidden(pair)))
        return words, scripts, self.end(pair), {k: head(hidden) for k, head in self.names.items()}


def take(states: Tensor, index: Tensor) -> Tensor:
    """Rows of ``states`` [B, L, H] at ``index`` [B, N]."""
    return torch.gather(states, 1, index.unsqueeze(-1).expand(-1, -1, states.shape[-1]))


class WordNet(nn.Module):
    """Words of one sentence a row → tags, features, arc scores and relation vectors."""

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.first, self.last = nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, HIDDEN)
        self.clitic = nn.Embedding(len(labels.clitics), HIDDEN)
        self.position = nn.Embedding(4, HIDDEN)
        self.root = nn.Parameter(torch.randn(HIDDEN) * 0.02)
        self.norm = nn.LayerNorm(HIDDEN)
        self.layer = Layer(HIDDEN, 6, 1024)
        self.tag = nn.Linear(HIDDEN, HIDDEN)
        self.upos = nn.Linear(HIDDEN, len(labels.upos))
        self.feats = nn.ModuleList(nn.Linear(HIDDEN, len(v)) for v in labels.feats.values())
        self.arc_dep, self.arc_head = nn.Linear(HIDDEN, ARC), nn.Linear(HIDDEN, ARC)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.distance = nn.Embedding(2 * FAR + 1, 1)
        nn.init.zeros_(self.distance.weight)
        self.rel_dep, self.rel_head = nn.Linear(HIDDEN, REL), nn.Linear(HIDDEN, REL)
        self.drop = nn.Dropout(0.25)

    def forward(
        self, vectors: Tensor, first: Tensor, last: Tensor, clitic: Tensor, position: Tensor, mask: Tensor
    ) -> tuple[Tensor, list[Tensor], Tensor, Tensor, Tensor]:
        x = self.first(vectors[first]) + self.last(vectors[last])
        x = self.norm(x + self.clitic(clitic) + self.position(position))
        root = self.root.expand(x.shape[0], 1, HIDDEN).to(x.dtype)
        x = torch.cat([root, x], 1)
        full = torch.cat([torch.ones_like(mask[:, :1]), mask], 1)
        x = self.layer(self.drop(x), attention_bias(full))
        tag = self.drop(F.gelu(self.tag(x[:, 1:])))
        dep = self.drop(F.gelu(self.arc_dep(x[:, 1:])))
        head = self.drop(F.gelu(self.arc_head(x)))
        dep = torch.cat([dep, torch.ones_like(dep[..., :1])], -1)
        arcs = dep @ self.arc.to(dep.dtype) @ head.transpose(1, 2) + attention_bias(full)[:, 0]
        places = torch.arange(full.shape[1], device=full.device)
        apart = (places[None, :] - places[1:, None]).clamp(-FAR, FAR) + FAR
        arcs = arcs + self.distance(apart).squeeze(-1).to(arcs.dtype)
        rel_dep = self.drop(F.gelu(self.rel_dep(x[:, 1:])))
        rel_head = self.drop(F.gelu(self.rel_head(x)))
        return self.upos(tag), [f(tag) for f in self.feats], arcs, rel_dep, rel_head


class RelationNet(nn.Module):
    """Vectors of dependents and their heads, one row a word → relation scores."""

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        count = len(labels.relations)
        self.weight = nn.Parameter(torch.zeros(REL + 1, count * (REL + 1)))
        self.count = count

    def forward(self, dep: Tensor, head: Tensor) -> Tensor:
        one = torch.ones_like(dep[..., :1])
        dep, head = torch.cat([dep, one], -1), torch.cat([head, one], -1)
        left = (dep @ self.weight.to(dep.dtype)).view(-1, self.count, REL + 1)
        return (left @ head.unsqueeze(-1)).squeeze(-1)


@dataclass(slots=True)
class Nets:
    """The three networks that are trained together and exported apart."""

    text: TextNet
    words: WordNet
    relations: RelationNet

    def modules(self) -> list[nn.Module]:
        return [self.text, self.words, self.relations]


def build(labels: Labels, embeddings: np.ndarray, encoder: dict[str, np.ndarray]) -> Nets:
    """Fresh heads on the encoder's starting weights."""
    text = TextNet(labels, len(embeddings))
    names = {"q": "attention.q", "k": "attention.k", "v": "attention.v", "out": "attention.out",
             "norm1": "attention.norm", "norm2": "ffn.norm", "up": "ffn.up", "down": "ffn.down"}  # fmt: skip
    with torch.no_grad():
        text.word.weight.copy_(torch.from_numpy(embeddings))
        text.position.weight.copy_(torch.from_numpy(encoder["embeddings.position"][:POSITIONS]))
        text.kind.copy_(torch.from_numpy(encoder["embeddings.type"][0]))
        for part in ("weight", "bias"):
            getattr(text.norm, part).copy_(torch.from_numpy(encoder[f"embeddings.norm.{part}"]))
            for number, layer in enumerate(text.layers):
                for ours, theirs in names.items():
                    value = torch.from_numpy(encoder[f"layer.{number}.{theirs}.{part}"])
                    getattr(getattr(layer, ours), part).copy_(value)
    return Nets(text, WordNet(labels), RelationNet(labels))
