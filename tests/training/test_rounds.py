"""The second round starts where the first ended; the mean lies between them."""

from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from rawi_train.batches import TEACHER_PHASES  # noqa: E402
from rawi_train.rounds import KEPT, again, average  # noqa: E402


def _state(value: float) -> dict[str, object]:
    nets = [{"weight": torch.full((2, 2), value), "steps": torch.tensor(int(value))}]
    return {"nets": nets, "opt": {}, "place": 90, "phase": TEACHER_PHASES + 1}


def test_again_runs_the_last_phase_from_the_final_weights(tmp_path: Path) -> None:
    work, folder = tmp_path / "work", tmp_path / "second"
    work.mkdir()
    for name in KEPT:
        (work / name).write_text(name)
    torch.save(_state(3.0), work / "final.pt")
    again(work, folder)
    state = torch.load(folder / "checkpoint.pt", weights_only=True)
    assert (state["phase"], state["place"]) == (TEACHER_PHASES, 0)
    assert float(state["nets"][0]["weight"][0, 0]) == 3.0
    assert all((folder / name).exists() for name in KEPT)


def test_again_keeps_a_checkpoint_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "checkpoint.pt").write_text("started")
    again(tmp_path / "nowhere", tmp_path)
    assert (tmp_path / "checkpoint.pt").read_text() == "started"


def test_average_weighs_the_last_round(tmp_path: Path) -> None:
    torch.save(_state(1.0), tmp_path / "a.pt")
    torch.save(_state(2.0), tmp_path / "b.pt")
    average(tmp_path / "a.pt", tmp_path / "b.pt", tmp_path / "mean.pt", share=0.7)
    nets = torch.load(tmp_path / "mean.pt", weights_only=True)["nets"]
    assert abs(float(nets[0]["weight"][0, 0]) - 1.7) < 1e-6
    assert int(nets[0]["steps"]) == 2
