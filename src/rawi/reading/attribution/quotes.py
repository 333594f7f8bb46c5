"""Quotation marks: where speech in marks opens, closes and goes on over several sentences."""

from __future__ import annotations

from rawi.reading.attribution.subjects import QUOTES
from rawi.reading.text.view import View

OPENING, CLOSING = frozenset('"«“'), frozenset('"»”')
MAX_QUOTE_SENTENCES = 4


def opens_quote(view: View, at: int) -> bool:
    """Whether the mark at ``at`` opens a quotation; plain marks take turns in a paragraph."""
    if view.words[at].text != '"':
        return view.words[at].text in OPENING
    count, spot = 0, at - 1
    while spot >= 0 and "\n" not in view.source[view.words[spot].end : view.words[spot + 1].start]:
        count += view.words[spot].text == '"'
        spot -= 1
    return count % 2 == 0


def long_quote(view: View, opening: int) -> bool:
    """Quotations of speech have some length or a verb; shorter ones are names."""
    last = view.sentence(opening).last
    if not opens_quote(view, opening):
        return False
    for spot in range(opening + 1, last):
        if view.words[spot].text in CLOSING:
            return spot - opening > 5
    return last - opening > 5


def quote_before(view: View, at: int) -> tuple[int, int] | None:
    """The quotation that ends right before a cue: «"…"، قال فلان»."""
    sentence = view.sentence(at)
    closing = [i for i in range(max(sentence.first, at - 3), at) if view.words[i].text in CLOSING]
    if not closing:
        return None
    for spot in range(closing[-1] - 1, sentence.first - 1, -1):
        if view.words[spot].text in OPENING:
            return (spot + 1, closing[-1]) if closing[-1] - spot > 4 else None
    return None


def quoted(view: View, region: tuple[int, int]) -> list[tuple[int, int]]:
    """Further sentences of a quotation that opens in the region and closes later."""
    start, end = region
    if end < view.sentence(start).last - 1:
        return []
    marks = [i for i in range(max(start - 1, 0), view.sentence(start).last) if view.words[i].text in QUOTES]
    if not marks or not opens_quote(view, marks[-1]):
        return []
    out: list[tuple[int, int]] = []
    number = view.words[end - 1].sent + 1
    for sentence in view.sentences[number : number + MAX_QUOTE_SENTENCES]:
        for spot in range(sentence.first, sentence.last):
            if view.words[spot].text in CLOSING:
                return [*out, (sentence.first, spot)]
            if view.words[spot].text in "«“":
                return out
        out.append((sentence.first, sentence.last))
    return []
