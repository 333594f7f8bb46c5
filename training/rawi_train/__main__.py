"""Rebuild the language model: ``python -m rawi_train SHARED WORK OUT``.

Each step is left out where its result is there already, and training goes on from its checkpoint:
the same command after a break goes on where it stopped.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from rawi_train.annotate import annotate
from rawi_train.encoder import unpack
from rawi_train.export import export
from rawi_train.lemmas import write as write_lemmas
from rawi_train.licence import Licence
from rawi_train.meta import write_meta
from rawi_train.rounds import again, average
from rawi_train.train import train

NEWS_WORDS = 900_000
SECOND = 4  # added to the seed in the second round, which reads other news
DONE = "done"


def rebuild(
    shared: Path, work: Path, out: Path, *, seed: int, scale: float, device: str, version: str, licence: str
) -> None:
    """Unpack the starting weights, train, and write the model folder ``out``."""
    work.mkdir(parents=True, exist_ok=True)
    weights = work / "encoder.safetensors"
    if not weights.exists():
        print("unpacking the starting weights", flush=True)
        unpack(weights)
    if not (work / "teacher.pt").exists():
        train(shared, work, weights, seed=seed, scale=scale, device=device, licence=licence)
    last = "teacher"
    if Licence(licence) is Licence.FULL:  # the news texts aren't open
        last, news = "final", work / "news"
        if not (news / DONE).exists():
            _teach(shared, work, "teacher", news, seed=seed)
        if not (work / "final.pt").exists():
            train(shared, work, weights, seed=seed, scale=scale, device=device, licence=licence, annotated=news)
        last = _second_round(shared, work, weights, seed=seed + SECOND, scale=scale, device=device)
    print("exporting", flush=True)
    export(work, out, last)
    write_lemmas(shared, out, licence)
    write_meta(shared, out, version=version, seed=seed, scale=scale, licence=licence)


def _second_round(shared: Path, work: Path, weights: Path, *, seed: int, scale: float, device: str) -> str:
    """Train once more on other news, annotated by the first round's model; the name of the mean weights."""
    folder, news = work / "second", work / "second" / "news"
    if not (work / "mean.pt").exists():
        again(work, folder)
        if not (news / DONE).exists():
            _teach(shared, work, "final", news, seed=seed)
        if not (folder / "final.pt").exists():
            train(shared, folder, weights, seed=seed, scale=scale, device=device, annotated=news)
        average(work / "final.pt", folder / "final.pt", work / "mean.pt")
    return "mean"


def _teach(shared: Path, work: Path, teacher: str, news: Path, *, seed: int) -> None:
    """Have the model of a checkpoint annotate news for the last phase."""
    print(f"annotating news with the {teacher} model", flush=True)
    folder = work / "teacher" / teacher
    export(work, folder, teacher)
    write_lemmas(shared, folder, Licence.FULL)
    write_meta(shared, folder, version=teacher, seed=seed, scale=1.0)
    annotate(shared, folder, news, words=NEWS_WORDS, seed=seed, threads=0)
    (news / DONE).touch()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="folder with data/")
    parser.add_argument("work", type=Path, help="starting weights, vocabulary, labels, checkpoints")
    parser.add_argument("out", type=Path, help="model folder to write")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--scale", type=float, default=1.0, help="share of the full plan")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--version", default="1.0.0", help="version of the model")
    parser.add_argument("--licence", default="full", choices=list(Licence), help="open: without non-commercial data")
    given = vars(parser.parse_args())
    rebuild(given.pop("shared"), given.pop("work"), given.pop("out"), **given)


if __name__ == "__main__":
    main()
