"""How far a report reaches: from «أن», a quotation mark, an object or a phrase to where the outlet goes on."""

from __future__ import annotations

from rawi.reading.attribution.cues import ACTIVE, NOUN, VERB, Cue, cue_index
from rawi.reading.attribution.subjects import QUOTES
from rawi.reading.attribution.words import words
from rawi.reading.text.clauses import nominal
from rawi.reading.text.phrases import bounds
from rawi.reading.text.view import View

OPENING, CLOSING = frozenset('"«“'), frozenset('"»”')
MAX_TO_CLAUSE, MAX_TO_NOUN_CLAUSE, MAX_TO_SLOT = 26, 9, 12
MAX_QUOTE_SENTENCES = 4


def content_of(view: View, at: int, cue: Cue, kind: str, said_by: int = -1) -> tuple[int, int] | None:
    """Words of the content of the cue at ``at``: (first, last exclusive), None if it has none.

    ``said_by`` is the head of the subject or possessor where it follows the cue, else -1.
    """
    clause = _clause_start(view, at, kind) if "clause" in cue.content or kind == ACTIVE else -1
    slot = _slot_start(view, at, cue, said_by, kind)
    bare_object = slot > 0 and view.words[slot - 1].upos != "ADP"
    if slot >= 0 and (clause < 0 or clause - slot > (9 if bare_object else 4)):
        return slot, clause_end(view, at, slot)
    if clause >= 0:
        return clause, clause_end(view, at, clause)
    if kind == VERB and "clause" in cue.content:
        return _quote_before(view, at)
    return None


def _clause_start(view: View, at: int, kind: str) -> int:
    """The first word of the reported clause or quotation after the cue, -1 if there is none."""
    last = min(view.sentence(at).last, at + (MAX_TO_NOUN_CLAUSE if kind == NOUN else MAX_TO_CLAUSE))
    for spot in range(at + 1, last):
        word = view.words[spot]
        if word.form in words("complementizers") and word.upos != "NOUN":
            if view.words[spot - 1].form == "ف":
                return -1  # «…، فإنها تدعو»: the main clause goes on
            if not _of_another(view, at, spot):
                return spot + 1
        if word.text in (":", "："):
            return spot + 1 if spot + 1 < view.sentence(at).last else -1
        if word.text in OPENING and kind != NOUN and long_quote(view, spot):
            return spot + 1
        if spot > at + 1 and _adverb_cue(view, spot):
            return -1
        if word.upos == "VERB" and spot > at + 1:
            aside = (
                view.words[spot - 1].form in words("relatives") or word.rel.startswith("acl") or has_clitic(view, spot)
            )
            if kind == NOUN or not aside and (_is_cue(view, spot) or view.words[spot - 1].form == "و"):
                return -1
    return -1


def has_clitic(view: View, verb: int) -> bool:
    """Whether an object pronoun hangs on the verb: «بثته قناة»."""
    follows = view.words[verb + 1] if verb + 1 < len(view.words) else None
    return follows is not None and follows.upos == "PRON" and not follows.opens


def opens_quote(view: View, at: int) -> bool:
    """Whether the mark at ``at`` opens a quotation; plain marks take turns in a paragraph."""
    if view.words[at].text != '"':
        return view.words[at].text in OPENING
    count, spot = 0, at - 1
    while spot >= 0 and "\n" not in view.source[view.words[spot].end : view.words[spot + 1].start]:
        count += view.words[spot].text == '"'
        spot -= 1
    return count % 2 == 0


def _of_another(view: View, at: int, spot: int) -> bool:
    """Whether the «أن» belongs to «بعد أن», «يمكن أن» and not to the cue."""
    before = view.words[spot - 1]
    return (
        before.form in words("before_that")
        or before.upos == "VERB"
        and spot - 1 != at
        and not before.form.startswith("قا")
    )


def _adverb_cue(view: View, at: int) -> bool:
    """«مؤكدا», «مضيفا»: what follows is its own content."""
    word = view.words[at]
    return word.upos in ("ADJ", "NOUN") and word.text.endswith(("ا", "اً", "ًا")) and _is_cue(view, at, ACTIVE)


def _is_cue(view: View, at: int, kind: str = VERB) -> bool:
    return any(k == kind for _, k in cue_index().get(view.words[at].form, ()))


def _slot_start(view: View, at: int, cue: Cue, said_by: int, kind: str) -> int:
    """Where the object or the prepositional content begins, -1 if the cue has none here."""
    last = min(view.sentence(at).last, max(at, said_by) + MAX_TO_SLOT)
    spot = bounds(view, said_by)[1] if said_by > at else at + 1
    wanted = [slot for slot in cue.content if slot != "clause" and not (has_clitic(view, at) and slot == "object")]
    while wanted and spot < last:
        word = view.words[spot]
        if word.bare in cue.confirm_objects and "object" in wanted:
            return spot
        if word.upos in ("VERB", "SCONJ") or word.form in words("complementizers") or word.text in (":", "."):
            return -1
        if kind == NOUN and word.upos == "PUNCT" and word.text not in QUOTES:
            return -1
        if (
            word.upos == "ADP"
            and word.form in wanted
            and spot + 1 < last
            and view.words[spot + 1].form not in words("complementizers")
        ):
            return spot + 1 if view.words[spot + 1].upos != "PRON" else spot + 2
        if word.upos == "ADP" and spot + 1 < last:
            spot = max(bounds(view, spot + 1)[1], spot + 2)
        elif "object" in wanted and _object_here(view, spot):
            return spot
        elif word.ent >= 0 or nominal(view, spot):
            spot = bounds(view, spot)[1]
        else:
            spot += 1
    return -1


def _object_here(view: View, spot: int) -> bool:
    """Whether a bare phrase that is no name in apposition begins here."""
    word = view.words[spot]
    if word.upos not in ("NOUN", "X", "PROPN") or not nominal(view, spot) or view.words[spot - 1].form == "و":
        return False
    named = word.ent >= 0 and view.names[word.ent].label == "PER"
    return not (view.words[spot - 1].text in ("،", ",", "(") and (named or word.definite))


def long_quote(view: View, opening: int) -> bool:
    """Quotations of speech have some length or a verb; shorter ones are names."""
    last = view.sentence(opening).last
    if not opens_quote(view, opening):
        return False
    for spot in range(opening + 1, last):
        if view.words[spot].text in CLOSING:
            return spot - opening > 5
    return last - opening > 5


def clause_end(view: View, at: int, start: int) -> int:
    """Where the content stops: a closing quotation, a coordinated clause of the outlet, the sentence's end."""
    sentence = view.sentence(at)
    first = start + 1
    within = _quote_around(view, at, start)
    if within >= 0:
        return within
    quote = _closing(view, start)
    if quote >= 0:
        follows = view.words[quote + 1] if quote + 1 < sentence.last else None
        if (
            follows is None
            or follows.upos == "PUNCT"
            and not _participle(view, quote + 2)
            or follows.form in words("relatives")
        ):
            return quote
        first = quote + 1
    quoted_until = first - 1
    for spot in range(first, sentence.last):
        if view.words[spot].text in OPENING and spot > quoted_until and opens_quote(view, spot):
            quoted_until = _mark_after(view, spot)
        if spot > quoted_until and _outlet_resumes(view, at, start, spot):
            return spot
    return sentence.last


def _quote_around(view: View, at: int, start: int) -> int:
    """The mark that closes the quotation in which the cue itself stands, -1 if it stands in none."""
    last = view.sentence(at).last
    closing = next((i for i in range(start, last) if view.words[i].text in QUOTES), -1)
    if closing < 0 or view.words[closing].text in "«“" or closing + 1 >= last:
        return -1
    if view.words[closing].text == '"' and opens_quote(view, closing):
        return -1
    opened = any(view.words[i].text in OPENING and opens_quote(view, i) for i in range(at, closing))
    return -1 if opened or view.words[start - 1].text in QUOTES else closing


def _participle(view: View, at: int) -> bool:
    """«مطالبا», «داعية»: the speaker goes on after the quotation."""
    word = view.words[at] if at < len(view.words) else None
    return (
        word is not None
        and word.form.startswith("م")
        and word.text.endswith(("ا", "اً", "ًا", "ة"))
        and not word.definite
    )


def _mark_after(view: View, opening: int) -> int:
    last = view.sentence(opening).last
    return next((i for i in range(opening + 1, last) if view.words[i].text in CLOSING), opening)


def _outlet_resumes(view: View, at: int, start: int, spot: int) -> bool:
    """Whether the reported words stop before ``spot``."""
    word, last = view.words[spot], view.sentence(at).last
    if word.text == "." and view.words[spot - 1].text in CLOSING and spot + 1 < last:
        return True
    if (
        word.form in words("outlet_goes_on")
        or word.form == "في"
        and spot + 1 < last
        and view.words[spot + 1].form == "حين"
    ):
        return True
    if spot + 1 >= last:
        return False
    follows, before = view.words[spot + 1], view.words[spot - 1]
    if word.form in words("exception") and follows.form == "ان" or word.form in words("contrast"):
        return _cue_ahead(view, spot + 1)
    if word.form not in words("leads"):
        return False
    if follows.form in words("auxiliary_past") and before.text in ("،", ",", '"', ")"):
        return any(view.words[i].form == "قد" or _is_cue(view, i) for i in range(spot + 2, min(spot + 9, last)))
    if follows.upos != "VERB":
        return False
    above = follows.head == at and follows.rel == "conj"
    outside = follows.head <= at and not view.inside(spot + 1, start)
    goes_on = any(c.continues for c, k in cue_index().get(follows.form, ()) if k == VERB)
    past = "Aspect=Perf" in follows.feats
    if past and before.text in CLOSING and word.form == "و":
        return True
    return above or goes_on or _is_cue(view, spot + 1) and past and before.text in ("،", ",", '"') or outside and past


def _cue_ahead(view: View, spot: int) -> bool:
    """Whether the clause that begins here soon has a reporting verb of its own."""
    for at in range(spot, min(spot + 9, view.sentence(spot).last)):
        if view.words[at].upos == "VERB":
            return _is_cue(view, at)
    return False


def _closing(view: View, start: int) -> int:
    """The mark that closes a quotation which begins the content, -1 if it doesn't begin with one."""
    opens = [i for i in (start - 1, start) if 0 <= i < len(view.words) and view.words[i].text in OPENING]
    if not opens or not long_quote(view, opens[0]):
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
