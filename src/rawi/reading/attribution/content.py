"""How far a report reaches: from «أن», a quotation mark, an object or a phrase to where the outlet goes on."""

from __future__ import annotations

from rawi.reading.attribution.cues import ACTIVE, NOUN, VERB, Cue
from rawi.reading.attribution.ends import clause_end, is_cue
from rawi.reading.attribution.quotes import OPENING, long_quote, quote_before
from rawi.reading.attribution.subjects import QUOTES
from rawi.reading.attribution.words import words
from rawi.reading.text.clauses import nominal
from rawi.reading.text.phrases import bounds
from rawi.reading.text.view import View

MAX_TO_CLAUSE, MAX_TO_NOUN_CLAUSE, MAX_TO_SLOT = 26, 9, 12
NEEDED_WITHIN = 18  # words in which a cue's `with` is looked for


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
        return quote_before(view, at)
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
            if kind == NOUN or not aside and (is_cue(view, spot) or view.words[spot - 1].form == "و"):
                return -1
    return -1


def has_clitic(view: View, verb: int) -> bool:
    """Whether an object pronoun hangs on the verb: «بثته قناة»."""
    follows = view.words[verb + 1] if verb + 1 < len(view.words) else None
    return follows is not None and follows.upos == "PRON" and not follows.opens


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
    return word.upos in ("ADJ", "NOUN") and word.text.endswith(("ا", "اً", "ًا")) and is_cue(view, at, ACTIVE)


def _slot_start(view: View, at: int, cue: Cue, said_by: int, kind: str) -> int:
    """Where the object or the prepositional content begins, -1 if the cue has none here."""
    named = _after_needed(view, at, cue)
    if named >= 0:
        return named
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


def _after_needed(view: View, at: int, cue: Cue) -> int:
    """The content right after a word that the cue asks for: «أعلن … مسؤوليته عن الهجوم»; -1 if it isn't there."""
    last = min(view.sentence(at).last - 1, at + NEEDED_WITHIN)
    for spot in range(at + 1, last if "object" not in cue.content else at):
        if view.words[spot].form in words("complementizers"):
            return -1
        if view.words[spot].bare in cue.needs:
            near = range(spot + 1, min(spot + 3, last))
            return next((i + 1 for i in near if view.words[i].upos == "ADP" and view.words[i].form in cue.content), -1)
    return -1


def _object_here(view: View, spot: int) -> bool:
    """Whether a bare phrase that is no name in apposition begins here."""
    word = view.words[spot]
    if word.upos not in ("NOUN", "X", "PROPN") or not nominal(view, spot) or view.words[spot - 1].form == "و":
        return False
    named = word.ent >= 0 and view.names[word.ent].label == "PER"
    return not (view.words[spot - 1].text in ("،", ",", "(") and (named or word.definite))
