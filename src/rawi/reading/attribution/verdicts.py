"""Denials and confirmations: which event does «نفت ذلك» deny?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rawi.reading.attribution.claims import (
    aside,
    between,
    bridges,
    claim,
    content,
    explains,
    joined,
    named,
    names_claim,
)
from rawi.reading.attribution.cues import phrase_index
from rawi.reading.attribution.index import Report, Reports
from rawi.reading.attribution.words import words
from rawi.reading.text.phrases import bounds
from rawi.reading.text.view import View

NO_PART = "cue.deny.no_part"
_OBJECT_REACH, _ANAPHOR_REACH, _POINTER_REACH, _NOUN_REACH = 18, 9, 6, 5


@dataclass(frozen=True, slots=True)
class Verdict:
    """A report that denies or confirms, and the trigger words of the events it is about."""

    report: Report
    denies: bool
    triggers: tuple[int, ...]


def verdicts(view: View, reports: Reports, triggers: Sequence[int]) -> list[Verdict]:
    """Verdicts over the events whose trigger words are ``triggers`` (in text order)."""
    found = []
    for report in reports:
        denies = report.entry.kind == "deny"
        if not denies and not _confirms(view, report) or _unsaid(view, report):
            continue
        about = _about(view, report, reports, [t for t in triggers if t != report.cue])
        if about:
            found.append(Verdict(report, denies, tuple(about)))
    return found


def _unsaid(view: View, report: Report) -> bool:
    """«لم ينف», «رفضت تأكيد أو نفي»: neither a denial nor a confirmation."""
    at, sentence = report.cue, view.sentence(report.cue)
    what_was_told = _object_pronoun(view, at) or _after_pronoun(view, at - 1)
    relative = what_was_told and view.words[at - 1].form in words("relatives")
    if at > sentence.first and view.words[at - 1].form in words("negations") and not relative:
        return True
    near = [view.words[i].form for i in (at - 1, report.cue_last + 1) if sentence.first <= i < sentence.last]
    return view.words[at].upos != "VERB" and "او" in near


def _after_pronoun(view: View, at: int) -> bool:
    """«وهو ما نفت», where «ما» stands for what was told."""
    return at > view.sentence(at).first and view.words[at - 1].upos == "PRON"


def _about(view: View, report: Report, reports: Reports, triggers: Sequence[int]) -> list[int]:
    """Trigger words that the verdict is about: those it holds, or the claim that an anaphor points to."""
    held = sorted({t for part in (report.region, *report.parts) for t in between(triggers, *part)})
    inside = [t for t in held if report.holds(t)]
    if _is_phrase(view, report):
        return _of_phrase(view, report, reports, triggers, inside)
    if _object_pronoun(view, report.cue):
        if _whatever(view, report):
            return []
        found = _antecedent(view, report, triggers)
        return found or claim(view, report, reports, triggers, any_act=True)
    noun = _claim_noun(view, report)
    if noun < 0 and report.entry.needs and report.entry.kind == "deny":
        return []
    told = named(view, noun, report.region[1], triggers) if noun >= 0 else None
    if told is not None:
        return told
    pointing = _anaphoric(view, report)
    if pointing:
        return claim(view, report, reports, triggers, any_act=pointing in words("demonstratives"))
    acts = _acts(view, report, inside)
    if acts or not _points_nowhere(view, report):
        return acts
    if report.entry.kind == "deny":
        return claim(view, report, reports, triggers, any_act=False)
    happened = view.words[report.region[0]].bare in words("happenings")
    return claim(view, report, reports, triggers, any_act=True) if happened else []


def _whatever(view: View, report: Report) -> bool:
    """«ما كان ينكره ساسة»: the relative stands for nothing told."""
    at = report.cue - 1
    while at > 0 and view.words[at].form in words("after_past"):
        at -= 1
    free = at >= 0 and view.words[at].form in words("relatives") & words("negations")
    return free and not _after_pronoun(view, at)


def _antecedent(view: View, report: Report, triggers: Sequence[int]) -> list[int]:
    """The act that «الذي نفته», «التي أكدها» hangs on."""
    above = view.words[report.cue].head
    near = {w.form for w in view.words[max(0, report.cue - 2) : report.cue]}
    fits = above in triggers and above < report.cue and not names_claim(view, above)
    return [above] if fits and near & words("relatives") else []


def _claim_noun(view: View, report: Report) -> int:
    """The noun of «نفت … تقارير عن», «نفى صحة ما ذكر بشأن» that stands for a claim, -1 if there is none."""
    last = min(view.sentence(report.cue).last, report.region[0] + _NOUN_REACH)
    spoken = {i for level in report.sources for h in level for i in range(*bounds(view, h))}
    found = -1
    for at in range(report.cue + 1, last):
        word = view.words[at]
        if word.form in words("complementizers") or word.upos == "VERB" or explains(view, at):
            return found
        claims = {word.form, word.bare} & words("claims") or word.form in words("anaphors")
        if claims and at not in spoken and word.form not in words("demonstratives"):
            found = at
        elif found >= 0:
            return found
    return found


def _acts(view: View, report: Report, inside: list[int]) -> list[int]:
    """The acts that the verdict itself names: of its clause up to an explanation, or of its object."""
    start, end = report.region
    stop = next((i for i in range(start, end) if _stops(view, i)), end)
    told = [t for t in inside if t < stop and not names_claim(view, t)]
    if start and view.words[start - 1].form in words("complementizers") or view.words[start].form in _verbs_of_being():
        first = next((t for t in told if _main_act(view, start, t)), -1)
    else:
        first = next((t for t in told if all(bridges(view, i) for i in range(start, t))), -1)
    return joined(view, first, told) if first >= 0 else []


def _main_act(view: View, start: int, at: int) -> bool:
    """Whether a clause from ``start`` tells the act at ``at``, and not only of something around it."""
    if aside(view, at, start):
        return False
    between_them = [i for i in range(start, at) if not aside(view, i, start)]
    if view.words[at].upos == "VERB":
        return all(view.words[i].upos != "VERB" or bridges(view, i) for i in between_them)
    above = view.words[at].head
    subject = view.words[at].rel.startswith("nsubj") and view.words[above].upos == "VERB" and above > at
    return all(bridges(view, i) for i in between_them) and (not subject or bridges(view, above))


def _verbs_of_being() -> frozenset[str]:
    return words("bridges") & {"يكون", "تكون"}


def _stops(view: View, at: int) -> bool:
    word = view.words[at]
    return explains(view, at) or word.form in words("relatives") and word.upos == "DET"


def _points_nowhere(view: View, report: Report) -> bool:
    """Whether the object only stands for a claim: «نفى الاتهامات», «تورطه», «نفى ضلوعها في الأمر»."""
    start, end = report.region
    if start and view.words[start - 1].form in words("complementizers"):
        return False
    if end - start < 4 and all(bridges(view, i) for i in range(start, end)):
        return True
    for at in range(start, min(end, start + 4)):
        names = {view.words[at].form, view.words[at].bare, view.words[at].lemma}
        if names & (words("claims") | words("anaphors")):
            return True
        if names & words("involvement"):
            return _vague(view, at, end)
    return False


def _vague(view: View, noun: int, end: int) -> bool:
    """Whether «تورطها», «ضلوعه في الأمر» leave open in what."""
    for at in range(noun + 1, min(end, noun + 6)):
        word = view.words[at]
        pointed = view.words[at - 1].upos == "ADP" or view.words[at - 1].form in words("demonstratives")
        if word.upos in ("NOUN", "X", "PROPN") and pointed:
            return word.ent < 0 and word.bare in words("happenings")
        if word.upos == "PUNCT" or _stops(view, at):
            return True
    return end - noun < 4


def _of_phrase(view: View, report: Report, reports: Reports, triggers: Sequence[int], inside: list[int]) -> list[int]:
    """What «لا صحة ل» (the words after it) or «عار عن الصحة» (those before it) is about."""
    if report.entry.id == NO_PART:
        return _of_no_part(view, report, reports, triggers)
    ends = view.words[report.cue_last].form
    follows = view.words[report.cue_last + 1] if report.cue_last + 1 < len(view.words) else None
    if ends in ("ل", "في") and follows is not None and follows.upos != "PRON":
        near = range(follows.i, min(follows.i + 3, report.region[1]))
        noun = next((i for i in near if names_claim(view, i) or view.words[i].form in words("anaphors")), -1)
        told = content(view, noun, report.region[1], triggers) if noun >= 0 else None
        acts = _acts(view, report, inside) if told is None else told
        nowhere = told is None and not acts and _points_nowhere(view, report)
        return claim(view, report, reports, triggers, any_act=False) if nowhere else acts
    around = [r for r in reports.holding(report.cue) if r is not report]
    start = max((r.region[0] for r in around), default=view.sentence(report.cue).first)
    clause = [t for t in between(triggers, start, report.cue) if not names_claim(view, t)]
    before = view.words[max(start, report.cue - _POINTER_REACH) : report.cue]
    pointing = any(w.form in words("demonstratives") or w.bare in words("claims") for w in before)
    spoken = [w for w in before if w.upos != "PUNCT"]
    pronoun = bool(spoken) and spoken[-1].upos == "PRON"
    if clause and not pointing and not pronoun:
        return clause[:1]
    if not pointing and not pronoun:
        return []
    first = view.sentence(report.cue).first
    nouns = [i for i in range(report.cue - 1, first - 1, -1) if view.words[i].bare in words("claims")]
    found = next(filter(None, (content(view, i, report.cue, triggers) for i in nouns)), [])
    return found or claim(view, report, reports, triggers, any_act=False)


def _of_no_part(view: View, report: Report, reports: Reports, triggers: Sequence[int]) -> list[int]:
    """The act in which who speaks had no part: «إنه لا علم له بالهجوم», «أن لا علاقة لها بذلك»."""
    own = report.cue_last + 1
    before = report.cue - 1
    before -= view.words[before].upos == "PRON"
    if view.words[own].upos != "PRON" or view.words[before].form not in words("complementizers"):
        return []
    found = content(view, own, report.region[1], triggers)
    near = view.words[own + 1 : min(own + 4, report.region[1])]
    vague = any(w.form in words("demonstratives") and w.bare in words("happenings") for w in near)
    return found or (claim(view, report, reports, triggers, any_act=True) if vague else [])


def _is_phrase(view: View, report: Report) -> bool:
    """Whether the cue is a phrase such as «لا صحة ل»."""
    return report.entry.kind == "deny" and any(
        cue.id == report.entry.id for _, cue in phrase_index().get(view.words[report.cue].form, ())
    )


def _confirms(view: View, report: Report) -> bool:
    """«أكدت نبأ», «تبنى الهجوم», «أقر بأنه»: a confirmation, and no mere «أكد أن»."""
    if report.entry.kind == "confirm":
        return not _enacts(view, report)
    objects = report.entry.confirm_objects
    last = min(view.sentence(report.cue).last, report.cue + _OBJECT_REACH)
    for spot in range(report.cue + 1, last if objects else report.cue):
        word = view.words[spot]
        if word.bare in objects:
            return not any(a <= spot < b for level in report.sources for a, b in (bounds(view, h) for h in level))
        if word.form in words("clause_openers") or word.upos == "VERB" or word.text == ":":
            return False
    return False


def _enacts(view: View, report: Report) -> bool:
    """«أقر البرلمان قانونا», «أقره»: a law that is passed, nothing confirmed."""
    if report.entry.id != "cue.confirm.acknowledge":
        return False
    end = max([report.cue + 1, *(bounds(view, h)[1] for level in report.sources for h in level if h > report.cue)])
    if _object_pronoun(view, report.cue) or end >= view.sentence(report.cue).last:
        return True
    word = view.words[end]
    return word.upos in ("NOUN", "X") and word.ent < 0 and not {word.form, word.bare} & words("particles_of_time")


def _anaphoric(view: View, report: Report) -> str:
    """The word that points back to a claim, empty if the verdict says itself what it is about."""
    if _object_pronoun(view, report.cue):
        return "ذلك"
    last = min(report.cue + _ANAPHOR_REACH, view.sentence(report.cue).last)
    for word in view.words[report.cue + 1 : last]:
        if word.form in words("clause_openers"):
            return ""
        if word.form in words("anaphors") and word.upos != "PRON":
            follows = view.words[word.i + 1 : min(word.i + 3, last)]
            on = any(w.form in words("pointing_on") or w.bare in words("involvement") for w in follows)
            named = len(follows) > 0 and follows[0].upos in ("NOUN", "X", "PROPN") and word.definite is False
            return "" if on or named and word.form not in ("ذلك",) else word.form
    return ""


def _object_pronoun(view: View, cue: int) -> bool:
    """«نفته», «نفاها»: the object is a pronoun."""
    follows = view.words[cue + 1] if cue + 1 < view.sentence(cue).last else None
    return view.words[cue].upos == "VERB" and follows is not None and follows.upos == "PRON" and not follows.opens
