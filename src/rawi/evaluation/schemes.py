"""Names of gold files read in the scheme whose classes they are closest to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rawi.evaluation.entities import COARSE, Tagged, class_table

COARSE_SCHEME, FINE_SCHEME = "aner", "fane"
# FANE parts these from the word that they are written on; the model reads words as newspapers write them
_JOINED_BEFORE = frozenset({"و", "ف"})
_JOINED_BEHIND = frozenset({"ه", "ها", "هم", "هما", "هن", "نا", "كم", "ك", "ي"})
Namer = Callable[[Sequence[Sequence[str]], str], list[list[str]]]


def named(gold: Sequence[Tagged], namer: Namer, schemes: Sequence[str]) -> list[list[str]]:
    """The model's tags for the tokens of ``gold``, in coarse classes where the file's are finer than those.

    A file with the four coarse classes is read in the scheme that has them, another in the fine one with
    clitics joined to their words; the other scheme stands in where the model lacks one.
    """
    kinds = {tag[2:] for sentence in gold for _, tag in sentence if tag != "O"}
    wanted = COARSE_SCHEME if kinds <= COARSE else FINE_SCHEME
    scheme = wanted if wanted in schemes else FINE_SCHEME if wanted == COARSE_SCHEME else COARSE_SCHEME
    tokens = [[token for token, _ in sentence] for sentence in gold]
    if wanted == COARSE_SCHEME:
        return [_coarse(tags, scheme) for tags in namer(tokens, scheme)]
    parts = [joined(sentence) for sentence in tokens]
    surface = [["".join(words[i] for i in part) for part in some] for words, some in zip(tokens, parts, strict=True)]
    tags = namer(surface, scheme)
    spread_out = [spread(row, some, words) for row, some, words in zip(tags, parts, tokens, strict=True)]
    return [_coarse(row, scheme) for row in spread_out]


def joined(words: Sequence[str]) -> list[list[int]]:
    """Which words are written as one, «و» and suffix pronouns with their neighbours."""
    parts: list[list[int]] = []
    pending: list[int] = []
    for at, word in enumerate(words):
        if word in _JOINED_BEFORE and not pending and at + 1 < len(words):
            pending = [at]
        elif word in _JOINED_BEHIND and parts and not pending:
            parts[-1].append(at)
        else:
            parts.append([*pending, at])
            pending = []
    return parts


def spread(tags: Sequence[str], parts: Sequence[Sequence[int]], words: Sequence[str]) -> list[str]:
    """Tags of joined words on their parts: the word has it, «و» only inside a name, a suffix never."""
    out = ["O"] * len(words)
    for tag, part in zip(tags, parts, strict=True):
        core = part[1] if len(part) > 1 and words[part[0]] in _JOINED_BEFORE else part[0]
        out[core] = tag
        if core != part[0] and tag.startswith("I-"):
            out[part[0]] = tag
    return out


def _coarse(tags: Sequence[str], scheme: str) -> list[str]:
    if scheme == COARSE_SCHEME:
        return list(tags)
    table = class_table()
    kinds = [table.get(tag[2:], "MISC") for tag in tags]
    return [f"{tag[0]}-{kind}" if tag != "O" and kind else "O" for tag, kind in zip(tags, kinds, strict=True)]
