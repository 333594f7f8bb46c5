"""Clitic segmentation as labels on characters, and the restored form behind each segment.

The first letter of every segment carries an edit script, all other letters carry ``I``. A script
turns the substring into the form that stands alone: in «للبلاد» the second segment is written
«لبلاد» and stands for «البلاد» (script ``^>ا``); in «قواته» the first is «قوات»; in «زيارته» it is
«زيارت» for «زيارة» (``$ت>ة``).
"""

from __future__ import annotations

from functools import lru_cache

from rawi.text.fold import fold

INSIDE = "I"
KEEP = "="


def apply_script(script: str, written: str) -> str:
    """The restored form of a segment: ``apply_script("^>ا", "لبلاد")`` gives «البلاد»."""
    if script in (KEEP, INSIDE):
        return written
    side, edit = script[0], script[1:]
    gone, new = edit.split(">")
    if side == "^" and written.startswith(gone):
        return new + written[len(gone) :]
    if side == "$" and written.endswith(gone):
        return written[: len(written) - len(gone)] + new
    return written


def script_of(written: str, form: str) -> str:
    """The shortest edit at one end that turns ``written`` into ``form``, compared folded."""
    a, b = fold(written), fold(form)
    if a == b:
        return KEEP
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < min(len(a), len(b)) and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    if tail >= head:
        return f"^{written[: len(a) - tail]}>{form[: len(b) - tail]}"
    return f"${written[head:]}>{form[head:]}"


@lru_cache(maxsize=100_000)
def _distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


@lru_cache(maxsize=200_000)
def align(surface: str, forms: tuple[str, ...]) -> tuple[tuple[int, int, str], ...] | None:
    """Cut ``surface`` into one substring a form: (start, end, script) each, or None if it can't be.

    Boundaries minimise the summed edit distance of folded substrings and forms.
    """
    letters = fold(surface)
    if len(letters) != len(surface) or len(forms) > len(surface):
        return None
    folded = [fold(form) for form in forms]
    if "".join(folded) == letters:
        ends, at = [], 0
        for form in folded:
            at += len(form)
            ends.append(at)
    else:
        found = _best_ends(letters, folded)
        if found is None:
            return None
        ends = found
    starts = [0, *ends[:-1]]
    return tuple((a, b, script_of(surface[a:b], form)) for a, b, form in zip(starts, ends, forms, strict=True))


def _best_ends(letters: str, forms: list[str]) -> list[int] | None:
    size = len(letters)
    best: list[dict[int, tuple[int, int]]] = [{0: (0, 0)}]
    for form in forms:
        row: dict[int, tuple[int, int]] = {}
        for start, (cost, _) in best[-1].items():
            for end in range(start + 1, min(size, start + len(form) + 3) + 1):
                total = cost + _distance(letters[start:end], form)
                if end not in row or total < row[end][0]:
                    row[end] = (total, start)
        best.append(row)
    if size not in best[-1] or best[-1][size][0] > 2 + len(forms):
        return None
    ends, at = [], size
    for row in reversed(best[1:]):
        ends.append(at)
        at = row[at][1]
    return ends[::-1]
