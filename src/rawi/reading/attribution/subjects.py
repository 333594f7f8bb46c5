"""The subject of a reporting verb: by tree, by word order, in apposition, or carried on from before."""

from __future__ import annotations

from rawi.reading.attribution.cues import NOUN, VERB, cue_index
from rawi.reading.attribution.speakers import eligible
from rawi.reading.attribution.words import words
from rawi.reading.text.antecedents import dropped_subject, gender, verb_gender
from rawi.reading.text.clauses import is_passive, own_subject, subject
from rawi.reading.text.phrases import bounds
from rawi.reading.text.view import View

QUOTES = frozenset('"«»“”')
_REACH, _BEFORE_RELATIVE = 14, 14
_DATELINE_ENDS = frozenset({")", "-", "–", "—", "--", ":"})


def verbish(view: View, at: int) -> bool:
    """Whether the word is a verb, also where the tagger took it for something else."""
    word = view.words[at]
    if word.upos in ("VERB", "AUX"):
        return True
    if word.definite or word.upos in ("PRON", "PUNCT", "NUM"):
        return False
    if "Aspect=" in word.feats or "Person=3" in word.feats and "Voice=" in word.feats:
        return True
    sentence = view.sentence(at)
    opens = at == sentence.first or view.words[at - 1].text in _DATELINE_ENDS
    if not opens or at + 1 >= sentence.last or word.ent >= 0:
        return False
    kinds = {kind for _, kind in cue_index().get(word.form, ())}
    return VERB in kinds and NOUN not in kinds and eligible(view, at + 1, strict=True)


def after_verb(view: View, verb: int, *, strict: bool = False) -> int:
    """Head of the first bare phrase after a verb, past time words and prepositional phrases; -1 if none."""
    at, last, past = verb + 1, min(view.sentence(verb).last, verb + _REACH), False
    time = words("particles_of_time")
    while at < last:
        word = view.words[at]
        if (
            word.upos in ("VERB", "AUX", "SCONJ")
            or word.form in words("complementizers")
            or word.text in (":", ".", "؛")
        ):
            return -1
        if word.upos == "ADP":
            at, past = _past_preposition(view, at), True
        elif word.text in QUOTES or word.upos in ("PUNCT", "ADV", "PART") or {word.form, word.bare} & time:
            if word.text in QUOTES and not _short_name(view, at) or past and word.upos == "PUNCT":
                return -1
            at += 1
        elif word.upos == "PRON" and not word.opens:
            at += 1
        else:
            of_these = word.upos == "NUM" and at + 2 < last and view.words[at + 1].form == "من"
            return (at + 2 if of_these else at) if eligible(view, at, strict=strict) else -1
    return -1


def _short_name(view: View, at: int) -> bool:
    """Whether a quoted name opens here: «نقلت "رويترز"»."""
    return (
        at + 1 < len(view.words)
        and view.words[at + 1].ent >= 0
        and any(view.words[i].text in QUOTES for i in range(at + 2, min(at + 6, view.sentence(at).last)))
    )


def _past_preposition(view: View, at: int) -> int:
    """The word after a prepositional phrase."""
    follows = at + 1
    if (
        follows >= len(view.words)
        or view.words[follows].upos in ("VERB", "SCONJ", "PUNCT")
        or view.words[follows].text in QUOTES
    ):
        return follows
    return max(bounds(view, follows)[1], follows + 1)


def stated_subject(view: View, verb: int, *, strict: bool = False) -> int:
    """Head of the subject that the verb's own clause names, -1 if it names none."""
    before = subject_before(view, verb)
    if before >= 0:
        return before
    near = after_verb(view, verb, strict=strict)
    if near >= 0:
        return near
    found = own_subject(view, verb)
    limit = next((i for i in range(verb + 1, view.sentence(verb).last) if _opens_content(view, i)), verb + _REACH)
    if verb < found < min(limit, verb + _REACH) and eligible(view, found, strict=strict):
        return found
    if 0 <= found < verb and view.words[found].sent == view.words[verb].sent and eligible(view, found, strict=strict):
        return found
    return _before_verb(view, verb)


def _opens_content(view: View, at: int) -> bool:
    return view.words[at].form in words("complementizers") or view.words[at].text in (":", "«", "“")


def _before_verb(view: View, verb: int) -> int:
    """The phrase before a relative «التي», or between «كان» and «قد», or that leads «لكن X قال»."""
    first = view.sentence(verb).first
    spot = verb - 1
    while spot > first and view.words[spot].form in words("after_past"):
        spot -= 1
    if view.words[spot].form in words("relatives") and spot > first:
        return _phrase_ending(view, spot - 1, first)
    above = subject(view, verb) if view.words[verb].rel.startswith(("acl", "root", "conj", "parataxis")) else -1
    if (
        above >= 0
        and above < verb
        and view.words[above].sent == view.words[verb].sent
        and eligible(view, above, strict=True)
    ):
        return above
    return _topic(view, verb, spot, first)


def _topic(view: View, verb: int, spot: int, first: int) -> int:
    """A phrase with no verb between it and ``verb``: «وكالة رويترز نقلت», «كانت مصادر قد ذكرت»."""
    for at in range(first, spot + 1):
        word = view.words[at]
        if word.upos == "ADP" or word.upos == "VERB" and word.form not in words("auxiliary_past"):
            return -1
        if eligible(view, at, strict=True):
            until = bounds(view, at)[1]
            between = view.words[until:verb]
            return -1 if any(w.upos in ("VERB", "SCONJ") and w.form not in ("قد",) for w in between) else at
    return -1


def subject_before(view: View, verb: int) -> int:
    """The subject that stands before the verb by word order: «الذي نفى», «كان X قد نفى», «وX تنفي»; -1 if none does."""
    for find in (_relative_head, _after_was, _right_before):
        found = find(view, verb)
        if found >= 0:
            return found
    return -1


def _after_was(view: View, verb: int) -> int:
    """The phrase right after «كان» in «وكان الفصيلان … قد نفيا»."""
    for spot in range(verb - 1, view.sentence(verb).first - 1, -1):
        word = view.words[spot]
        if word.form in words("auxiliary_past"):
            head = spot + 1
            return head if head < verb and eligible(view, head, strict=True) else -1
        if word.upos in ("VERB", "SCONJ"):
            return -1
    return -1


def _relative_head(view: View, verb: int) -> int:
    """Whom «الذي» or «التي» right before the verb stands for: by tree, else the nearest that agrees; -1 if none."""
    first, spot = view.sentence(verb).first, verb - 1
    while spot > first and view.words[spot].form in words("after_past"):
        spot -= 1
    pronoun = view.words[spot]
    if spot <= first or pronoun.form not in words("masculine_relatives") | words("feminine_relatives"):
        return -1
    if verb + 1 < len(view.words) and view.words[verb + 1].upos == "PRON" and not view.words[verb + 1].opens:
        return -1  # «التي أعلنها الوزير»: the phrase is the object
    kinds = ("m",) if pronoun.form in words("masculine_relatives") else ("f", "p")
    above = view.words[verb].head
    near = range(spot - 1, max(first, spot - _BEFORE_RELATIVE) - 1, -1)
    for at in ([above] if first <= above < spot else []) + list(near):
        if eligible(view, at, strict=True) and gender(view, at) in kinds and not _possessed(view, at):
            return at
    return -1


def _possessed(view: View, at: int) -> bool:
    """Whether the word only belongs to the phrase of the noun before it: «زعيم الحركة»."""
    before = view.words[at - 1] if at else None
    if before is None or before.sent != view.words[at].sent or before.upos not in ("NOUN", "X"):
        return False
    return not before.definite and before.ent < 0 and eligible(view, at - 1, strict=True)


def _right_before(view: View, verb: int) -> int:
    """The phrase that ends right before the verb and begins its clause: «وواشنطن تنفي», «لكن الجيش نفى»."""
    first, spot = view.sentence(verb).first, verb
    while spot - 1 > first and view.words[spot - 1].form in words("after_past"):
        spot -= 1
    kind = verb_gender(view, verb)
    for at in range(spot - 1, max(first, spot - _BEFORE_RELATIVE) - 1, -1):
        if view.words[at].upos in ("VERB", "AUX", "SCONJ", "ADP") and view.words[at].ent < 0 and at < spot - 6:
            return -1
        if not eligible(view, at, strict=True) or not _reaches(view, at, spot) or _possessed(view, at):
            continue
        begin = bounds(view, at)[0]
        opens = begin == first or view.words[begin - 1].upos in ("CCONJ", "PUNCT", "SCONJ")
        opens = opens or view.words[begin - 1].form in words("auxiliary_past") | words("contrast")
        return at if opens and gender(view, at) == kind else -1
    return -1


def _reaches(view: View, at: int, spot: int) -> bool:
    """Whether the phrase at ``at``, with a prepositional phrase after it, ends at ``spot``: «مسؤول بالتحالف نفى»."""
    rest = view.words[bounds(view, at)[1] : spot]
    joined = all(w.upos in ("ADP", "NOUN", "PROPN", "X", "ADJ", "PRON", "DET") for w in rest)
    return not rest or rest[0].upos == "ADP" and joined


def _phrase_ending(view: View, last: int, first: int) -> int:
    """Head of the phrase that ends at word ``last``."""
    for at in range(max(first, last - 8), last + 1):
        if eligible(view, at, strict=True) and bounds(view, at)[1] in (last, last + 1):
            return at
    return -1


def carried(view: View, verb: int, speaker: list[int], inside: list[int], *, goes_on: bool) -> list[int]:
    """Sources of a verb that names no subject: of the report it stands in, the last speaker, or an antecedent."""
    if is_passive(view, verb):
        return []
    kind = verb_gender(view, verb)
    if inside and not goes_on and any(_agrees(view, s, kind) for s in inside):
        return inside
    above = subject(view, verb)
    if (
        0 <= above < verb
        and view.words[above].sent == view.words[verb].sent
        and eligible(view, above)
        and _agrees(view, above, kind)
    ):
        return [above]
    recent = bool(speaker) and view.words[verb].sent - view.words[speaker[0]].sent <= 6
    if recent and (goes_on or _agrees(view, speaker[0], kind)):
        return speaker
    found = dropped_subject(view, verb)
    return [found] if found >= 0 and eligible(view, found, strict=True) else []


def _agrees(view: View, head: int, kind: str) -> bool:
    other = gender(view, head)
    return other == kind or "p" in (other, kind) and other != "m"
