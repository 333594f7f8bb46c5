"""Write the lemma table: ``python -m rawi_train.lemmas SHARED OUT_DIR``."""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from rawi.text.fold import fold, strip_marks
from rawi_train.corpus import read_conllu
from rawi_train.licence import Licence, chosen


def write(shared: Path, out: Path, licence: str = "full") -> None:
    """The commonest unvocalised lemma of each (folded form, UPOS) of the trees that ``licence`` allows."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    trees = list(read_conllu(shared / "data/treebank/trees_train.conllu.gz", "in_padt_pos_seg_dev"))
    for example in chosen({"trees": trees}, licence)["trees"]:
        for word in example.words:
            if word.lemma and word.upos not in ("PUNCT", "NUM", "X") and word.lemma != "_":
                seen[fold(word.form), word.upos or "X"][strip_marks(word.lemma)] += 1
    rows = sorted((form, upos, c.most_common(1)[0][0]) for (form, upos), c in seen.items())
    out.mkdir(parents=True, exist_ok=True)
    (out / "lemmas.tsv").write_text("".join("\t".join(row) + "\n" for row in rows), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--licence", default="full", choices=list(Licence))
    args = parser.parse_args()
    write(args.shared, args.out, args.licence)


if __name__ == "__main__":
    main()
