"""How far a report reaches: after «أن», inside quotation marks, or over an object or phrase."""

from __future__ import annotations

from rawi.reading.attribution.cues import ACTIVE, VERB, Cue, cue_index
from rawi.reading.text.clauses import objects, obliques
from rawi.reading.text.view import View

OPENING, CLOSING = frozenset('"«“'), frozenset('"»”')
MAX_TO_CLAUSE = 26
MAX_QUOTE_SENTENCES = 4
_OUTLET_GOES_ON = frozenset({"فيما", "بينما", "حيث"})
_COMPLEMENTIZERS = frozenset({"ان", "انه", "انها", "بان"})


def content_of(view: View, at: int, cue: Cue, kind: str) -> tuple[int, int] | None:
    """Words of the content of the cue at ``at``: (first, last exclusive), None if it has none."""
    if "clause" in cue.content or kind == ACTIVE:
        start = _clause_start(view, at)
        if start >= 0:
            return start, _clause_end(view, at, start)
        back = _quote_before(view, at)
        if back is not None:
            return back
    if kind == VERB:
        for slot in cue.content:
            heads = objects(view, at) if slot == "object" else [] if slot == "clause" else obliques(view, at, slot)
            if heads:
                return _stretch(view, heads)
        if cue.kind in ("deny", "confirm"):
            return at + 1, _clause_end(view, at, at + 1)
    return None


def _clause_start(view: View, at: int) -> int:
    """The first word of the reported clause or quotation after the cue, -1 if there is none."""
    last = min(view.sentence(at).last, at + MAX_TO_CLAUSE)
    for spot in range(at + 1, last):
        word = view.words[spot]
        if word.form in _COMPLEMENTIZERS and word.upos != "NOUN":
            return spot + 1
        if word.text in (":", "："):
            return spot + 1 if spot + 1 < view.sentence(at).last else -1
        if word.text in OPENING and spot > at and _long_quote(view, spot):
            return spot + 1
        if word.upos == "VERB" and spot > at + 1 and word.rel in ("ccomp", "conj", "root", "parataxis") and word.head <= at:
            follows_cue = any(k == VERB for _, k in cue_index().get(word.form, ()))
            if follows_cue or word.rel != "ccomp":
                return -1
            return spot
    return -1


def _long_quote(view: View, opening: int) -> bool:
    """Quotations of speech have some length or a verb; shorter ones are names."""
    last = view.sentence(opening).last
    for spot in range(opening + 1, last):
        if view.words[spot].text in CLOSING:
            return spot - opening > 5
    return last - opening > 5


def _clause_end(view: View, at: int, start: int) -> int:
    """Where the content stops: a closing quotation, a coordinated clause of the outlet, the sentence's end."""
    sentence = view.sentence(at)
    quote = _closing(view, start)
    if quote >= 0:
        return quote
    for spot in range(start + 1, sentence.last):
        word = view.words[spot]
        before = view.words[spot - 1]
        if before.text in "،," and word.form in _OUTLET_GOES_ON:
            return spot
        if word.upos != "VERB":
            continue
        led = before.form in ("و", "كما", "لكن", "غير") and spot - 1 > start
        above = word.head == at and word.rel == "conj"
        cue = any(k == VERB for _, k in cue_index().get(word.form, ()))
        outside = word.head <= at and not view.inside(spot, start)
        if above or led and outside and (cue or "Aspect=Perf" in word.feats):
            return spot - 1
    return sentence.last


def _closing(view: View, start: int) -> int:
    """The mark that closes a quotation which begins the content, -1 if it doesn't begin with one."""
    opens = [i for i in (start - 1, start) if 0 <= i < len(view.words) and view.words[i].text in OPENING]
    if not opens or not _long_quote(view, opens[0]):
        return -1
    for spot in range(opens[0] + 1, view.sentence(start).last):
        if view.words[spot].text in CLOSING:
            return spot
    return -1


def _quote_before(view: View, at: int) -> tuple[int, int] | None:
    """The quotation that ends right before a cue: «"…"، قال فلان»."""
    sentence = view.sentence(at)
    closing = [i for i in range(max(sentence.first, at - 3), at) if view.words[i].text in CLOSING]
    if not closing:
        return None
    for spot in range(closing[-1] - 1, sentence.first - 1, -1):
        if view.words[spot].text in OPENING:
            return (spot + 1, closing[-1]) if closing[-1] - spot > 4 else None
    return None


def _stretch(view: View, heads: list[int]) -> tuple[int, int]:
    below = [i for head in heads for i in view.subtree(head)]
    sentence = view.sentence(heads[0])
    return max(min(heads), sentence.first), min(max(below) + 1, sentence.last)


def quoted(view: View, region: tuple[int, int]) -> list[tuple[int, int]]:
    """Further sentences of a quotation that opens in the region and closes later."""
    start, end = region
    marks = sum(w.text == '"' for w in view.words[start - 1 if start else 0 : end])
    opened = sum(w.text in "«“" for w in view.words[max(start - 1, 0) : end])
    closed = sum(w.text in "»”" for w in view.words[max(start - 1, 0) : end])
    if marks % 2 == 0 and opened <= closed:
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
