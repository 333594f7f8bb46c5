"""The rules of the UD validation up to level 2 that hold for any CoNLL-U file, as one check."""

import re
import unicodedata

UPOS = frozenset(
    ["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"]
)  # fmt: skip
FEATURE = re.compile(r"[A-Z][A-Za-z0-9]*(?:\[[a-z0-9]+\])?=[A-Z0-9][A-Za-z0-9]*(?:,[A-Z0-9][A-Za-z0-9]*)*")
RELATION = re.compile(r"[a-z]+(?::[a-z]+)?")


def broken_rules(text):
    """What is wrong with a CoNLL-U text, one message a finding."""
    found, ids = [], set()
    if text != unicodedata.normalize("NFC", text):
        found.append("not NFC")
    for block in [b for b in text.split("\n\n") if b.strip("\n") and not b.startswith("# newdoc id = ") or "\t" in b]:
        comments = dict(line[2:].split(" = ", 1) for line in block.splitlines() if line.startswith("# "))
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        name = comments.get("sent_id", "")
        if not re.fullmatch(r"[^\s/]+", name) or name in ids:
            found.append(f"sent_id {name!r}")
        ids.add(name)
        found += [f"{name}: {message}" for message in sentence(rows, comments.get("text", ""))]
    return found


def sentence(rows, text):
    """Findings in one sentence."""
    if any(len(row) != 10 or not all(cell and cell == cell.strip() for cell in row) for row in rows):
        yield "columns"
        return
    words = [row for row in rows if "-" not in row[0]]
    if [row[0] for row in words] != [str(n) for n in range(1, len(words) + 1)]:
        yield "word ids"
    yield from ranges(rows)
    spelled = "".join(row[1] + ("" if "SpaceAfter=No" in row[9].split("|") else " ") for row in surface(rows)).strip()
    if spelled != text:
        yield f"text {text!r} is spelled {spelled!r}"
    for row in words:
        if row[3] not in UPOS:
            yield f"UPOS {row[3]}"
        feats = [] if row[5] == "_" else row[5].split("|")
        if not all(FEATURE.fullmatch(f) for f in feats) or feats != sorted(feats, key=str.lower):
            yield f"features {row[5]}"
        if len({f.split("=")[0] for f in feats}) != len(feats):
            yield f"features twice {row[5]}"
        if not RELATION.fullmatch(row[7]) or (row[6] == "0") != (row[7] == "root"):
            yield f"relation {row[6]} {row[7]}"
    yield from tree([int(row[6]) for row in words])


def ranges(rows):
    """Findings in the ids of ranges: each stands before its words, which are two or more, and none overlap."""
    until = 0
    for at, row in enumerate(rows):
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            if last <= first or first <= until or rows[at + 1][0] != str(first) or row[2:9] != ["_"] * 7:
                yield f"range {row[0]}"
            until = last


def surface(rows):
    """The rows of surface forms: ranges, and words outside them."""
    until = 0
    for row in rows:
        if "-" in row[0]:
            until = int(row[0].split("-")[1])
            yield row
        elif int(row[0]) > until:
            yield row


def tree(heads):
    """Findings in the heads: one root, no cycle."""
    if heads.count(0) != 1:
        yield f"{heads.count(0)} roots"
    for start in range(1, len(heads) + 1):
        at, steps = start, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            yield f"cycle at {start}"
