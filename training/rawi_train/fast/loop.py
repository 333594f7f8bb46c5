"""What both trainings share: the rate's course, an average of the weights, notes on the way, and saving."""

from __future__ import annotations

import time
from pathlib import Path

import torch
from torch import Tensor, nn

NOTES = 12
AVERAGED = 0.3  # share of the training whose weights are averaged


class Loop:
    """One training over ``total`` words; the mean of the last weights is what is saved."""

    def __init__(self, net: nn.Module, path: Path, *, rate: float, total: int, warm_up: float = 0.03) -> None:
        self.net, self.path, self.rate, self.total, self.warm_up = net, path, rate, total, warm_up
        self.optimiser = torch.optim.AdamW(net.parameters(), lr=rate, betas=(0.9, 0.98), weight_decay=0.01)
        self.done = self.noted = 0
        self.losses: list[float] = []
        self.mean: dict[str, Tensor] = {}
        self.averaged = 0
        self.start = time.monotonic()

    def step(self, loss: Tensor, words: int) -> bool:
        """Learn from one batch; True now and then, when it is time to look at the dev set."""
        place = self.done / self.total
        share = place / self.warm_up if place < self.warm_up else (1 - place) / (1 - self.warm_up)
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate * max(share, 0.01)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
        self.optimiser.step()
        self.losses.append(float(loss.detach()))
        self.done += words
        if self.done >= (1 - AVERAGED) * self.total and len(self.losses) % 10 == 0:
            self._average()
        due = self.done * NOTES // self.total > self.noted
        self.noted += due
        return due

    def _average(self) -> None:
        self.averaged += 1
        with torch.no_grad():
            for name, value in self.net.state_dict().items():
                held = self.mean.setdefault(name, torch.zeros_like(value))
                held += (value - held) / self.averaged

    def note(self, text: str) -> None:
        """Print how the training stands, and keep the weights."""
        recent = self.losses[-200:]
        pace = self.done / (time.monotonic() - self.start)
        print(
            f"{self.done / self.total:.0%} {pace:.0f} words/s loss {sum(recent) / len(recent):.3f} {text}", flush=True
        )
        torch.save(self.net.state_dict(), self.path)

    def finish(self) -> None:
        """Take the averaged weights for the network's, and write them."""
        if self.mean:
            self.net.load_state_dict(self.mean)
        torch.save(self.net.state_dict(), self.path)
