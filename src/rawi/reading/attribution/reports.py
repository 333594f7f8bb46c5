"""All reports of an article: by verbs, by phrases («بحسب», «لا صحة ل»), and quotations over several sentences."""

from __future__ import annotations

from rawi.reading.attribution.cues import Cue, phrase_index
from rawi.reading.attribution.ends import clause_end
from rawi.reading.attribution.following import following_source
from rawi.reading.attribution.index import Report, Reports
from rawi.reading.attribution.verbal import Context, verbal
from rawi.reading.attribution.words import words
from rawi.reading.text.antecedents import antecedent, verb_gender
from rawi.reading.text.view import View

__all__ = ["Report", "Reports", "find_reports"]
NEAR_START = 3


def find_reports(view: View) -> Reports:
    """All reports in text order, denials and confirmations included."""
    context = Context(view)
    for number, sentence in enumerate(view.sentences):
        count, at = len(context.found), sentence.first
        while at < sentence.last:
            report = phrasal(context, at) or verbal(context, at)
            if report is not None:
                context.add(report)
            at = report.cue_last + 1 if report is not None and report.cue == at else at + 1
        if len(context.found) == count and context.speaker:
            carried = _carried_quote(context, number)
            if carried is not None:
                context.found.append(carried)
    return context.found


def phrasal(context: Context, at: int) -> Report | None:
    """The report whose phrase begins at ``at``, None if none does."""
    view = context.view
    sentence = view.sentence(at)
    for segments, cue in phrase_index().get(view.words[at].form, ()):
        last = at + len(segments)
        if last >= sentence.last or tuple(w.form for w in view.words[at:last]) != segments:
            continue
        if cue.role and not (cue.role == "alias" and not _spoken_for(context, at)) or view.words[last].bare in cue.bars:
            continue
        if cue.kind == "deny":
            return _no_truth(context, at, last, cue)
        levels, until = following_source(view, _from_verb(view, last))
        if not levels:
            levels = _sentence_subject(view, at) if until > last else []
        if levels:
            told = cue.id == "cue.per.quoting" and _spoken_for(context, at)
            clause = _own_clause(view, until) if cue.id == "cue.per.as_said" else -1
            until = clause if clause >= 0 else until
            region = (until, clause_end(view, at, until)) if told or clause >= 0 else _region(view, at, until)
            around = [r.region for r in context.found.told_in(view.words[at].sent) if at < r.region[0] <= until + 2]
            region = around[-1] if told and around else region  # «قالت وكالة - نقلا عن مصادر - إن …»: one content
            return Report(at, last - 1, cue, levels, region)
    return None


def _own_clause(view: View, until: int) -> int:
    """The first word of the clause in «كما قال الوزير إن …», -1 if the phrase has none of its own."""
    for spot in range(until, min(until + 10, view.sentence(until - 1).last - 1)):
        if view.words[spot].form in words("complementizers"):
            return spot + 1
        if view.words[spot].upos == "VERB":
            return -1
    return -1


def _spoken_for(context: Context, at: int) -> bool:
    """Whether a verb before the phrase already has a subject: «نفت الجبهة على لسان ممثلها»."""
    return any(r.cue < at for r in context.found.told_in(context.view.words[at].sent))


def _from_verb(view: View, last: int) -> int:
    """Step back to the verb where the phrase itself ends with one: «كما قال», «حسبما ذكر»."""
    return last - 1 if view.words[last - 1].upos == "VERB" else last


def _sentence_subject(view: View, at: int) -> list[list[int]]:
    """Who did what the sentence tells: «ألقت الشرطة القبض … بحسب ما أعلنت»."""
    verbs = [i for i in range(at, min(at + 5, view.sentence(at).last)) if view.words[i].upos == "VERB"]
    found = antecedent(view, at, verb_gender(view, verbs[0])) if verbs else -1
    return [[found]] if found >= 0 else []


def _region(view: View, at: int, until: int) -> tuple[int, int]:
    """A leading phrase vouches for what follows, a later one for what stands before it too."""
    sentence = view.sentence(at)
    marks = [
        i
        for i in range(sentence.first, at)
        if view.words[i].text in ("،", ",") and view.words[i + 1].form in ("و", "ف")
    ]
    leads = at - sentence.first <= NEAR_START or marks and at - marks[-1] <= 2
    if leads:
        return until, clause_end(view, at, until) if until < sentence.last else until
    start = sentence.first
    for spot in range(sentence.first, at):
        word = view.words[spot]
        if word.form in words("outlet_goes_on") or word.form == "حين" and view.words[spot - 1].form == "في":
            start = spot + 1
    return start, clause_end(view, at, until) if until < sentence.last else sentence.last


def _no_truth(context: Context, at: int, last: int, cue: Cue) -> Report | None:
    """«لا صحة ل», «عار عن الصحة»: whoever speaks there denies."""
    by = context.inside(at)
    if not by or context.view.words[by[0]].bare in words("claims"):  # the claim itself doesn't deny
        by = context.speaker if context.found and context.found[-1].holds(at) else []
    sentence = context.view.sentence(at)
    return Report(at, last - 1, cue, [by], (last, sentence.last)) if by else None


def _carried_quote(context: Context, number: int) -> Report | None:
    """A sentence that begins with a quotation mark goes on with the last speaker."""
    view = context.view
    sentence = view.sentences[number]
    opening = view.words[sentence.first].text in ('"', "«", "“")
    if not opening or not context.found or number - view.words[context.found[-1].cue].sent > 2:
        return None
    return Report(
        sentence.first, sentence.first, context.found[-1].entry, [context.speaker], (sentence.first, sentence.last)
    )
