"""Denials and confirmations: which event does «نفت ذلك» deny?"""

from __future__ import annotations

from dataclasses import dataclass

from rawi.reading.attribution.reports import Report
from rawi.reading.text.view import View

ANAPHORS = frozenset({
    "ذلك", "هذا", "هذه", "الامر", "الخبر", "الانباء", "التقارير", "التقرير", "الاتهامات", "الاتهام", "المزاعم",
    "الادعاءات", "الروايه", "المعلومات", "التصريحات", "الشايعات", "صحه", "الاخبار",
})  # fmt: skip
NEGATIONS = frozenset({"لم", "لا", "لن", "ما", "ليس"})


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
        if denies and report.cue and view.words[report.cue - 1].form in NEGATIONS:
            continue
        inside = [t for t in triggers if report.holds(t)]
        if _anaphoric(view, report) or not inside:
            inside = _claim_before(view, report, reports, triggers) if denies else inside
        if inside:
            found.append(Verdict(report, denies, tuple(inside)))
    return found


def _confirms(view: View, report: Report) -> bool:
    if report.entry.kind == "confirm":
        return True
    objects = report.entry.confirm_objects
    if not objects:
        return False
    return any(view.words[i].bare in objects for i in range(report.cue + 1, min(report.region[0] + 2, len(view.words))))


def _anaphoric(view: View, report: Report) -> bool:
    words = view.words[report.cue + 1 : min(report.cue + 9, view.sentence(report.cue).last)]
    forms = [w.form for w in words]
    if any(f in ("ان", "قيام", "وجود") for f in forms):
        return False
    return any(f in ANAPHORS for f in forms)


def _claim_before(view: View, report: Report, reports: list[Report], triggers: list[int]) -> list[int]:
    """The main event of the claim that stands last before the denial."""
    sentence = view.sentence(report.cue)
    start = min([report.cue, *(h for level in report.sources for h in level)])
    earlier = [t for t in triggers if sentence.first <= t < start]
    if not earlier:
        number = view.words[report.cue].sent
        for back in range(number - 1, max(-1, number - 3), -1):
            bounds = view.sentences[back]
            earlier = [t for t in triggers if bounds.first <= t < bounds.last]
            if earlier:
                break
    claimed = [t for t in earlier if any(r.holds(t) and r.entry.kind == "say" for r in reports if r is not report)]
    main = claimed or earlier
    return main[:1]
