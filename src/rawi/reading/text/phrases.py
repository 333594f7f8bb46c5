"""Noun phrases around a head: the words that name a participant, no more."""

from __future__ import annotations

from rawi.reading.text.view import View

NOMINAL = frozenset({"NOUN", "PROPN", "X", "NUM", "PRON", "ADJ", "DET"})
NAMING = frozenset({"NOUN", "PROPN", "X", "ADJ", "NUM", "DET"})
QUOTES = frozenset('"«»“”')
_INNER_PREPOSITIONS = {
    "لدي": frozenset(), "من": frozenset({
        "عدد", "بعض", "احد", "احدي", "كل", "مجموعه", "مقرب", "مقربه", "مقربين",
        "مقربون", "قريبه", "عناصر", "عشرات", "مئات", "الاف", "واحد", "كثير", "جزء",
        "قسم", "وفد", "اكثر", "اقل", "اثنين", "اثنان", "واحده",
    }),
    "في": frozenset({
        "اداره", "مكتب", "مسوول", "مصدر", "مصادر", "عضو", "قيادي", "اعضاء", "مسوولين",
        "مسوولون", "ناطق", "محلل", "خبير", "باحث", "نايب", "قاده", "لجنه",
    }),
    "ب": frozenset({"متحدث", "ناطق", "خبير"}),
    "ل": frozenset({"امين", "متحدث", "ناطق", "قايد", "رييس", "مدير", "منسق", "مبعوث", "تابع", "مساعد"}),
    "علي": frozenset(),
    "الي": frozenset({"مبعوث", "سفير"}),
    "باسم": frozenset({"متحدث", "ناطق"}),
}  # fmt: skip
MAX_WORDS = 14


def bounds(view: View, head: int) -> tuple[int, int]:
    """First word and one past the last word of the phrase whose head is ``head``."""
    words = view.words
    sentence = view.sentence(head)
    name = words[head].ent
    first = head
    if name >= 0:
        first = min(first, view.names[name].first)
    while first - 1 >= sentence.first and _leads(view, first - 1, head):
        first -= 1
    last = max(head + 1, view.names[name].last if name >= 0 else 0)
    while last < min(sentence.last, first + MAX_WORDS):
        step = _extends(view, head, last)
        if not step:
            break
        last += step
    while last - 1 > head and words[last - 1].text in QUOTES | {"،", ",", "("}:
        if words[last - 1].text in QUOTES and any(words[i].text in QUOTES for i in range(first, last - 1)):
            break
        last -= 1
    return first, last


def _leads(view: View, at: int, head: int) -> bool:
    word = view.words[at]
    return (
        word.head == head
        and word.upos in ("NUM", "DET", "ADJ", "NOUN")
        and word.rel in ("nummod", "det", "amod")
        and word.opens
    )


def _extends(view: View, head: int, at: int) -> int:
    """How many words the phrase goes on at ``at``: 0 where it ends."""
    words = view.words
    word, before = words[at], words[at - 1]
    if word.ent >= 0 and word.ent == before.ent:
        return 1
    if _after_land(view, head, at):
        return 0
    if word.upos in ("VERB", "AUX", "SCONJ", "CCONJ", "PART", "ADV"):
        return 0
    if word.text in QUOTES:
        return _quoted(view, head, at)
    if word.upos == "PUNCT":
        return 0
    if word.upos == "ADP":
        return _preposition(view, head, at)
    if word.upos == "PRON":
        return int(not word.opens)
    if word.form in ("الذي", "التي", "الذين", "اللذين", "اللتين", "اللذان", "هذا", "هذه", "ذلك", "انه"):
        return 0
    if word.upos == "NOUN" and word.ent < 0 and before.definite and word.text.endswith(("ا", "اً", "ًا")):
        return 0  # an indefinite accusative after a definite phrase is the object
    return int(view.inside(at, head) or head < word.head < at or _chained(view, head, at))


def _after_land(view: View, head: int, at: int) -> bool:
    """«أجبرت بريطانيا الشريف حسين»: a person's name behind a land's is no part of it."""
    land, person = view.words[head].ent, view.words[at].ent
    return min(land, person) >= 0 and (view.names[land].label, view.names[person].label) == ("GPE", "PER")


def _chained(view: View, head: int, at: int) -> bool:
    """A name or adjective that the parser hung elsewhere although it follows without a break."""
    word, before = view.words[at], view.words[at - 1]
    if word.upos == "ADJ" and before.upos in NAMING and word.definite == (before.definite or before.ent >= 0):
        return not word.rel.startswith(("obl", "xcomp", "root")) or word.rel == "amod"
    return (
        word.ent >= 0
        and view.names[word.ent].label == "PER"
        and before.ent < 0
        and before.upos in NAMING
        and word.rel not in ("obj",)
    )


def _preposition(view: View, head: int, at: int) -> int:
    word, hosts = view.words[at], _INNER_PREPOSITIONS.get(view.words[at].form)
    if hosts is None or at + 1 >= view.sentence(head).last:
        return 0
    near = {view.words[head].bare, view.words[at - 1].bare, view.words[head].lemma}
    if word.form == "من" and view.words[at - 1].upos == "NUM":  # «ثلاثة من عناصر الجيش»
        return 2 if view.words[at + 1].upos in NAMING else 0
    if word.form == "لدي" or near & hosts:
        follows = view.words[at + 1]
        return 2 if follows.upos in NAMING and follows.rel != "obl" or near & hosts else 0
    return 0


def _quoted(view: View, head: int, at: int) -> int:
    """Take a short quoted name with both its marks, «حركة "النهضة"»."""
    words = view.words
    ent = words[at - 1].ent
    if ent >= 0 and view.names[ent].label == "PER":
        return 0
    for end in range(at + 2, min(at + 7, view.sentence(head).last)):
        if words[end].text in QUOTES:
            inner = words[at + 1 : end]
            named = all(w.upos in NAMING or w.upos in ("ADP", "CCONJ") for w in inner)
            return end - at + 1 if named and words[at - 1].end + 2 >= words[at].start else 0
    return 0


def conjuncts(view: View, head: int) -> list[int]:
    """``head`` and the nominal heads coordinated with it, in order."""
    found = [head]
    for child in view.words[head].children:
        word = view.words[child]
        if word.rel == "conj" and child > head and word.upos in NAMING and not view.case(child):
            found.extend(conjuncts(view, child))
    if len(found) == 1:
        near = _named_next(view, head)
        found += [near] if near >= 0 else []
    return sorted(set(found))


def _named_next(view: View, head: int) -> int:
    """A name joined by «و» right after the phrase, wherever the parser hung it: «قوات النظام وروسيا»."""
    _, last = bounds(view, head)
    if last + 1 >= view.sentence(head).last or view.words[last].form != "و":
        return -1
    name = view.words[last + 1].ent
    if name < 0 or view.names[name].first != last + 1 or view.names[name].label == "MISC":
        return -1
    follows = view.names[name].last
    subject_of_next = (
        follows < len(view.words)
        and view.words[follows].upos == "VERB"
        and view.words[last + 1].rel.startswith("nsubj")
    )
    return -1 if subject_of_next else last + 1


def is_nominal(view: View, at: int) -> bool:
    """Whether the word can head a participant."""
    return view.words[at].upos in NOMINAL or view.words[at].ent >= 0


def past_insertion(view: View, comma: int) -> int:
    """One past a comma, or past what is inserted up to the next one: «اتهمت لندن، في بيان، موسكو»."""
    last, follows = view.sentence(comma).last, comma + 1
    if follows >= last or not (view.words[follows].upos in ("ADP", "ADV") or _apposed(view, follows)):
        return follows
    for at in range(follows, min(last, follows + 12)):
        word = view.words[at]
        if word.text in ("،", ","):
            return at + 1
        if word.upos == "VERB":
            break
    return follows


def _apposed(view: View, at: int) -> bool:
    """Whether a name of a person, or one behind its title, begins here: «، العميد سامي داود،»."""
    ahead = view.words[at : at + 6]
    named = next((w.ent for w in ahead if w.ent >= 0), -1)
    return named >= 0 and view.names[named].label == "PER"
