"""Reports by verbs, verbal nouns and participles: cue, source and the words that the source vouches for."""

from __future__ import annotations

from dataclasses import dataclass, field

from rawi.reading.attribution.content import clause_end, content_of, quoted
from rawi.reading.attribution.cues import ACTIVE, NOUN, VERB, Cue, cue_index
from rawi.reading.attribution.speakers import eligible, source_nouns
from rawi.reading.attribution.subjects import COMPLEMENTIZERS, after_verb, carried, stated_subject
from rawi.reading.text.antecedents import antecedent
from rawi.reading.text.clauses import is_passive, obliques, subject
from rawi.reading.text.phrases import bounds, conjuncts
from rawi.reading.text.view import View

_PRONOUN_KIND = {"ها": "f", "ه": "m", "هم": "p", "هما": "p"}
SPEAKS = frozenset({"say", "deny", "confirm", "think"})
NEGATIONS = frozenset({"لم", "لا", "لن", "ما", "ليس"})
_ADVERBIAL = ("ا", "اً", "ًا", "ة", "ين")


@dataclass(slots=True)
class Report:
    """A cue at words ``cue`` to ``cue_last`` with the heads of its sources, outermost level first."""

    cue: int
    cue_last: int
    entry: Cue
    sources: list[list[int]]
    region: tuple[int, int]
    parts: list[tuple[int, int]] = field(default_factory=list)

    def holds(self, word: int) -> bool:
        """Whether the source vouches for what ``word`` says."""
        return any(a <= word < b for a, b in [self.region, *self.parts]) and not self.cue <= word <= self.cue_last

    @property
    def size(self) -> int:
        """Number of words in the content: an outer report holds more than an inner one."""
        return self.region[1] - self.region[0] + sum(b - a for a, b in self.parts)


@dataclass(slots=True)
class Context:
    """What was read so far: reports in text order and the last speaker."""

    view: View
    found: list[Report] = field(default_factory=list)
    speaker: list[int] = field(default_factory=list)

    def inside(self, at: int) -> list[int]:
        """Last sources of the innermost report that holds ``at``."""
        holding = [r for r in self.found if r.sources and r.holds(at) and r.entry.kind in ("say", "think")]
        return min(holding, key=lambda r: r.size).sources[-1] if holding else []

    def add(self, report: Report) -> None:
        """Keep a report; who speaks in it may go on speaking."""
        first = self.view.sentence(report.cue).first
        inner = any(r.cue >= first and len(r.sources) < 2 and r.holds(report.cue) for r in self.found)
        aside = report.entry.id.startswith("cue.per.") and any(r.cue >= first for r in self.found)
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
        if region is None and cue.kind in ("deny", "confirm") and kind == VERB and levels:
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
            same = levels[0][0] in report.sources[-1] or _repeats(view, levels[0][0], report.sources[-1][0])
            return [*report.sources[:-1], *levels] if same else levels
    return levels


def _repeats(view: View, head: int, earlier: int) -> bool:
    """Whether every word of the phrase at ``head`` stands in the phrase at ``earlier``."""
    mine, theirs = ({view.words[i].bare for i in range(*bounds(view, h))} for h in (head, earlier))
    return mine <= theirs


def _fits(view: View, at: int, cue: Cue, kind: str) -> bool:
    word = view.words[at]
    if (kind == VERB) != (word.upos in ("VERB", "AUX")) or word.form in cue.excepted:
        return False
    if cue.kind in ("say", "think", "confirm") and kind == VERB and at and view.words[at - 1].form in NEGATIONS:
        return False
    near = [w.bare for w in view.words[at + 1 : min(view.sentence(at).last, at + 8)]]
    if kind == ACTIVE and not _adverbial(view, at):
        return False
    if cue.bars and cue.bars & set(near):
        return False
    return not cue.needs or bool(cue.needs & set(near))


def _adverbial(view: View, at: int) -> bool:
    """«قائلا», «مضيفة»: indefinite, and its content follows at once."""
    word = view.words[at]
    if word.definite or word.upos not in ("ADJ", "NOUN", "X", "ADV") or not word.text.endswith(_ADVERBIAL):
        return False
    if word.text.endswith(("ا", "اً", "ًا")):
        return True
    follows = view.words[at + 1] if at + 1 < view.sentence(at).last else None
    direct = follows is not None and (follows.upos in ("ADP", "SCONJ") or follows.form in COMPLEMENTIZERS)
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
    if is_passive(view, at):
        return []
    found = stated_subject(view, at, strict=not _clause_near(view, at))
    if found >= 0 and found != at:
        return _speaking(view, conjuncts(view, found))
    imperfect = view.words[at].form[:1] == "ي" and "Aspect=Imp" in view.words[at].feats
    if imperfect and not cue.continues and at - view.sentence(at).first < 3:
        return []  # «يذكر أن», «يشار إلى أن»: the outlet's own words
    return carried(view, at, context.speaker, context.inside(at), goes_on=cue.continues)


def _speaking(view: View, heads: list[int]) -> list[int]:
    return [h for n, h in enumerate(heads) if n == 0 or eligible(view, h, strict=True)]


def _clause_near(view: View, at: int) -> bool:
    """Whether «أن», «إن» or a quotation follows: then any noun before it may speak."""
    words = view.words[at + 1 : min(view.sentence(at).last, at + 20)]
    return any(w.form in COMPLEMENTIZERS or w.text in ('"', ":", "«", "“") for w in words)


def _participle_subject(context: Context, at: int, cue: Cue) -> list[int]:
    """The subject of the verb that a participle goes with: the cue before it, or the verb above."""
    view, first = context.view, context.view.sentence(at).first
    before = [r for r in context.found if r.cue >= first and r.sources and r.entry.kind != "ask"]
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
    return conjuncts(view, found)[:1] if found >= 0 else (carried(view, verb, [], [], goes_on=False) or context.speaker)


def _nominal_source(view: View, at: int, cue: Cue) -> list[list[int]] | None:
    """The possessor of «قول», «تصريحات», or the noun itself where it is a document: «تقارير عن»."""
    follows, last = at + 1, view.sentence(at).last
    if follows >= last:
        return None
    word = view.words[follows]
    if "itself" in cue.source:
        return [[at]]
    if word.upos == "PRON" and not word.opens:
        return _possessing_pronoun(view, at, word.form)
    if view.words[at].definite or not eligible(view, follows, strict=True):
        return None
    return [_speaking(view, conjuncts(view, follows))]


def _possessing_pronoun(view: View, at: int, form: str) -> list[list[int]] | None:
    from_whom = _before(view, at, "عن")
    if from_whom >= 0:
        return [_speaking(view, conjuncts(view, from_whom))]
    found = antecedent(view, at, _PRONOUN_KIND.get(form, "m"))
    return [[found]] if found >= 0 and eligible(view, found, strict=True) else None


def _before(view: View, at: int, preposition: str) -> int:
    """The phrase with ``preposition`` shortly before ``at``: «عن مصادر سياسية قولها»."""
    for spot in range(at - 1, max(view.sentence(at).first, at - 22), -1):
        if view.words[spot].upos == "ADP" and view.words[spot].form == preposition:
            return spot + 1 if eligible(view, spot + 1) else -1
        if view.words[spot].upos == "VERB":
            return -1
    return -1


def following_source(view: View, start: int) -> tuple[list[list[int]], int]:
    """Source levels of a phrase like «بحسب» and the word after them: «ما نقلت وكالة عن وزير»."""
    last, spot = view.sentence(start).last, start
    while spot < min(start + 3, last) and view.words[spot].form in ("ما", "ب", "في", "ل", "لما", "عن"):
        spot += 1
    if spot < last and view.words[spot].upos in ("VERB", "AUX"):
        return _telling_verb(view, spot)
    if spot >= last:
        return [], start
    head = spot
    nouns = source_nouns()
    if view.words[head].bare in nouns["relay"] and head + 1 < last and eligible(view, head + 1):
        head += 1
    if not eligible(view, head, strict=True):
        return [], start
    return [_speaking(view, conjuncts(view, head))], bounds(view, head)[1]


def _telling_verb(view: View, verb: int) -> tuple[list[list[int]], int]:
    """«ما أعلنته الشرطة», «ما جاء في بيان للحزب», «ما نقلت وكالة عن وزير»."""
    stated = after_verb(view, verb)
    levels = [_speaking(view, conjuncts(view, stated))] if stated >= 0 else []
    if not levels and view.words[verb].form in ("جاء", "ورد"):
        levels = [[h] for h in obliques(view, verb, "في")[:1] if eligible(view, h)]
    from_whom = [h for h in obliques(view, verb, "عن") if eligible(view, h)]
    if levels and from_whom and from_whom[0] > levels[0][0]:
        levels.append(from_whom)
    if not levels:
        above = subject(view, verb)
        found = above if 0 <= above < verb and eligible(view, above, strict=True) else -1
        levels = [[found]] if found >= 0 else []
    ends = [bounds(view, h)[1] for level in levels for h in level if h > verb]
    return levels, max([verb + 1, *ends])
