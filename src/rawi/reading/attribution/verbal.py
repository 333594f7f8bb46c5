"""Reports by verbs, verbal nouns and participles: cue, source and the words that the source vouches for."""

from __future__ import annotations

from dataclasses import dataclass, field

from rawi.reading.attribution.content import NEEDED_WITHIN, content_of
from rawi.reading.attribution.cues import ACTIVE, NOUN, VERB, Cue, cue_index
from rawi.reading.attribution.ends import clause_end, is_cue
from rawi.reading.attribution.index import Report, Reports
from rawi.reading.attribution.quotes import quoted
from rawi.reading.attribution.speakers import eligible, source_nouns, speaking
from rawi.reading.attribution.subjects import after_verb, carried, stated_subject, subject_before, verbish
from rawi.reading.attribution.words import words
from rawi.reading.text.antecedents import antecedent
from rawi.reading.text.clauses import is_passive, obliques, subject
from rawi.reading.text.phrases import bounds, conjuncts
from rawi.reading.text.view import View

SPEAKS = frozenset({"say", "deny", "confirm", "think"})
ACCUSE, DESCRIBE = "cue.say.accuse", "cue.say.describe"
JUDGING = ("confirm", "deny")  # hardly ever passive: what looks so is «أقر الجيش»
_ADVERBIAL = ("ا", "اً", "ًا", "ة", "ين")


@dataclass(slots=True)
class Context:
    """What was read so far: reports in text order and the last speaker."""

    view: View
    found: Reports = field(init=False)
    speaker: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.found = Reports(self.view)

    def inside(self, at: int) -> list[int]:
        """Last sources of the innermost report that holds ``at``."""
        holding = [r for r in self.found.holding(at) if r.sources and r.entry.kind in ("say", "think")]
        return min(holding, key=lambda r: r.size).sources[-1] if holding else []

    def add(self, report: Report) -> None:
        """Keep a report; who speaks in it may go on speaking."""
        here = self.found.told_in(self.view.words[report.cue].sent)
        inner = any(len(r.sources) < 2 and r.holds(report.cue) for r in here)
        aside = report.entry.id.startswith("cue.per.") and bool(here)
        self.found.append(report)
        if report.sources and report.sources[-1] and not inner and not aside and report.entry.kind in SPEAKS:
            self.speaker = report.sources[-1]


def verbal(context: Context, at: int) -> Report | None:
    """The report whose cue is the verb, verbal noun or participle at ``at``."""
    view, word = context.view, context.view.words[at]
    known = cue_index().get(word.form, ()) or (cue_index().get(word.bare, ()) if word.upos != "VERB" else ())
    for cue, kind in known:
        if not _fits(view, at, cue, kind):
            continue
        levels = _sources(context, at, cue, kind)
        if levels is None:
            continue
        if kind == VERB:
            levels = _relayed_before(context, at, levels)
        follows = [h for level in levels for h in level if at < h < at + 12][:1]
        region = content_of(view, at, cue, kind, follows[-1] if follows else -1)
        if region is None and cue.kind == "deny" and kind == VERB and levels:
            start = bounds(view, follows[-1])[1] if follows else at + 1
            region = (start, clause_end(view, at, start))
        if region is not None and region[0] < region[1]:
            return Report(at, at, cue, levels, region, quoted(view, region))
    return None


def _relayed_before(context: Context, at: int, levels: list[list[int]]) -> list[list[int]]:
    """Put the agency before a speaker whom it quoted a sentence or two ago and who goes on."""
    view = context.view
    if len(levels) != 1 or not levels[0]:
        return levels
    for report in reversed(context.found):
        if view.words[at].sent - view.words[report.cue].sent > 2:
            return levels
        if len(report.sources) > 1 and view.words[report.cue].sent < view.words[at].sent:
            head, earlier = levels[0][0], report.sources[-1][0]
            same = head in report.sources[-1] or _repeats(view, head, earlier) or _the_one_before(view, head)
            return [*report.sources[:-1], *levels] if same else levels
    return levels


def _repeats(view: View, head: int, earlier: int) -> bool:
    """Whether every word of the phrase at ``head`` stands in the phrase at ``earlier``."""
    first, last = bounds(view, earlier)
    reach = min(view.sentence(earlier).last, last + 6)
    last = next((i for i in range(last, reach) if view.words[i].upos in ("VERB", "SCONJ", "PUNCT")), reach)
    return {view.words[i].bare for i in range(*bounds(view, head))} <= {w.bare for w in view.words[first:last]}


def _the_one_before(view: View, head: int) -> bool:
    """«المسؤول», «المصدر»: an unnamed person with the article is who spoke last."""
    first, last = bounds(view, head)
    short = first == head and all(view.words[i].upos == "ADJ" for i in range(head + 1, last))
    return view.words[head].definite and view.words[head].bare in source_nouns()["unnamed"] and short


def _fits(view: View, at: int, cue: Cue, kind: str) -> bool:
    word = view.words[at]
    if (kind == VERB) != verbish(view, at) or word.form in cue.excepted:
        return False
    if (
        cue.kind in ("say", "think", "confirm")
        and kind == VERB
        and at
        and view.words[at - 1].form in words("negations")
    ):
        return False
    near = [w.bare for w in view.words[at + 1 : min(view.sentence(at).last, at + 8)]]
    if kind == ACTIVE and not _adverbial(view, at):
        return False
    if cue.bars and cue.bars & set(near):
        return False
    wider = {w.bare for w in view.words[at + 1 : min(view.sentence(at).last, at + NEEDED_WITHIN)]}
    return not cue.needs or bool(cue.needs & wider)


def _adverbial(view: View, at: int) -> bool:
    """«قائلا», «مضيفة»: indefinite, and its content follows at once."""
    word = view.words[at]
    if word.definite or word.upos not in ("ADJ", "NOUN", "X", "ADV") or not word.text.endswith(_ADVERBIAL):
        return False
    if word.text.endswith(("ا", "اً", "ًا")):
        return True
    follows = view.words[at + 1] if at + 1 < view.sentence(at).last else None
    direct = follows is not None and (follows.upos in ("ADP", "SCONJ") or follows.form in words("complementizers"))
    return direct and view.words[at - 1].upos in ("PUNCT", "CCONJ", "NOUN", "PROPN", "X") if at else False


def _sources(context: Context, at: int, cue: Cue, kind: str) -> list[list[int]] | None:
    """Source heads by level; None where the words name no source and none can be meant."""
    view = context.view
    if kind == NOUN:
        return _nominal_source(view, at, cue)
    levels: list[list[int]] = []
    for slot in cue.source:
        if slot == "subject":
            heads = _subject(context, at, cue, kind)
        elif slot == "speaker":
            heads = context.speaker
        else:
            heads = [h for h in obliques(view, at, slot) if eligible(view, h)]
        if heads:
            levels.append(heads)
    return levels or ([] if not cue.source else None)


def _subject(context: Context, at: int, cue: Cue, kind: str) -> list[int]:
    view = context.view
    if kind == ACTIVE:
        return _participle_subject(context, at, cue)
    if is_passive(view, at) and cue.kind not in JUDGING or cue.id == ACCUSE and _without_object(view, at):
        return []
    if view.words[at - 1].form in words("relatives") and _impersonal(view, at):
        return []
    pointed = cue.kind == "deny" and _claim_follows(view, at) or cue.id == DESCRIBE and _accusation_follows(view, at)
    named = view.words[min(at + 1, view.sentence(at).last - 1)].definite
    strict = cue.kind == "deny" and not named or not _clause_near(view, at)
    found = -1 if pointed else stated_subject(view, at, strict=strict)
    if pointed:
        found = subject_before(view, at)
    if found > at and view.words[found].rel == "obj" and not eligible(view, found, strict=True):
        found = -1  # «نشرت صورة، موضحة أنها …»
    if found >= 0 and found != at:
        return _issuer(view, at, found) or speaking(view, conjuncts(view, found))
    if _impersonal(view, at):
        return []
    return carried(view, at, context.speaker, context.inside(at), goes_on=cue.continues)


def _claim_follows(view: View, at: int) -> bool:
    """«ينفي الاتهامات», «نفى تورطه»: the object stands right after the verb, so that no subject does."""
    follows = view.words[at + 1] if at + 1 < view.sentence(at).last else None
    return follows is not None and bool({follows.bare, follows.form} & (words("claims") | words("involvement")))


def _accusation_follows(view: View, at: int) -> bool:
    """«ويصف الادعاءات بأنها …»: what is described is no speaker."""
    follows = view.words[at + 1] if at + 1 < view.sentence(at).last else None
    return follows is not None and follows.bare in words("accusing") and follows.bare in words("claims")


def _without_object(view: View, at: int) -> bool:
    """«اتهم بالقتل» names nobody who is accused: the verb is passive."""
    return at + 1 < view.sentence(at).last and view.words[at + 1].upos == "ADP"


def _issuer(view: View, at: int, found: int) -> list[int]:
    """Who issued the document in «أصدرت الحكومة بيانا أعلنت فيه», where a document was ``found``."""
    pair = view.words[at + 1 : at + 3]
    inside = len(pair) == 2 and pair[0].form == "في" and pair[1].upos == "PRON"
    if found != at - 1 or not inside or view.words[found].bare not in source_nouns()["document"]:
        return []
    above = view.words[found].head
    issuer = subject(view, above) if above >= 0 and view.words[above].upos == "VERB" else -1
    return speaking(view, conjuncts(view, issuer)) if 0 <= issuer < found and eligible(view, issuer) else []


def _impersonal(view: View, at: int) -> bool:
    """«يذكر أن», «يشار إلى أن»: the outlet's own words."""
    if view.words[at].form not in words("impersonal"):
        return False
    follows = [w.form for w in view.words[at + 1 : min(at + 4, view.sentence(at).last)]]
    return bool(words("complementizers") & set(follows))


def _clause_near(view: View, at: int) -> bool:
    """Whether «أن», «إن» or a quotation follows: then any noun before it may speak."""
    near = view.words[at + 1 : min(view.sentence(at).last, at + 20)]
    return any(w.form in words("complementizers") or w.text in ('"', ":", "«", "“") for w in near)


def _participle_subject(context: Context, at: int, cue: Cue) -> list[int]:
    """The subject of the verb that a participle goes with: the cue before it, or the verb above."""
    view = context.view
    here = context.found.told_in(view.words[at].sent)
    before = [r for r in here if r.sources and r.entry.kind != "ask" and not _in_relative(view, r.cue, at)]
    verb = view.words[at].head
    while verb >= 0 and view.words[verb].upos not in ("VERB", "AUX"):
        verb = view.words[verb].head
    if before and not any(r.cue == verb for r in before):
        return before[-1].sources[-1]
    if verb < 0 or view.words[verb].sent != view.words[at].sent:
        return context.speaker
    same = [r for r in before if r.cue == verb]
    if same:
        return same[-1].sources[-1]
    found = stated_subject(view, verb, strict=True)
    if found < 0:
        near = after_verb(view, verb)
        found = near if near >= 0 and view.words[near].upos in ("PROPN", "X") else -1
    return conjuncts(view, found)[:1] if found >= 0 else (carried(view, verb, [], [], goes_on=False) or context.speaker)


def _in_relative(view: View, cue: int, at: int) -> bool:
    """Whether a cue stands in a relative clause that doesn't hold the participle."""
    return view.words[cue].rel.startswith("acl") and not view.inside(at, cue)


def _nominal_source(view: View, at: int, cue: Cue) -> list[list[int]] | None:
    """The possessor of «قول», «تصريحات», or the noun itself where it is a document: «تقارير عن»."""
    follows, last = at + 1, view.sentence(at).last
    if follows >= last:
        return None
    word = view.words[follows]
    if "itself" in cue.source:
        return None if _told_in(view, at) else [[at]]
    if word.upos == "PRON" and not word.opens:
        return _possessing_pronoun(view, at, word.form)
    if view.words[at].definite or not eligible(view, follows, strict=True):
        return None
    return [speaking(view, conjuncts(view, follows))]


def _told_in(view: View, at: int) -> bool:
    """«اعتبرت المنظمة، في تقرير، أن …»: who says so in the document is the source."""
    above = view.words[at].head
    return bool(view.case(at)) and above >= 0 and view.words[above].upos == "VERB" and is_cue(view, above)


def _possessing_pronoun(view: View, at: int, form: str) -> list[list[int]] | None:
    from_whom = _before(view, at, "عن")
    if from_whom >= 0:
        return [speaking(view, conjuncts(view, from_whom))]
    kind = "f" if form in words("feminine_pronouns") else "p" if form in words("plural_pronouns") else "m"
    found = antecedent(view, at, kind)
    return [[found]] if found >= 0 and eligible(view, found, strict=True) else None


def _before(view: View, at: int, preposition: str) -> int:
    """The phrase with ``preposition`` shortly before ``at``: «عن مصادر سياسية قولها»."""
    for spot in range(at - 1, max(view.sentence(at).first, at - 22), -1):
        if view.words[spot].upos == "ADP" and view.words[spot].form == preposition:
            return spot + 1 if eligible(view, spot + 1) else -1
        if view.words[spot].upos == "VERB":
            return -1
    return -1
