"""Which data a training may use: all of it, or only what allows commercial use.

``open`` leaves out what the data's own list marks as non-commercial, for research, or unclear: PADT,
ANERcorp, Wojood, and the news texts, also as a source of counts. Segmentation is then learnt from the
segmented words of PUD alone.
"""

from __future__ import annotations

from enum import StrEnum

from rawi_train.corpus import Example

OPEN_TREES = "pud-"
OPEN_CORPORA = {
    "trees": "treebank/trees_train.conllu.gz",
    "fane": "ner/newsfane_train.txt",
    "wikifane": "ner/wikifane.txt.gz",
    "aqmar": "ner/aqmar.txt",
}


class Licence(StrEnum):
    """The terms of the weights: ``full`` is non-commercial, ``open`` is share alike."""

    FULL = "full"
    OPEN = "open"


def chosen(corpora: dict[str, list[Example]], licence: str) -> dict[str, list[Example]]:
    """The corpora, and the sentences in them, that a training under ``licence`` may read."""
    if Licence(licence) is Licence.FULL:
        return corpora
    return {
        name: [example for example in examples if may_read(name, example)]
        for name, examples in corpora.items()
        if name in OPEN_CORPORA
    }


def may_read(name: str, example: Example) -> bool:
    """Whether a sentence of a corpus is open: of the trees only those of PUD are."""
    return name in OPEN_CORPORA and (name != "trees" or example.source.startswith(OPEN_TREES))
