"""Measure the stages of eval/floors.json again and raise their floors.

    python tools/update_floors.py --gold FOLDER [--stage NAME ...] [--margin 0.005] [--allow-regression]

FOLDER holds the gold files that the floors file names; RAWI_SHARED is used without --gold. Floors
are pinned a little below the figures (--margin, a share of each), so that another processor's
rounding doesn't fail the test. A floor is never lowered without --allow-regression: a figure below
its floor ends the command with status 1, and that stage stays as it is. A changed gold file is
reported and its new hash pinned.
"""

from __future__ import annotations

import argparse
import os
import sys
from functools import cache
from pathlib import Path

import rawi
from rawi.evaluation import floors
from rawi.evaluation.floors import Stage
from rawi.evaluation.reading import Reader
from rawi.language import Language, packaged

FLOORS = Path(__file__).resolve().parent.parent / "eval" / "floors.json"


@cache
def _reader(model: str) -> Reader:
    return rawi.load(model)


@cache
def _analyser(model: str) -> Language:
    return Language(packaged(model))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _update(stage: Stage, args: argparse.Namespace) -> tuple[Stage, list[str]]:
    """The stage as it is to be written, and what fell below its floor."""
    digest = floors.gold_hash(stage, args.gold)
    if stage.sha256 and digest != stage.sha256:
        _say(f"{stage.name}: the gold files have changed")
    figures = floors.measure(stage, args.gold, reader=_reader, analyser=_analyser)
    for key in stage.floors:
        _say(f"{stage.name}: {key} {floors.figure(figures, key):.4f} (floor {stage.floors[key]})")
    short = floors.shortfalls(stage, figures)
    if short and not args.allow_regression:
        return stage, short
    return floors.repinned(stage, figures, digest, margin=args.margin, allow_regression=args.allow_regression), []


def main(argv: list[str] | None = None) -> int:
    """Run the command; its exit status comes back."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--gold", type=Path, default=os.environ.get("RAWI_SHARED"), help="folder of the gold files")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="floors file")
    parser.add_argument("--stage", action="append", default=[], help="only this stage (may be repeated)")
    parser.add_argument("--margin", type=float, default=floors.MARGIN, help="share that a floor lies below its figure")
    parser.add_argument("--allow-regression", action="store_true", help="lower floors too")
    args = parser.parse_args(argv)
    if args.gold is None:
        parser.error("no gold files: give --gold or set RAWI_SHARED")
    args.gold = Path(args.gold)
    stages = floors.load(args.floors)
    if unknown := set(args.stage) - {stage.name for stage in stages}:
        parser.error(f"no such stage: {', '.join(sorted(unknown))}")
    kept, short = [], []
    for stage in stages:
        new, missed = (stage, []) if args.stage and stage.name not in args.stage else _update(stage, args)
        kept.append(new)
        short += missed
    floors.save(args.floors, kept)
    for line in short:
        _say(line)
    if short:
        _say("those stages stay as they were; --allow-regression lowers floors")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
