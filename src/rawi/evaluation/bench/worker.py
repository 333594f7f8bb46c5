"""One system in a process of its own: ``python -m rawi.evaluation.bench.worker TASK SYSTEM SHARED ...``.

The parent starts it, so that its peak memory is that of the system alone. It writes one JSON object.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter
from typing import Any

from rawi.evaluation.bench.segmenter import MorphSegmenter, figures
from rawi.evaluation.bench.udpipe import UDPipe, train
from rawi.evaluation.conllu import read_conllu
from rawi.evaluation.language import evaluate
from rawi.evaluation.report import Figures

TREES, RAW = "data/treebank/trees_dev.conllu.gz", "data/treebank/padt_pos_seg_dev.conllu.gz"
NAMES = {
    "ANERcorp": ("data/ner/anercorp_dev.txt", ("PER", "LOC", "ORG", "MISC")),
    "NewsFANE": ("data/ner/newsfane_dev.txt", ("PER", "LOC", "ORG")),
}
TEXT_SENTENCES = 12  # sentences of one text when speed is measured: about an article
WARM_UP = 8
PEERS = ("udpipe", "segmenter")


def made(system: str, models: Path) -> Any:
    """The system, loaded; Rawi's tiers work with one thread."""
    if system == "udpipe":
        return UDPipe(models)
    if system == "segmenter":
        return MorphSegmenter()
    from rawi.language import Language, packaged

    return Language(packaged(system, threads=1))


def speed(system: str, shared: Path, models: Path, limit: int) -> Figures:
    """Words a second over news sentences joined to texts, seconds to load, and peak memory in MB."""
    texts = _texts(shared, limit)
    start = perf_counter()
    loaded = made(system, models)
    _words(loaded.pipe(texts[:1]))
    ready = perf_counter()
    _words(loaded.pipe(texts[:WARM_UP]))
    before = perf_counter()
    words = _words(loaded.pipe(texts))
    taken = perf_counter() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"words": words, "words_a_second": words / taken, "load_seconds": ready - start, "peak_mb": peak}


def accuracy(system: str, shared: Path, models: Path) -> Figures:
    """Words, tags, trees and names against the dev sets."""
    loaded = made(system, models)
    if system == "segmenter":
        return {"raw": figures(loaded, read_conllu(shared / RAW))}
    found: Figures = {
        "raw": evaluate("raw", shared / RAW, language=loaded).figures,
        "trees": evaluate("trees", shared / TREES, language=loaded).figures,
        "raw trees": evaluate("raw", shared / TREES, language=loaded).figures,
    }
    if system not in PEERS:
        for name, (path, classes) in NAMES.items():
            found[name] = evaluate("names", shared / path, language=loaded, classes=classes).figures["all"]
    else:
        found["trees"] = {key: value for key, value in found["trees"].items() if key not in ("lemma", "parts")}
    return found


def _texts(shared: Path, limit: int) -> list[str]:
    given = [sentence.text or "" for sentence in read_conllu(shared / RAW)]
    texts = ["\n".join(given[at : at + TEXT_SENTENCES]) for at in range(0, len(given), TEXT_SENTENCES)]
    return texts[:limit] if limit else texts


def _words(found: Iterable[Any]) -> int:
    return sum(item if isinstance(item, int) else sum(not token.is_space for token in item) for item in found)


def main(task: str, system: str, shared: str, models: str, limit: str = "0") -> None:
    """Do one task and write its figures."""
    result: Figures = {}
    if task == "train":
        train(Path(shared), Path(models))
    elif task == "speed":
        result = speed(system, Path(shared), Path(models), int(limit))
    else:
        result = accuracy(system, Path(shared), Path(models))
    sys.stdout.write(json.dumps(result))


if __name__ == "__main__":
    main(*sys.argv[1:])
