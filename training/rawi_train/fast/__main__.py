"""Rebuild the fast model: ``python -m rawi_train.fast SHARED WORK MODEL``, after the accurate one.

``WORK`` is that of the accurate training: its vocabulary, labels, frozen vectors and the news that it
annotated. Each step is left out where its result is there already.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from rawi_train.fast import segment, tag
from rawi_train.fast.export import export
from rawi_train.fast.meta import write_meta
from rawi_train.licence import Licence

DONE = "fast-{}.done"


def rebuild(shared: Path, work: Path, model: Path, *, seed: int, scale: float, version: str, licence: str) -> None:
    """Train segmenter and tagger, and write the model folder."""
    silver = work / "news" if Licence(licence) is Licence.FULL else None  # the news texts aren't open
    out = work / "fast"
    for name, step in (("segmenter", segment.train), ("tagger", tag.train)):
        done = work / DONE.format(name)
        if not done.exists():
            print(f"training the fast {name}", flush=True)
            step(shared, work, silver, out, seed=seed, scale=scale, licence=licence)
            done.touch()
    export(shared, work, out, model, licence)
    write_meta(shared, model, silver, version=version, seed=seed, scale=scale, licence=licence)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="folder with data/")
    parser.add_argument("work", type=Path, help="folder of the accurate training")
    parser.add_argument("model", type=Path, help="model folder to write")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--scale", type=float, default=1.0, help="share of the full plan")
    parser.add_argument("--version", default="1.0.0", help="version of the model")
    parser.add_argument("--licence", default="full", choices=list(Licence), help="open: without non-commercial data")
    given = vars(parser.parse_args())
    rebuild(given.pop("shared"), given.pop("work"), given.pop("model"), **given)


if __name__ == "__main__":
    main()
