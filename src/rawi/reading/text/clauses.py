"""Subjects, objects and obliques of verbs and verbal nouns, also where the parse is doubtful."""

from __future__ import annotations

from rawi.reading.lexicon.words import words
from rawi.reading.text.agreement import accusative, agrees, is_place, nominative, plural
from rawi.reading.text.fronted import fronted
from rawi.reading.text.phrases import NAMING, bounds, conjuncts, is_nominal, past_insertion
from rawi.reading.text.quantities import at_least
from rawi.reading.text.view import View, Word

SUBJECT = ("nsubj",)
CLAUSE_RELATIONS = frozenset({"conj", "xcomp", "ccomp", "advcl", "parataxis"})
NO_OWNER = frozenset({"ADP", "VERB", "PUNCT", "CCONJ", "SCONJ", "ADV", "PART", "AUX"})
DAMMA = "\u064f"


def is_passive(view: View, verb: int) -> bool:
    """Whether the verb is read as a passive."""
    word = view.words[verb]
    if "Voice=Pass" in word.feats or _marked_passive(word):
        return True
    return any(view.words[c].rel in ("nsubj:pass", "csubj:pass", "aux:pass") for c in word.children)


def _marked_passive(word: Word) -> bool:
    """A perfect whose first vowel is written: «وُقعت»."""
    return word.text[1:2] == DAMMA and word.upos == "VERB" and "Aspect=Imp" not in word.feats


def nominal(view: View, at: int) -> bool:
    """Whether the word can stand for a participant: no time word, no number alone, no particle."""
    word = view.words[at]
    if words("no_party") & {word.form, word.bare, word.lemma}:
        return False
    if word.upos == "NUM" or word.text.isdigit():
        follows = view.words[at + 1].form if at + 1 < len(view.words) else ""
        return follows in words("part_of") or any(view.words[c].upos in NAMING for c in word.children)
    return is_nominal(view, at) and word.upos != "PUNCT"


def own_subject(view: View, verb: int) -> int:
    """Head of the subject phrase of ``verb`` itself, -1 if it has none."""
    front = fronted(view, verb)
    if front >= 0:
        return front
    for child in view.words[verb].children:
        word = view.words[child]
        if not word.rel.startswith("nsubj") or word.upos == "PRON":
            continue
        if child > verb and (many := at_least(view, child)) >= 0:
            return many
        if not nominal(view, child):
            continue
        if word.form in words("relatives"):
            return _modified(view, verb)
        if child > verb and is_place(view, child) and not agrees(view, verb, child):
            continue  # «زار بكين»
        if _fits_verb(view, verb, child):
            return child
    if plural(view.words[verb]):
        return -1
    taken = _taken_for_object(view, verb)
    return taken if taken >= 0 else _adjacent_subject(view, verb)


def _fits_verb(view: View, verb: int, head: int) -> bool:
    """False for what can't be the subject: a phrase with a preposition, an accusative, another gender."""
    word, act = view.words[head], view.words[verb]
    if head > verb:
        return not (view.case(head) or accusative(view, head) or plural(act))
    masculine = "Gender=Masc" in act.feats and act.form[0] != "ت" or "Gender=Fem" in act.feats and act.form[0] == "ت"
    if word.ent >= 0 or not masculine or "Number=Sing" not in word.feats or "Aspect=Imp" not in act.feats:
        return True
    return word.bare.endswith("ه") == ("Gender=Fem" in act.feats)


def _taken_for_object(view: View, verb: int) -> int:
    """The subject right behind its verb that the parser took for the object: «قصفت مدمرات أميركية … قاعدة».

    Only where the verb is no relative one, agrees with it, and has another object or a phrase with a
    preposition instead.
    """
    word, last = view.words[verb], view.sentence(verb).last
    if word.upos != "VERB" or verb + 1 >= last or (verb and view.words[verb - 1].form in words("relatives")):
        return -1
    found = [c for c in word.children if view.words[c].rel == "obj" and c > verb and nominal(view, c)]
    found = [c for c in found if view.words[c].upos != "PRON"]
    if found and nominative(view, found[0]) and not is_passive(view, verb):
        return found[0]
    if not found or bounds(view, found[0])[0] != verb + 1 or accusative(view, found[0]):
        return -1
    head = found[0]
    if word.rel.startswith("acl") or view.case(head) or not agrees(view, verb, head):
        return -1
    others = [c for c in found[1:] if not view.case(c) and view.words[c].upos != "PRON"]
    someone = view.words[head].ent >= 0 or any(view.words[i].ent >= 0 for i in range(*bounds(view, head)))
    leading = verb == view.sentence(verb).first or view.words[verb - 1].upos not in (*NAMING, "VERB", "PRON")
    return head if others or (someone and leading and _has_oblique(view, verb, head)) else -1


def _has_oblique(view: View, verb: int, head: int) -> bool:
    """Whether a phrase with a preposition follows the one at ``head`` without a break."""
    after, last = bounds(view, head)[1], view.sentence(verb).last
    while after < last and (view.words[after].upos == "ADV" or words("no_party") & {view.words[after].form}):
        after += 1
    return after < last and view.words[after].upos == "ADP"


def _modified(view: View, verb: int) -> int:
    """The noun that a relative clause modifies, -1 if the parse has none."""
    above = view.words[verb].head
    fits = 0 <= above < verb and nominal(view, above) and view.words[above].form not in words("relatives")
    return _described(view, verb, above) if fits else -1


def _adjacent_subject(view: View, verb: int) -> int:
    """The phrase right after a verb that has neither subject nor object in the parse."""
    word = view.words[verb]
    if word.upos not in ("VERB", "AUX") or any(view.words[c].rel.startswith(("nsubj", "obj")) for c in word.children):
        return -1
    last = view.sentence(verb).last
    relative = verb and view.words[verb - 1].form in words("relatives")
    if relative and not (verb + 1 < last and view.words[verb + 1].upos == "PRON"):
        return -1  # «التي استهدفت المدينة»: what follows is the object
    after = verb + 1
    if after < last and view.words[after].upos == "PRON" and not view.words[after].opens:
        after += 1  # «أطلقتها صحيفة»
    for at in range(after, min(after + 2, last)):
        other = view.words[at]
        if (
            other.upos in ("NOUN", "PROPN", "X")
            and nominal(view, at)
            and other.rel not in ("conj",)
            and not other.form.endswith("ا")
            and (not is_place(view, at) or agrees(view, verb, at))
        ):
            return at
        if other.upos not in ("ADV", "NOUN") or other.form not in words("no_party"):
            return -1
    return -1


def subject(view: View, verb: int, depth: int = 0) -> int:
    """Head of the subject of ``verb``, looked for above it when it has none; -1 if unknown.

    A relative clause has the noun it modifies, a coordinated or governed verb the subject above.
    """
    found = own_subject(view, verb)
    if found >= 0 or depth > 3:
        return found
    word = view.words[verb]
    above = word.head
    if above < 0:
        return -1
    if word.rel.startswith("acl") and nominal(view, above) and view.words[above].form not in words("relatives"):
        return _described(view, verb, above)
    if view.words[above].rel.startswith("nsubj") and view.words[above].head == verb:
        return above
    if word.rel.split(":")[0] in CLAUSE_RELATIONS and view.words[above].upos in ("VERB", "AUX", "NOUN", "ADJ"):
        inherited = subject(view, above, depth + 1)
        return inherited if inherited < 0 or agrees(view, verb, inherited) else -1
    return -1


def _described(view: View, verb: int, noun: int) -> int:
    """The noun that a relative clause describes: the first of a chain that agrees («وحدات حماية الشعب التي تقاتل»)."""
    for _ in range(4):
        if agrees(view, verb, noun):
            return noun
        above = view.words[noun].head
        if not (0 <= above < noun and view.words[noun].rel.startswith("nmod") and nominal(view, above)):
            break
        noun = above
    return -1


def objects(view: View, verb: int) -> list[int]:
    """Heads of the direct object and those coordinated with it."""
    out: list[int] = []
    for child in view.words[verb].children:
        word = view.words[child]
        taken = word.rel in ("obj", "iobj") and nominal(view, child) and not view.case(child) and word.upos != "PRON"
        if taken and (child < verb or not nominative(view, child)):
            out.extend(conjuncts(view, child))
    if not out and not is_passive(view, verb):
        out = _mistaken_objects(view, verb)
    if out or any(view.words[c].rel == "obj" for c in view.words[verb].children):
        return out
    near = _adjacent_object(view, verb)
    return conjuncts(view, near) if near >= 0 else []


def _mistaken_objects(view: View, verb: int) -> list[int]:
    """What the parser took for the subject of a verb that has another: «وكان الوزير دعا السفير»."""
    front = fronted(view, verb)
    for child in view.words[verb].children:
        word = view.words[child]
        if child < verb or not word.rel.startswith("nsubj") or word.upos == "PRON" or not nominal(view, child):
            continue
        goal = is_place(view, child) and not agrees(view, verb, child)
        if not view.case(child) and (front >= 0 or accusative(view, child) or goal):
            return conjuncts(view, child)
    return []


def _adjacent_object(view: View, verb: int) -> int:
    """The bare phrase after subject and time words, where the parser hung the object elsewhere."""
    if view.words[verb].upos != "VERB" or is_passive(view, verb):
        return -1
    found, last = own_subject(view, verb), view.sentence(verb).last
    at = bounds(view, found)[1] if found > verb else verb + 1
    steps = 0
    while at < last and steps < 6:
        word = view.words[at]
        if word.text in ("،", ","):
            at, steps = past_insertion(view, at), steps + 1
            continue
        if words("no_party") & {word.form, word.bare}:
            at, steps = at + 1, steps + 1
            continue
        named = word.ent >= 0 or word.upos in ("NOUN", "PROPN", "X")
        return at if named and nominal(view, at) and (found > verb or at > verb) and word.rel != "conj" else -1
    return -1


def obliques(view: View, top: int, preposition: str) -> list[int]:
    """Heads of the phrases with ``preposition`` that belong to ``top``, by tree or by closeness."""
    out: list[int] = []
    for child in view.words[top].children:
        if nominal(view, child) and child > top - 8 and view.case(child) == preposition:
            out.extend(conjuncts(view, child))
    if not out:
        near = _near_phrase(view, top, preposition)
        out = conjuncts(view, near) if near >= 0 else []
    return out


def _near_phrase(view: View, top: int, preposition: str) -> int:
    """The first phrase with the preposition before the next verb or mark."""
    last = view.sentence(top).last
    for at in range(top + 1, min(top + 9, last - 1)):
        word = view.words[at]
        if word.upos in ("VERB", "SCONJ", "AUX") or word.text in (".", "؛", ":"):
            return -1
        if word.upos == "ADP" and word.form == preposition:
            for follow in range(at + 1, min(at + 3, last)):
                if nominal(view, follow) and view.words[follow].upos != "NUM":
                    return follow
            return -1
    return -1


def genitive(view: View, noun: int) -> int:
    """Head of the phrase right after a verbal noun with no preposition: its possessor, or -1."""
    last = view.sentence(noun).last
    if noun + 1 >= last:
        return -1
    follows = view.words[noun + 1]
    if follows.upos == "PRON" and not follows.opens:
        return noun + 1
    if (many := at_least(view, noun + 1)) >= 0:
        return many
    if view.words[noun].definite or follows.upos in NO_OWNER or accusative(view, noun):
        return -1
    if follows.upos == "ADJ" and follows.ent < 0 and not follows.definite:
        return -1
    if follows.upos == "NUM" or follows.text.isdigit():  # «مقتل 6 أشخاص», but «احتجاجات 2011»
        after = view.words[noun + 2] if noun + 2 < last else None
        return noun + 1 if after and (after.upos in ("NOUN", "ADJ", "X") or after.form in words("part_of")) else -1
    return noun + 1 if nominal(view, noun + 1) else -1


def agents(view: View, top: int) -> list[int]:
    """Agents named by «من قبل», «على يد», «من جانب», «بواسطة» after ``top``."""
    last = min(view.sentence(top).last, top + 14)
    for at in range(top + 1, last - 1):
        pair = f"{view.words[at].form} {view.words[at + 1].form}"
        head = at + 2 if pair in words("agent_by") else at + 1 if view.words[at].form in words("agent_by") else -1
        if 0 <= head < view.sentence(top).last and nominal(view, head):
            return conjuncts(view, head)
        if view.words[at].upos == "VERB":
            break
    return []
