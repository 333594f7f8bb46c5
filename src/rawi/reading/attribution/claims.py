"""Where the claim stands that a denial points to: in the words about it, before the denial or after it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from rawi.reading.attribution.cues import NOUN, VERB, cue_index
from rawi.reading.attribution.index import Report, Reports
from rawi.reading.attribution.speakers import eligible
from rawi.reading.attribution.words import words
from rawi.reading.text.view import View, bare_form

_BACK, _AHEAD, _CONTENT_REACH, _ACCUSED_REACH = 3, 2, 24, 34
_CLAIMS = ("say", "think")
_ACCUSING = ("cue.say.accuse", "cue.say.allege")


def between(triggers: Sequence[int], first: int, last: int) -> list[int]:
    """Those of the sorted ``triggers`` from word ``first`` to before ``last``."""
    begin = bisect_left(triggers, first)
    return list(triggers[begin : bisect_left(triggers, last, lo=begin)])


def names_claim(view: View, at: int) -> bool:
    """«اتهامات», «مزاعم», «تقارير», «اتهمت»: the claim, not the act."""
    word = view.words[at]
    noun = any(kind == NOUN for _, kind in cue_index().get(word.bare, ()))
    return noun or accuses(view, at) or {word.bare, word.form} & words("claims") != set()


def accuses(view: View, at: int) -> bool:
    """Whether the word says that somebody accuses, is accused or suspected."""
    word = view.words[at]
    if {word.form, word.bare} & words("accusing"):
        return True
    known = cue_index().get(word.form, ())
    return word.upos == "VERB" and any(kind == VERB and cue.id in _ACCUSING for cue, kind in known)


def explains(view: View, at: int) -> bool:
    """Whether what is denied ends before this word: a reason, a time, a participle of saying."""
    return view.words[at].form in words("explains")


def aside(view: View, at: int, start: int) -> bool:
    """Whether the word stands in a relative clause that opened at or after ``start``."""
    steps = 0
    while at >= start and steps < 40:
        if view.words[at].rel.startswith("acl") and _relative_before(view, at, start):
            return True
        at, steps = view.words[at].head, steps + 1
    return False


def _relative_before(view: View, verb: int, start: int) -> bool:
    near = view.words[max(start, verb - 4) : verb]
    return view.words[verb].upos == "VERB" or any(w.form in words("relatives") for w in near)


def bridges(view: View, at: int) -> bool:
    """Whether the word may stand between the verdict and the act: no other thing that is denied."""
    word = view.words[at]
    if word.upos not in ("NOUN", "X", "VERB", "AUX") or word.ent >= 0:
        return True
    names = {word.form, word.bare, bare_form(word.lemma)}
    known = words("bridges") | words("claims") | words("involvement")
    return bool(names & known) or eligible(view, at, strict=True)


def joined(view: View, first: int, acts: Sequence[int]) -> list[int]:
    """``first`` and the acts coordinated with it without a break: «اعتقال أو قتل»."""
    pairs = [t for t in acts if t > first and view.words[t].rel == "conj" and view.words[t].head == first]
    return [first, *(t for t in pairs if not any(view.words[i].text in ("،", ",", ".") for i in range(t - 2, t)))]


def content(view: View, noun: int, last: int, triggers: Sequence[int]) -> list[int] | None:
    """The acts that a claim noun is about: «تقارير عن قصف», «ما تداولته وسائل إعلام حول اعتقال».

    None if it doesn't say what it is about, an empty list if that is no act.
    """
    acts, marked = [t for t in between(triggers, noun + 1, last) if not names_claim(view, t)], False
    for at in range(noun + 1, min(last, noun + _CONTENT_REACH)):
        word = view.words[at]
        if explains(view, at):
            return [] if marked else None
        if marked and at in acts:
            return joined(view, at, acts)
        if word.form in words("about") and not (len(word.form) == 1 and view.words[at - 1].upos == "VERB"):
            marked = True
        elif marked and not bridges(view, at) and not names_claim(view, at) and not _verb_ahead(view, at, acts):
            return []
    return [] if marked else None


def named(view: View, noun: int, last: int, triggers: Sequence[int]) -> list[int] | None:
    """The acts that a denied claim noun itself names, or the accusation where it is of no act: «اتهامات الفساد».

    None if it only points to a claim told elsewhere: «الاتهامات», «اتهامات موسكو».
    """
    told = content(view, noun, last, triggers)
    if told is None and _construct(view, noun, last):
        acts = [t for t in between(triggers, noun + 1, last) if not names_claim(view, t)]
        first = next((t for t in acts if all(bridges(view, i) for i in range(noun + 1, t))), -1)
        told = joined(view, first, acts) if first >= 0 else []
    return [noun] if told == [] and noun in triggers else told


def _construct(view: View, noun: int, last: int) -> bool:
    """Whether a noun that names nobody follows in the genitive: «تهمة التخطيط», not «تهمة موسكو»."""
    if noun + 1 >= last or view.words[noun].form.startswith("ال"):
        return False
    word = view.words[noun + 1]
    return word.upos == "NOUN" and word.ent < 0 and word.head == noun and not eligible(view, word.i, strict=True)


def _verb_ahead(view: View, at: int, acts: Sequence[int]) -> bool:
    """Whether a noun is the subject of an act told by a verb: «أن طائرة قصفت»."""
    head = view.words[at].head
    return view.words[at].rel.startswith(("nsubj", "nmod", "amod")) and (
        head in acts and view.words[head].upos == "VERB" or head < at and head >= 0 and view.words[head].rel == "nsubj"
    )


def claim(view: View, report: Report, reports: Reports, triggers: Sequence[int], *, any_act: bool) -> list[int]:
    """The main event of the claim that stands last before the verdict, else of one told right after it.

    ``any_act`` takes the outlet's own words for a claim too: «نفت ذلك» after a plain sentence.
    """
    number = view.words[report.cue].sent
    start = _begin(view, report)
    plain: list[int] = []
    for back in range(number, max(-1, number - _BACK), -1):
        told = view.sentences[back]
        last = min(told.last, start)
        acts = between(triggers, told.first, last)
        accused = _accused(view, report, reports, told.first, last, acts)
        found = _claimed(view, report, reports, acts) if accused is None else accused
        if found or accused is not None:
            return found
        plain = plain or [t for t in acts if not names_claim(view, t)]
        if plain and any_act:
            return plain[:1]
    return [] if any_act else _claim_after(view, report, reports, triggers)


def _begin(view: View, report: Report) -> int:
    """Where the verdict's own clause begins: at its subject where that stands before the verb."""
    if view.words[report.cue].upos != "VERB":
        return report.cue
    here = view.sentence(report.cue).first
    return min([report.cue, *(h for level in report.sources for h in level if h >= here)])


def _accused(
    view: View, report: Report, reports: Reports, first: int, last: int, acts: Sequence[int]
) -> list[int] | None:
    """The acts of which somebody is accused or suspected, those told last; None if nobody is."""
    for at in range(last - 1, first - 1, -1):
        if not accuses(view, at) or aside(view, at, first) and view.words[at].upos == "VERB":
            continue
        if any(
            r.cue == at and r.entry.kind in _CLAIMS and not _by_another(r, report, view)
            for r in reports.told_in(view.words[at].sent)
        ):
            continue
        found = _accused_of(view, at, last, acts)
        if found is not None:
            return found
    return None


def _accused_of(view: View, word: int, last: int, acts: Sequence[int]) -> list[int] | None:
    marked = False
    for at in range(word + 1, min(last, word + _ACCUSED_REACH)):
        if explains(view, at):
            break
        marked = marked or view.words[at].form in words("about") | words("accused_of")
        apart = aside(view, at, word + 1) and not _after_break(view, at)
        if at in acts and (marked or at == word + 1) and not names_claim(view, at) and not apart:
            return joined(view, at, acts)
    if not marked:
        return None
    return [word] if word in acts else []


def _after_break(view: View, at: int) -> bool:
    """«، وكذلك دعم»: the list goes on after a relative clause, wherever the parser hung it."""
    before = view.words[max(0, at - 3) : at]
    goes_on = any(w.text in ("،", ",") for w in before) and any(w.upos == "CCONJ" for w in before)
    return view.words[at].rel == "conj" and goes_on


def _claimed(view: View, report: Report, reports: Reports, acts: Sequence[int]) -> list[int]:
    """The first act of the last report by somebody else among ``acts``."""
    told = {id(r): r for t in acts for r in reports.holding(t) if _by_another(r, report, view)}
    for other in sorted(told.values(), key=lambda r: -r.cue):
        if other.cue in acts and other.entry.id not in _ACCUSING:
            continue  # a threat or promise is the act itself
        held = [t for t in acts if other.holds(t) and not names_claim(view, t)]
        if held:
            done = [t for t in held if view.words[t - 1].form not in words("future")]
            return (done or held)[:1]
    return []


def _by_another(told: Report, verdict: Report, view: View) -> bool:
    """Whether somebody else than who denies speaks in the report."""
    if told is verdict or told.entry.kind not in _CLAIMS:
        return False
    mine = {view.words[h].form for level in verdict.sources for h in level}
    theirs = {view.words[h].form for level in told.sources for h in level}
    return not mine & theirs


def _claim_after(view: View, report: Report, reports: Reports, triggers: Sequence[int]) -> list[int]:
    """The claim told after a verdict that opens the article: «نفت … الاتهامات. وكانت … قد اتهمت»."""
    number = view.words[report.cue].sent
    if number > 1:
        return []
    for told in view.sentences[number + 1 : number + 1 + _AHEAD]:
        acts = between(triggers, told.first, told.last)
        found = _accused(view, report, reports, told.first, told.last, acts)
        if found is not None:
            return found
    return []
