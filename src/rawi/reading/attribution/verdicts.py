"""Denials and confirmations: which event does «نفت ذلك» deny?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from rawi.reading.attribution.cues import NOUN, cue_index, phrase_index
from rawi.reading.attribution.index import Report, Reports
from rawi.reading.attribution.speakers import eligible
from rawi.reading.attribution.words import words
from rawi.reading.text.phrases import bounds
from rawi.reading.text.view import View, bare_form

_OBJECT_REACH, _ANAPHOR_REACH, _POINTER_REACH, _BACK = 18, 9, 6, 3
_CLAIMS = ("say", "think")


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
    if at > sentence.first and view.words[at - 1].form in words("negations"):
        return True
    near = [view.words[i].form for i in (at - 1, report.cue_last + 1) if sentence.first <= i < sentence.last]
    return view.words[at].upos != "VERB" and "او" in near


def _about(view: View, report: Report, reports: Reports, triggers: Sequence[int]) -> list[int]:
    """Trigger words that the verdict is about: those it holds, or the claim that an anaphor points to."""
    held = sorted({t for part in (report.region, *report.parts) for t in _between(triggers, *part)})
    inside = [t for t in held if report.holds(t)]
    if _is_phrase(view, report):
        return _of_phrase(view, report, reports, triggers, inside)
    pointing = _anaphoric(view, report)
    if pointing:
        return _claim_before(view, report, reports, triggers, any_act=pointing in words("demonstratives"))
    acts = _acts(view, report, inside)
    if acts or not _points_nowhere(view, report):
        return acts
    return _claim_before(view, report, reports, triggers, any_act=False)


def _between(triggers: Sequence[int], first: int, last: int) -> list[int]:
    """Those of the sorted ``triggers`` from word ``first`` to before ``last``."""
    begin = bisect_left(triggers, first)
    return list(triggers[begin : bisect_left(triggers, last, lo=begin)])


def _acts(view: View, report: Report, inside: list[int]) -> list[int]:
    """The acts that the verdict itself names: of its clause up to an explanation, or of its object."""
    start, end = report.region
    stop = next((i for i in range(start, end) if _explains(view, i)), end)
    told = [t for t in inside if t < stop and not _names_claim(view, t)]
    if start and view.words[start - 1].form in words("complementizers") or view.words[start].form in _verbs_of_being():
        return told
    first = next((t for t in told if all(_bridges(view, i) for i in range(start, t))), -1)
    return [t for t in told if t == first or view.words[t].head == first and view.words[t].rel == "conj"]


def _verbs_of_being() -> frozenset[str]:
    return words("bridges") & {"يكون", "تكون"}


def _explains(view: View, at: int) -> bool:
    word = view.words[at]
    return word.form in words("explains") and word.form != "ل" or word.form in words("relatives") and word.upos == "DET"


def _names_claim(view: View, at: int) -> bool:
    """«اتهامات», «مزاعم», «تقارير»: the claim, not the act."""
    word = view.words[at]
    noun = any(kind == NOUN for _, kind in cue_index().get(word.bare, ()))
    return noun or {word.bare, word.form} & words("claims") != set()


def _bridges(view: View, at: int) -> bool:
    """Whether the word may stand between the verdict and the act: no other thing that is denied."""
    word = view.words[at]
    if word.upos not in ("NOUN", "X", "VERB", "AUX") or word.ent >= 0:
        return True
    names = {word.form, word.bare, bare_form(word.lemma)}
    known = words("bridges") | words("claims") | words("involvement")
    return bool(names & known) or eligible(view, at, strict=True)


def _points_nowhere(view: View, report: Report) -> bool:
    """Whether the object only stands for a claim: «نفى الاتهامات», «تورطه», «نفى مسؤوليتها»."""
    start, end = report.region
    near = view.words[start : min(end, start + 4)]
    named = words("claims") | words("involvement") | words("anaphors")
    return end - start < 4 or any({w.form, w.bare, w.lemma} & named for w in near)


def _of_phrase(view: View, report: Report, reports: Reports, triggers: Sequence[int], inside: list[int]) -> list[int]:
    """What «لا صحة ل» (the words after it) or «عار عن الصحة» (those before it) is about."""
    ends = view.words[report.cue_last].form
    follows = view.words[report.cue_last + 1] if report.cue_last + 1 < len(view.words) else None
    if ends in ("ل", "في") and follows is not None and follows.upos != "PRON":
        acts = _acts(view, report, inside)
        return acts or (
            _claim_before(view, report, reports, triggers, any_act=False) if _points_nowhere(view, report) else []
        )
    around = [r for r in reports.holding(report.cue) if r is not report]
    start = max((r.region[0] for r in around), default=view.sentence(report.cue).first)
    clause = [t for t in _between(triggers, start, report.cue) if not _names_claim(view, t)]
    before = view.words[max(start, report.cue - _POINTER_REACH) : report.cue]
    if clause and not (before and before[-1].bare in words("claims")):
        return clause[:1]
    pointing = any(w.form in words("demonstratives") for w in before)
    return _claim_before(view, report, reports, triggers, any_act=False) if pointing else []


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


def _claim_before(view: View, report: Report, reports: Reports, triggers: Sequence[int], *, any_act: bool) -> list[int]:
    """The main event of the claim that stands last before the verdict.

    ``any_act`` takes the outlet's own words for a claim too: «نفت ذلك» after a plain sentence.
    """
    sentence = view.sentence(report.cue)
    start = min([report.cue, *(h for level in report.sources for h in level if h >= sentence.first)])
    number = view.words[report.cue].sent
    plain: list[int] = []
    for back in range(number, max(-1, number - _BACK), -1):
        told = view.sentences[back]
        earlier = _between(triggers, told.first, min(told.last, start))
        claimed = [t for t in earlier if any(_by_another(view, r, report) for r in reports.holding(t))]
        acts = [t for t in claimed if not _names_claim(view, t)]
        if acts or claimed:
            return (acts or claimed)[:1]
        plain = plain or [t for t in earlier if not _names_claim(view, t)] or earlier
        if plain and any_act:
            return plain[:1]
    accusing = [t for t in plain if _accuses(view, t)]
    return accusing[:1]


def _by_another(view: View, told: Report, verdict: Report) -> bool:
    """Whether somebody else than who denies speaks in the report."""
    if told is verdict or told.entry.kind not in _CLAIMS:
        return False
    mine = {view.words[h].form for level in verdict.sources for h in level}
    theirs = {view.words[h].form for level in told.sources for h in level}
    return not mine & theirs


def _accuses(view: View, at: int) -> bool:
    known = cue_index().get(view.words[at].form, ()) or cue_index().get(view.words[at].bare, ())
    return any(cue.id in ("cue.say.accuse", "cue.say.allege") for cue, _ in known)
