"""Flat noun groups: where a phrase ends and which phrase a cue refers back to, without the tree.

Long news sentences are where trees fail most, and a state sits in the words next to its cue.
"""

from __future__ import annotations

from rawi.reading.actors.article import Cast
from rawi.reading.text.antecedents import gender
from rawi.reading.text.clauses import nominal
from rawi.reading.text.phrases import QUOTES
from rawi.reading.text.view import View

GLUE = frozenset("#_")
SKIPPED = GLUE | QUOTES | {"،", ",", "(", ")", "-"}
RELATIVE = frozenset({"الذي", "التي", "الذين", "اللذين", "اللتين", "اللذان", "اللتان", "اللاتي", "اللواتي"})
HONORIFICS = frozenset({
    "مستشار", "لواء", "مشير", "عميد", "فريق", "عقيد", "جنرال", "دكتور", "شيخ", "سيد", "سيده", "امير", "ملك", "مهندس",
    "استاذ", "قاضي", "سفير", "ادميرال", "اميرال", "رايد", "مقدم", "نقيب", "د", "ميجور", "كولونيل", "حاج", "اول", "ركن",
    "سلطان", "مرشد", "ايه", "الله", "خواجه",
})  # fmt: skip
_PLACE_CASES = frozenset({"في", "ب", "من", "قرب", "داخل", "خارج", "شمال", "جنوب", "شرق", "غرب"})
_REACH = 16


def person_at(view: View, cast: Cast, at: int) -> tuple[int, int] | None:
    """First word and one past the last of the personal name that holds word ``at``."""
    number = view.words[at].ent
    if number >= 0 and view.names[number].label == "PER":
        return view.names[number].first, view.names[number].last
    if view.words[at].upos not in ("X", "PROPN", "NOUN") or (number >= 0 and view.names[number].label == "GPE"):
        return None
    text = view.text(at, at + 1)
    known = cast.base.lookup(text)
    if cast.people.expand(text) and view.words[at].upos != "NOUN":
        return at, at + 1
    if known and all(one.kind == "person" for one in known) and not cast.base.is_plain_word(text):
        return at, at + 1
    return None


def is_person(view: View, at: int) -> bool:
    """Whether word ``at`` is part of a name tagged as a person's."""
    number = view.words[at].ent
    return number >= 0 and view.names[number].label == "PER"


def is_place(view: View, cast: Cast, at: int) -> bool:
    """Whether word ``at`` names a place, by its tag or by the actor base."""
    number = view.words[at].ent
    if number >= 0 and view.names[number].label in ("GPE", "LOC"):
        return True
    text = view.text(at, at + 1)
    return bool(cast.base.country_by_name(text) or cast.base.country_by_capital(text))


def expects_genitive(view: View, at: int) -> bool:
    """Whether the noun at ``at`` can take a possessor: indefinite, no name, no pronoun on it."""
    word = view.words[at]
    if word.upos not in ("NOUN", "NUM") or word.definite or word.bare in ("ذات", "ذو") and False:
        return False
    if word.ent >= 0 and view.names[word.ent].label in ("PER", "GPE", "LOC", "MISC"):
        return False
    return not (word.form.endswith("ا") and "Case=Acc" in word.feats and len(word.form) > 3)


def group_end(view: View, first: int) -> int:
    """One past the last word of the flat group that starts at ``first``."""
    last, end, at = view.sentence(first).last, first + 1, first + 1
    while at < last and at < first + _REACH:
        step = _step(view, at, end - 1, last)
        if not step:
            break
        at += step
        end = at
    while end - 1 > first and view.words[end - 1].text in GLUE | {"،"}:
        end -= 1
    return end


def _step(view: View, at: int, before: int, last: int) -> int:
    """How many words the group goes on at ``at``; ``before`` is its last word so far."""
    word, prior = view.words[at], view.words[before]
    if word.text in GLUE:
        joined = at + 1 < last and (word.text == "_" or _joins(view, at + 1, before))
        return 2 if joined else 0
    if word.text in QUOTES:
        return _quoted(view, at, last) if expects_genitive(view, before) or prior.definite else 0
    return int(_joins(view, at, before))


def _joins(view: View, at: int, before: int) -> bool:
    word, prior = view.words[at], view.words[before]
    if word.ent >= 0 and word.ent == prior.ent:
        return True
    if word.upos == "PRON":
        return not word.opens
    if word.form in RELATIVE or word.upos not in ("NOUN", "ADJ", "X", "PROPN", "NUM"):
        return False
    if word.upos == "ADJ":
        return True
    if is_person(view, at):
        return expects_genitive(view, before) or prior.bare in HONORIFICS or prior.bare in ("رييس", "زعيم")
    return expects_genitive(view, before) or (prior.text == "_")


def _quoted(view: View, at: int, last: int) -> int:
    for end in range(at + 2, min(at + 7, last)):
        if view.words[end].text in QUOTES:
            inner = view.words[at + 1 : end]
            return end - at + 1 if all(w.upos not in ("VERB", "AUX", "SCONJ") for w in inner) else 0
    return 0


def group_at(view: View, at: int, last: int) -> int:
    """Head of the group that starts at ``at``, past quotation marks, «كل من» and «هذه»; -1 if none."""
    while at < last and (view.words[at].text in GLUE | QUOTES or view.words[at].form in ("هذه", "هذا", "كل")):
        if view.words[at].form == "كل" and at + 1 < last and view.words[at + 1].form == "من":
            at += 1
        at += 1
    if at >= last or view.words[at].upos in ("ADJ", "PRON", "DET", "NUM", "ADP", "VERB"):
        numeral = at < last and view.words[at].upos == "NUM" and not view.words[at].text.isdigit()
        return at if at < last and (numeral or view.words[at].ent >= 0) else -1
    return at if nominal(view, at) else -1


def coordinated(view: View, head: int) -> list[int]:
    """``head`` and the heads joined to its group by «و», past «برئاسة فلان» in between."""
    found, sentence = [head], view.sentence(head)
    while len(found) < 4:
        end = _past_insert(view, group_end(view, found[-1]), sentence.last)
        if end + 1 >= sentence.last or view.words[end].form != "و":
            break
        other = group_at(view, end + 1, sentence.last)
        if other < 0 or not _alike(view, found[-1], other):
            break
        found.append(other)
    return found


def _past_insert(view: View, at: int, last: int) -> int:
    inserted = at + 2 < last and view.words[at].form == "ب" and view.words[at + 1].form in ("رياسه", "قياده", "زعامه")
    return group_end(view, at + 2) if inserted else at


def _alike(view: View, one: int, other: int) -> bool:
    """Both are names, or both common nouns that are definite or possessed."""
    named = view.words[one].ent >= 0, view.words[other].ent >= 0
    if all(named):
        return view.names[view.words[one].ent].label == view.names[view.words[other].ent].label or not any(
            is_person(view, at) for at in (one, other)
        )
    end = group_end(view, other)
    full = view.words[other].definite or end - other > 1
    return full and not (end < len(view.words) and view.words[end].upos == "VERB" and view.words[end].sent == view.words[other].sent)


def _starts(view: View, first: int, at: int) -> list[int]:
    """First words of the flat groups between ``first`` and ``at``, nearest to ``at`` first."""
    found, now = [], first
    while now < at:
        word = view.words[now]
        if word.upos in ("NOUN", "X", "PROPN", "NUM") or word.ent >= 0:
            found.append(now)
            now = max(group_end(view, now), now + 1)
        else:
            now += 1
    return found[::-1]


def group_before(view: View, at: int, kind: str = "", heads: frozenset[str] = frozenset()) -> int:
    """Head of the phrase before ``at`` that a cue refers to, -1 if none fits.

    ``kind`` is the gender with which the cue agrees; ``heads`` the only head words wanted.
    """
    first = max(view.sentence(at).first, at - _REACH - 4)
    at = _past_relative(view, first, at)
    crossed = False
    for start in _starts(view, first, at):
        end = min(group_end(view, start), at)
        if any(view.words[i].upos == "VERB" for i in range(end, at)) and crossed:
            return -1
        crossed = True
        adjunct = start > first and view.words[start - 1].form in _PLACE_CASES and not heads
        if adjunct and view.words[start].ent >= 0 and not is_person(view, start):
            continue
        for head in range(start, end):
            if _fits(view, head, start, kind, heads):
                return head
    return -1


def _past_relative(view: View, first: int, at: int) -> int:
    """For «التي مقرها في طرابلس والمدعومة»: the place of «التي», whose antecedent is meant."""
    if at - 1 < first or view.words[at - 1].form != "و":
        return at
    for spot in range(at - 2, first, -1):
        if view.words[spot].form in RELATIVE:
            return spot
        if view.words[spot].upos == "VERB" and view.words[spot - 1].form not in RELATIVE:
            break
    return at


def _fits(view: View, head: int, start: int, kind: str, heads: frozenset[str]) -> bool:
    word = view.words[head]
    if word.upos in ("ADJ", "PRON", "PUNCT", "ADP", "CCONJ") and (word.ent < 0 or head != start) or not nominal(view, head):
        return False
    if word.ent >= 0 and view.names[word.ent].first != head:
        return False
    if heads:
        return word.bare in heads
    return agrees(view, head, kind)


def agrees(view: View, head: int, kind: str) -> bool:
    """Whether a cue of gender ``kind`` can refer to ``head``; names of any gender pass."""
    word = view.words[head]
    if not kind or word.upos == "X" or (word.ent >= 0 and view.names[word.ent].label == "GPE"):
        return True
    found = gender(view, head)
    if kind == "f":
        return found in ("f", "p") and not word.bare.endswith(("ون", "ين"))
    return found == kind
