"""Who may be a source: names, offices, bodies, documents and unnamed people, no pronouns or things."""

from __future__ import annotations

from functools import lru_cache

from rawi.reading.actors.base import ActorBase
from rawi.reading.attribution.words import words
from rawi.reading.lexicon.load import Problems, check_keys, read_entries
from rawi.reading.text.clauses import nominal
from rawi.reading.text.view import View, bare_form
from rawi.text.fold import fold

KINDS = frozenset({"document", "media", "unnamed", "people", "body", "never", "relay"})
SPEAKING_LABELS = frozenset({"PER", "ORG", "GPE", "NORP", "FAC"})


@lru_cache(maxsize=1)
def source_nouns() -> dict[str, frozenset[str]]:
    """Kind → folded nouns without article, from ``sources.yaml``."""
    problems, found = Problems(), {kind: set[str]() for kind in KINDS}
    for entry in read_entries("attribution", "sources.yaml"):
        check_keys(entry, {"id", "kind", "words"}, "attribution/sources.yaml", problems)
        if entry.get("kind") not in KINDS:
            problems.add(f"attribution/sources.yaml {entry.get('id')}", f"unknown kind {entry.get('kind')!r}")
        else:
            found[str(entry["kind"])] |= {bare_form(fold(str(w))) for w in entry.get("words") or ()}
    problems.raise_any()
    return {kind: frozenset(words) for kind, words in found.items()}


@lru_cache(maxsize=1)
def _speaking_nouns() -> frozenset[str]:
    base, nouns = ActorBase.load(), source_nouns()
    forms = {form for role in base.roles for form in role.forms} | {f for body in base.institutions for f in body.forms}
    heads = {bare_form(fold(form).split()[0]) for form in forms if form}
    listed = {w for kind in KINDS - {"never", "relay"} for w in nouns[kind]}
    return frozenset((heads | listed) - (nouns["never"] - listed))


def eligible(view: View, head: int, *, strict: bool = False) -> bool:
    """Whether the phrase at ``head`` can speak; ``strict`` asks for a name or a noun known to speak."""
    word = view.words[head]
    if word.upos == "NUM" or word.bare in words("partitives"):
        return _of_a_group(view, head)
    if word.upos in ("PRON", "VERB", "AUX", "ADP", "PUNCT", "PART", "CCONJ", "SCONJ", "ADV") or not nominal(view, head):
        return False
    if word.ent >= 0 and view.names[word.ent].label in SPEAKING_LABELS:
        return True
    forms = {word.bare, bare_form(word.form)}
    if word.form.endswith("ا") and head and view.words[head - 1].form in words("puts_in_accusative"):
        forms.add(word.form[:-1])  # «لكن مسؤولا نفى»
    if word.upos == "ADJ" and head and view.words[head - 1].upos in ("NOUN", "PROPN", "X"):
        return False
    if word.upos == "ADJ" and word.definite and word.form.endswith(("ون", "ين")):
        return True  # «المتعاطفون معها»
    if word.definite and word.form.endswith(("ان", "ين")):
        forms_of_two = {word.bare[:-2], word.bare[:-2].removesuffix("ت") + "ه"}
        if forms_of_two & source_nouns()["people"] | forms_of_two & source_nouns()["unnamed"]:
            return True
    if forms & _speaking_nouns() or _construct_plural(word.bare) in _speaking_nouns():
        return True
    if word.bare in source_nouns()["never"] or len(word.bare) < 3:
        return False
    if strict:
        return word.definite and word.upos in ("NOUN", "X") and word.form.endswith(("ون", "ين"))
    if _possessed_thing(view, head):
        return False
    accusative = word.text.endswith(("ا", "اً")) and not word.definite and word.ent < 0
    return word.upos in ("NOUN", "PROPN", "X") and not accusative


def _possessed_thing(view: View, head: int) -> bool:
    """«شكره», «مضمونه»: what belongs to somebody is a thing unless it is known to speak."""
    follows = view.words[head + 1] if head + 1 < view.sentence(head).last else None
    return follows is not None and follows.upos == "PRON" and not follows.opens and view.words[head].ent < 0


def _of_a_group(view: View, head: int) -> bool:
    """«عدد من النواب», «ثلاثة مسؤولين»: some of people who can speak."""
    last, follows = view.sentence(head).last, head + 1
    if follows < last and view.words[follows].form == "من":
        follows += 1
    if follows >= last or view.words[follows].upos == "NUM" or view.words[follows].bare in words("partitives"):
        return False
    return eligible(view, follows, strict=True)


def _construct_plural(bare: str) -> str:
    """«مسؤولو» and «مسؤولي» as «مسؤولون», the form that the lists have."""
    return bare[:-1] + "ون" if bare.endswith(("و", "ي")) and len(bare) > 4 else bare


def speaking(view: View, heads: list[int]) -> list[int]:
    """The first of ``heads`` and those of the others that are known to speak."""
    return [h for n, h in enumerate(heads) if n == 0 or eligible(view, h, strict=True)]
