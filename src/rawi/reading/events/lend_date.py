"""Who owns a date, and which act takes over the date of the one told before it in the same breath."""

from __future__ import annotations

from dataclasses import replace

from rawi.reading.events.draft import Draft
from rawi.reading.events.times import SPEECH, during, links, looks_back
from rawi.reading.text.view import View
from rawi.records import EventType, Modality

FORCEFUL = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST})


def inherit(view: View, drafts: list[Draft]) -> None:
    """Settle who owns a date, then lend it: «خلالها», «آنذاك», the same sentence, the same people's next act."""
    _settle(view, drafts)
    last: Draft | None = None
    for draft in drafts:
        if draft.date is not None:
            last = draft
        elif last is not None and last.date is not None and draft.modality is Modality.ACTUAL:
            rule = _lent(view, draft, last)
            if rule:
                draft.date = replace(last.date, origin="inferred")
                draft.rules.append(rule)
                if draft.place is None:
                    draft.place = last.place


def _settle(view: View, drafts: list[Draft]) -> None:
    """A date that dates a speech act does not date what the speech is about: «تظاهروا السبت تنديدا بالتدخل»."""
    for draft in drafts:
        day = draft.date
        if day is None or day.span is None or day.origin == "inferred":
            continue
        words = view.words_within(day.span.start, day.span.end)
        if words and view.inside(words[0].i, draft.word):
            if any(_within(view, words[0].i, draft, other) for other in drafts):
                draft.date = None
            continue
        for other in drafts:
            mine = other.word != draft.word and other.date is not None and other.date.span == day.span
            if mine and other.candidate.trigger.type in SPEECH and _under(view, draft, other):
                draft.date = None
                break


def _within(view: View, spot: int, draft: Draft, other: Draft) -> bool:
    """Whether the date hangs on what a speech act is about: «تتهمه بمحاولة انقلاب في 2016»."""
    if other is draft or other.date is None or draft.date is None or other.date.span != draft.date.span:
        return False
    type_ = draft.candidate.trigger.type
    coarse = draft.date.precision in ("month", "year")
    speaks = type_ is EventType.ACCUSE or coarse and type_ in SPEECH
    return speaks and view.inside(spot, other.word) and view.inside(other.word, draft.word)


def _under(view: View, draft: Draft, other: Draft) -> bool:
    """Whether ``draft`` is part of what ``other`` is about; «شن هجوما» shares its verb."""
    # «عندما هنأه», «خلال اتصال»: at the same time
    when = view.words[draft.candidate.clause].rel.startswith("advcl") or view.case(draft.word) in links()["same_time"]
    return not when and draft.candidate.clause != other.candidate.clause and view.inside(draft.word, other.word)


def _lent(view: View, draft: Draft, last: Draft) -> str | None:
    """The rule by which ``draft`` has the date of the event told before it; None if none does."""
    if _points_back(view, draft.word):
        return "date.told_before"
    if last.date is None or last.date.precision != "day" or looks_back(view, draft.word):
        return None
    if _same_breath(view, draft, last):
        return "date.same_sentence"
    if _goes_on(view, draft, last):
        return "date.told_before"
    return "date.same_episode" if _episode(view, draft, last) else None


def _same_breath(view: View, draft: Draft, last: Draft) -> bool:
    """«نفى … وتأسف», «أكد … داعيا»: joined to the dated verb itself."""
    mine = view.words[draft.candidate.clause]
    joined = mine.rel.split(":")[0] in ("conj", "advcl", "xcomp") and mine.head == last.candidate.clause
    verbal = mine.upos == "VERB" and "Aspect=Imp" not in mine.feats or mine.rel.split(":")[0] != "conj"
    return joined and verbal and last.modality is Modality.ACTUAL


def _episode(view: View, draft: Draft, last: Draft) -> bool:
    """Force told in the sentences right after a dated act of force or protest: «وتم توقيف ثلاثة»."""
    near = 0 < view.words[draft.word].sent - view.words[last.word].sent <= 2
    types = draft.candidate.trigger.type in FORCEFUL and last.candidate.trigger.type in FORCEFUL
    told = "Aspect=Perf" in view.words[draft.candidate.clause].feats
    return near and types and told and last.modality is Modality.ACTUAL


def _goes_on(view: View, draft: Draft, last: Draft) -> bool:
    """«واتفقوا»: a perfect verb that opens the next sentence with an actor of the dated event."""
    word = view.words[draft.word]
    near = 0 < word.sent - view.words[last.word].sent <= 2 and draft.word - view.sentence(draft.word).first <= 3
    told = "Aspect=Perf" in word.feats and not looks_back(view, draft.word)
    ours = {a.entity or a.name or a.text for a in draft.actors}
    return near and told and bool(ours & {a.entity or a.name or a.text for a in (*last.actors, *last.recipients)})


def _points_back(view: View, at: int) -> bool:
    sentence = view.sentence(at)
    words = view.words[max(sentence.first, at - 8) : min(sentence.last, at + 8)]
    return during(view, at) or any(w.form in links()["then"] for w in words)
