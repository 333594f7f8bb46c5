"""What the endings of verbs and nouns say of who may be whose subject."""

from __future__ import annotations

from rawi.reading.lexicon.words import words
from rawi.reading.text.view import View, Word


def plural(act: Word) -> bool:
    """Whether the verb ends as one with a plural subject before it or none: «من يعارضون رئيسة الوزراء»."""
    if act.form.endswith("وا") and "Aspect=Perf" in act.feats:
        return True
    return act.form.endswith("ون") and act.form[0] in "يت" and not act.lemma.endswith("ن")


def masculine_land(word: Word) -> bool:
    """Whether the head of a land's name is masculine, «العراق»; most are feminine."""
    return word.bare in words("masculine_lands")


def agrees(view: View, verb: int, head: int) -> bool:
    """Whether ``head`` may be the subject of ``verb`` by gender; a doubtful gender may."""
    act, word = view.words[verb], view.words[head]
    feminine = (
        act.form.endswith("ت")
        and "Aspect=Perf" in act.feats
        or (act.form[:1] == "ت" and "Aspect=Imp" in act.feats and act.lemma[:1] != "ت")
    )
    masculine = not feminine and act.form[:1] != "ت" and "Number=Plur" not in act.feats and "Person=1" not in act.feats
    if word.ent >= 0 and view.names[word.ent].label == "GPE":
        return not feminine if masculine_land(word) else not masculine
    ends = word.bare.endswith("ه")
    if feminine:
        return ends or word.ent >= 0 or "Number=Sing" not in word.feats or "Gender=Fem" in word.feats
    return not (masculine and ends and word.ent < 0 and "Number=Sing" in word.feats and act.upos == "VERB")


def nominative(view: View, head: int) -> bool:
    """A sound plural in the nominative, «متظاهرون», which can't be an object."""
    word = view.words[head]
    return word.ent < 0 and word.upos in ("NOUN", "ADJ") and word.form.endswith("ون") and not word.lemma.endswith("ن")


def accusative(view: View, head: int) -> bool:
    """An indefinite noun with the alef of the accusative, «عددا», which its lemma has not."""
    word = view.words[head]
    return word.ent < 0 and word.upos in ("NOUN", "ADJ") and word.form.endswith("ا") and word.lemma == word.form[:-1]


def is_place(view: View, at: int) -> bool:
    """Whether the word is tagged as a country or town."""
    number = view.words[at].ent
    return number >= 0 and view.names[number].label == "GPE"
