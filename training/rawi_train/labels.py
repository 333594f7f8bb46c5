"""Label sets, counted from the training data and stored with the model."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

from rawi.language.segments import INSIDE, KEEP, align
from rawi.text.fold import fold, strip_marks
from rawi_train.corpus import Example

MIN_SCRIPT = 5
MIN_CLITIC = 5
BOUNDARY, UNKNOWN_CHAR = 0, 1
PRODUCTS = {"Book", "Movie", "Sound", "Hardware", "Software", "Food", "Drug"}
WEAPONS = {"Blunt", "Exploding", "Sharp", "Chemical", "Shooting", "Projectile", "Nuclear"}
MERGED = {
    **dict.fromkeys(PRODUCTS, "Product"), **dict.fromkeys(WEAPONS, "Weapon"),
    "Engineer": "Other_PER", "Lawyer": "Other_PER", "Plant": "Building-Grounds",
    "MIS0": "MISC", "MIS1": "MISC", "MIS2": "MISC", "MIS3": "MISC",
}  # fmt: skip
DROPPED = {"CARDINAL", "ORDINAL", "PERCENT", "QUANTITY", "UNIT", "MONEY", "CURR", "TIME", "DATE"}


@dataclass(slots=True)
class Labels:
    """Everything that turns predictions into names: lists in index order."""

    scripts: list[str]
    chars: list[str]
    clitics: list[str]
    upos: list[str]
    feats: dict[str, list[str]]
    relations: list[str]
    names: dict[str, list[str]]

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1), "utf-8")

    @classmethod
    def load(cls, path: Path) -> Labels:
        return cls(**json.loads(path.read_text("utf-8")))


def merged_tag(tag: str) -> str:
    """A BIO tag with rare classes merged and numbers dropped."""
    if tag == "O":
        return tag
    side, kind = tag.split("-", 1)
    kind = MERGED.get(kind, kind)
    return "O" if kind in DROPPED else f"{side}-{kind}"


def collect(examples: list[Example]) -> Labels:
    """Count the label sets over ``examples``."""
    scripts, chars, clitics = Counter[str](), Counter[str](), Counter[str]()
    upos, relations = Counter[str](), Counter[str]()
    feats: dict[str, Counter[str]] = {}
    names: dict[str, set[str]] = {}
    for example in examples:
        for token in example.tokens:
            chars.update(token.text.lower())
            for scheme, tag in token.names.items():
                names.setdefault(scheme, set()).add(merged_tag(tag))
            if len(token.words) > 1:
                surface = strip_marks(token.text)
                cut = align(surface, tuple(example.words[i].form for i in token.words))
                for start, end, script in cut or ():
                    scripts[script] += 1
                    clitics[fold(surface[start:end])] += end - start <= 3
        for word in example.words:
            upos.update([word.upos] if word.upos else [])
            relations.update([word.relation] if word.relation else [])
            for key, value in (word.feats or {}).items():
                feats.setdefault(key, Counter())[value] += 1
    kept = [s for s, n in scripts.most_common() if n >= MIN_SCRIPT and s != KEEP]
    return Labels(
        scripts=[INSIDE, KEEP, *kept],
        chars=["", "?", *sorted(c for c, n in chars.items() if n >= 5)],
        clitics=["", "*", *[c for c, n in clitics.most_common() if n >= MIN_CLITIC]],
        upos=sorted(upos),
        feats={k: ["", *sorted(v)] for k, v in sorted(feats.items()) if sum(v.values()) >= 50},
        relations=[r for r, _ in relations.most_common()],
        names={k: ["O", *sorted(v - {"O"}, key=lambda t: (t[2:], t[0]))] for k, v in sorted(names.items())},
    )
