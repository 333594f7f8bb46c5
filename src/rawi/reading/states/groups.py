"""Flat noun groups: where a phrase ends and which phrase a cue refers back to, without the tree.

Long news sentences are where trees fail most, and a state sits in the words next to its cue.
"""

from __future__ import annotations

from rawi.reading.actors.article import Cast
from rawi.reading.lexicon.words import words
from rawi.reading.states.patterns import patterns, sequence_at, then_at
from rawi.reading.text.clauses import nominal
from rawi.reading.text.phrases import QUOTES
from rawi.reading.text.view import View

GLUE = frozenset("#_")
NEGATORS = frozenset({"لا", "لم", "لن", "ليس", "ليست", "غير"})
RELATIVE = frozenset({"الذي", "التي", "الذين", "اللذين", "اللتين", "اللذان", "اللتان", "اللاتي", "اللواتي"})
HONORIFICS = frozenset({
    "مستشار", "لواء", "مشير", "عميد", "فريق", "عقيد", "جنرال", "دكتور", "شيخ", "سيد", "سيده", "امير", "ملك",
    "مهندس", "استاذ", "قاضي", "سفير", "ادميرال", "اميرال", "رايد", "مقدم", "نقيب", "د", "ميجور", "كولونيل",
    "حاج", "اول", "ركن", "سلطان", "مرشد", "ايه", "الله",
})  # fmt: skip
DIRECTIONS = frozenset({"شرق", "غرب", "جنوب", "شمال", "وسط", "عاصمه", "مدينه", "شرقي", "غربي"})
_PLACE_NOUNS = frozenset({"عاصمه", "مدينه", "بلده", "محافظه", "جزيره"})
REACH = 16
INSERTS = frozenset({"رياسه", "قياده", "زعامه"})


def person_at(view: View, cast: Cast, at: int) -> tuple[int, int] | None:
    """First word and one past the last of the personal name that holds word ``at``."""
    number = view.words[at].ent
    if number >= 0 and view.names[number].label == "PER":
        return view.names[number].first, _name_end(view, view.names[number].last)
    if view.words[at].upos not in ("X", "PROPN", "NOUN") or (number >= 0 and view.names[number].label == "GPE"):
        return None
    text = view.text(at, at + 1)
    known = cast.base.lookup(text)
    mentioned = cast.people.expand(text) and view.words[at].upos != "NOUN"
    if mentioned or (known and all(k.kind == "person" for k in known) and not cast.base.is_plain_word(text)):
        return at, at + 1
    return None


def _name_end(view: View, end: int) -> int:
    """Where a name ends that the tagger cut short: «دونالد_ترمب», «جان إيف لو دريان»."""
    last = view.sentence(end - 1).last
    while end < last:
        word = view.words[end]
        glued = word.text == "_" and end + 1 < last
        word = view.words[end + 1] if glued else word
        label = view.names[word.ent].label if word.ent >= 0 else "PER"
        if not (glued or word.upos in ("X", "PROPN")) or label not in ("PER", "ORG"):
            break
        end += 1 + glued
    return end


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


def is_seat(view: View, cast: Cast, at: int) -> bool:
    """Whether word ``at`` can name where somebody sits: a place, a direction, or any name after «في»."""
    return view.words[at].ent >= 0 or view.words[at].bare in DIRECTIONS or is_place(view, cast, at)


def expects_genitive(view: View, at: int) -> bool:
    """Whether the noun at ``at`` can take a possessor: indefinite, no full name, no pronoun on it."""
    word = view.words[at]
    if word.bare in DIRECTIONS and not word.definite:
        return True
    if word.upos not in ("NOUN", "NUM") or word.definite:
        return False
    if word.ent >= 0:
        name = view.names[word.ent]
        if name.label != "ORG" or (at == name.last - 1 and at > name.first):
            return False
    return not (word.form.endswith("ا") and "Case=Acc" in word.feats and len(word.form) > 3)


def group_end(view: View, first: int) -> int:
    """One past the last word of the flat group that starts at ``first``."""
    last, end, at = view.sentence(first).last, first + 1, first + 1
    while at < last and at < first + REACH:
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
        people = is_people(view, at) and (prior.ent >= 0 or prior.definite)
        return not people and not opens_cue(view, at)
    if is_person(view, at):
        return expects_genitive(view, before) or prior.bare in HONORIFICS or prior.bare in ("رييس", "زعيم")
    if word.ent >= 0 and prior.bare in _PLACE_NOUNS:
        return True
    return expects_genitive(view, before) or prior.text == "_"


def is_people(view: View, at: int) -> bool:
    """Whether the word is an adjective that stands for people by itself: «الحوثيين», «مسلحون»."""
    word = view.words[at]
    return word.upos == "ADJ" and len(word.bare) > 4 and word.bare.endswith(("ون", "ين"))


def opens_cue(view: View, at: int) -> bool:
    """Whether a cue starts at ``at``, so that the group before it ends: «المتمركز في», «المعترف بها»."""
    last, word = view.sentence(at).last, view.words[at]
    if any(then_at(view, at + 1, entry, last) > 0 for entry, _ in patterns().adjectives.get(word.bare, ())):
        return True
    phrases = (*patterns().phrases.get(word.form, ()), *patterns().phrases.get(word.bare, ()))
    return any(sequence_at(view, at, sequence, last) > 0 for _, sequence in phrases)


def _quoted(view: View, at: int, last: int) -> int:
    for end in range(at + 2, min(at + 7, last)):
        if view.words[end].text in QUOTES:
            inner = view.words[at + 1 : end]
            return end - at + 1 if all(w.upos not in ("VERB", "AUX", "SCONJ") for w in inner) else 0
    return 0


def group_at(view: View, at: int, last: int) -> int:
    """Head of the group that starts at ``at``, past quotation marks, «كل من», «قسم كبير من» and «هذه»; -1 if none."""
    at = _past_share(view, at, last)
    while at < last and (view.words[at].text in GLUE | QUOTES or view.words[at].form in ("هذه", "هذا", "كل")):
        if view.words[at].form == "كل" and at + 1 < last and view.words[at + 1].form == "من":
            at += 1
        at += 1
    if at < last and is_people(view, at):
        return at
    if at >= last or view.words[at].upos in ("ADJ", "PRON", "DET", "NUM", "ADP", "VERB"):
        numeral = at < last and view.words[at].upos == "NUM" and not view.words[at].text.isdigit()
        return at if at < last and (numeral or view.words[at].ent >= 0) else -1
    return at if nominal(view, at) else -1


def _past_share(view: View, at: int, last: int) -> int:
    """Where the whole begins that «قسم كبير من», «معظم أجزاء» are of."""
    while at < last and view.words[at].bare in words("shares"):
        follows = at + 1
        while follows < last and view.words[follows].upos == "ADJ":
            follows += 1
        if follows >= last or not (view.words[follows].form in words("part_of") or follows == at + 1):
            break
        at = follows + (view.words[follows].form in words("part_of"))
    return at


def spelt_out(view: View, head: int) -> list[int]:
    """The members of a number of bodies that the sentence lists: «ثلاث حكومات … وهي حكومة … وحكومة …»."""
    around = (head, max(view.words[head].head, 0), *view.words[head].children)
    counted = any(view.words[i].upos == "NUM" and abs(i - head) < 3 for i in around)
    noun = head + 1 if view.words[head].upos == "NUM" else head
    last = view.sentence(head).last
    starts = [i for i in range(noun + 1, last - 1) if view.words[i].form in words("these_are")] if counted else []
    if not starts:
        return [head]
    kind = view.words[noun].lemma
    members = [i for i in range(starts[0] + 1, last) if view.words[i].lemma == kind and not view.case(i)]
    return members if len(members) > 1 else [head]


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
    inserted = at + 2 < last and view.words[at].form == "ب" and view.words[at + 1].form in INSERTS
    return group_end(view, at + 2) if inserted else at


def _alike(view: View, one: int, other: int) -> bool:
    """Both are persons' names, or neither is and the second is a name or definite, too."""
    if is_person(view, one) != is_person(view, other):
        return False
    if view.words[one].ent >= 0 and view.words[other].ent >= 0:
        return True
    end = group_end(view, other)
    closing = view.words[end - 1]
    full = view.words[other].definite or view.words[other].ent >= 0 or closing.definite or closing.ent >= 0
    follows = view.words[end] if end < view.sentence(other).last else None
    return full and not (follows is not None and follows.upos == "VERB")
