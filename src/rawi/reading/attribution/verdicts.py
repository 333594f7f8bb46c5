"""Denials and confirmations: which event does «نفت ذلك» deny?"""

from __future__ import annotations

from dataclasses import dataclass

from rawi.reading.attribution.cues import NOUN, cue_index, phrase_index
from rawi.reading.attribution.reports import Report
from rawi.reading.text.phrases import bounds
from rawi.reading.text.view import View

ANAPHORS = frozenset({
    "ذلك", "هذا", "هذه", "تلك", "الامر", "الخبر", "الانباء", "التقارير", "التقرير", "الاتهامات", "الاتهام", "المزاعم",
    "الادعاءات", "الروايه", "المعلومات", "التصريحات", "الشايعات", "الاشاعه", "الاخبار",
})  # fmt: skip
NEGATIONS = frozenset({"لم", "لا", "لن", "ما", "ليس"})
_OBJECT_REACH, _ANAPHOR_REACH = 18, 9
_CLAUSES = frozenset({"ان", "انه", "انها", "قيام", "وجود"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """A report that denies or confirms, and the trigger words of the events it is about."""

    report: Report
    denies: bool
    triggers: tuple[int, ...]


def verdicts(view: View, reports: list[Report], triggers: list[int]) -> list[Verdict]:
    """Verdicts over the events whose trigger words are ``triggers`` (in text order)."""
    found = []
    for report in reports:
        denies = report.entry.kind == "deny"
        if not denies and not _confirms(view, report):
            continue
        if report.cue and view.words[report.cue - 1].form in NEGATIONS:
            continue
        about = _about(view, report, reports, triggers, denies=denies)
        if about:
            found.append(Verdict(report, denies, tuple(about)))
    return found


def _about(view: View, report: Report, reports: list[Report], triggers: list[int], *, denies: bool) -> list[int]:
    """Trigger words that the verdict is about: those it holds, or the claim that an anaphor points to."""
    inside = [t for t in triggers if report.holds(t)]
    if _is_phrase(view, report):
        around = [r for r in reports if r is not report and r.holds(report.cue)]
        start = max((r.region[0] for r in around), default=view.sentence(report.cue).first)
        clause = [t for t in triggers if start <= t < report.cue]
        if inside[:1] or clause:
            return inside[:1] or clause[:1]
        return _claim_before(view, report, reports, triggers) if _anaphoric(view, report) else []
    if denies and (_anaphoric(view, report) or not inside and report.region[1] - report.region[0] < 4):
        return _claim_before(view, report, reports, triggers) or inside[:1]
    return _first_act(view, inside, report) if denies else inside


def _first_act(view: View, inside: list[int], report: Report) -> list[int]:
    """What is denied: the acts up to the first subordinate clause that explains them."""
    explains = ("لان", "بعد", "معتبرا", "مؤكدا", "مشيرا", "قايلا", "موكدا", "مضيفا")
    stop = next((i for i in range(*report.region) if view.words[i].form in explains), report.region[1])
    told = [t for t in inside if t < stop] or inside[:1]
    acts = [t for t in told if not any(kind == NOUN for _, kind in cue_index().get(view.words[t].bare, ()))]
    return acts or told


def _is_phrase(view: View, report: Report) -> bool:
    """Whether the cue is a phrase such as «لا صحة ل»."""
    return report.entry.kind == "deny" and any(
        cue.id == report.entry.id for _, cue in phrase_index().get(view.words[report.cue].form, ())
    )


def _confirms(view: View, report: Report) -> bool:
    """«أكدت نبأ», «تبنى الهجوم»: a confirmation, and no mere «أكد أن»."""
    if report.entry.kind == "confirm":
        return True
    objects = report.entry.confirm_objects
    last = min(view.sentence(report.cue).last, report.cue + _OBJECT_REACH)
    for spot in range(report.cue + 1, last if objects else report.cue):
        word = view.words[spot]
        if word.bare in objects:
            return not any(a <= spot < b for level in report.sources for a, b in (bounds(view, h) for h in level))
        if word.form in _CLAUSES or word.upos == "VERB" or word.text == ":":
            return False
    return False


def _anaphoric(view: View, report: Report) -> bool:
    last = min(report.cue + _ANAPHOR_REACH, view.sentence(report.cue).last)
    for word in view.words[report.cue + 1 : last]:
        if word.form in _CLAUSES:
            return False
        if word.form in ANAPHORS:
            follows = view.words[word.i + 1 : word.i + 3]
            return not any(w.form in ("عن", "حول", "بشان", "التي", "الذي", "ب") for w in follows)
    return False


def _claim_before(view: View, report: Report, reports: list[Report], triggers: list[int]) -> list[int]:
    """The main event of the claim that stands last before the denial."""
    sentence = view.sentence(report.cue)
    start = min([report.cue, *(h for level in report.sources for h in level if h >= sentence.first)])
    earlier = [t for t in triggers if sentence.first <= t < start]
    if not earlier:
        number = view.words[report.cue].sent
        for back in range(number - 1, max(-1, number - 3), -1):
            before = view.sentences[back]
            earlier = [t for t in triggers if before.first <= t < before.last]
            if earlier:
                break
    speakers = ("say", "think")
    claimed = [t for t in earlier if any(r.holds(t) and r.entry.kind in speakers for r in reports if r is not report)]
    main = claimed or earlier
    return main[:1]
