"""Reports in an article: cue, source and the stretch of words that the source vouches for."""

from __future__ import annotations

from dataclasses import dataclass, field

from rawi.reading.attribution.content import content_of, quoted
from rawi.reading.attribution.cues import ACTIVE, NOUN, VERB, Cue, cue_index, phrase_index
from rawi.reading.text.antecedents import antecedent, gender, verb_gender
from rawi.reading.text.clauses import conjuncts, is_passive, nominal, obliques, subject
from rawi.reading.text.view import View

_VAGUE_SUBJECTS = frozenset({"ما", "من", "ذلك", "هذا", "الامر"})
_PRONOUN_KIND = {"ها": "f", "ه": "m", "هم": "p", "هما": "p"}


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


def find_reports(view: View) -> list[Report]:
    """All reports in text order, denials and confirmations included."""
    found: list[Report] = []
    speaker: list[int] = []
    for number, sentence in enumerate(view.sentences):
        here: list[Report] = []
        for at in range(sentence.first, sentence.last):
            report = _verbal(view, at, speaker) or _phrase(view, at)
            if report is not None:
                here.append(report)
                if report.sources and report.entry.kind in ("say", "deny", "confirm", "think"):
                    speaker = report.sources[-1]
        if not here and speaker:
            carried = _carried_quote(view, number, speaker, found)
            here = [carried] if carried else []
        found.extend(here)
    return found


def _verbal(view: View, at: int, speaker: list[int]) -> Report | None:
    word = view.words[at]
    for cue, kind in cue_index().get(word.form, ()) or (cue_index().get(word.bare, ()) if word.upos != "VERB" else ()):
        if not _fits(view, at, cue, kind):
            continue
        region = content_of(view, at, cue, kind)
        if region is None:
            continue
        sources = _sources(view, at, cue, kind, speaker)
        if sources is None:
            continue
        return Report(at, at, cue, sources, region, quoted(view, region))
    return None


def _fits(view: View, at: int, cue: Cue, kind: str) -> bool:
    word = view.words[at]
    if (kind == VERB) != (word.upos in ("VERB", "AUX")):
        return False
    if kind == ACTIVE and (word.definite or word.upos not in ("ADJ", "NOUN", "X")):
        return False
    near = {w.bare for w in view.words[at + 1 : min(view.sentence(at).last, at + 8)]}
    if cue.bars and cue.bars & near:
        return False
    return not cue.needs or bool(cue.needs & near)


def _sources(view: View, at: int, cue: Cue, kind: str, speaker: list[int]) -> list[list[int]] | None:
    """Source heads by level; None where the words name no source and none can be meant."""
    if kind == NOUN:
        return _nominal_source(view, at)
    levels: list[list[int]] = []
    for slot in cue.source:
        if slot == "subject":
            heads = _subject(view, at, cue, kind, speaker)
        elif slot == "speaker":
            heads = speaker
        else:
            heads = obliques(view, at, slot)
        if heads:
            levels.append(heads)
    return levels or None


def _subject(view: View, at: int, cue: Cue, kind: str, speaker: list[int]) -> list[int]:
    if kind == ACTIVE:
        above = view.words[at].head
        steps = 0
        while above >= 0 and view.words[above].upos not in ("VERB", "AUX") and steps < 6:
            above, steps = view.words[above].head, steps + 1
        found = subject(view, above) if above >= 0 else -1
        return conjuncts(view, found) if 0 <= found else speaker
    if is_passive(view, at):
        return []
    found = subject(view, at)
    if found >= 0 and view.words[found].form not in _VAGUE_SUBJECTS and found != at:
        return conjuncts(view, found)
    imperfect = view.words[at].form[:1] == "ي" and "Aspect=Imp" in view.words[at].feats
    if imperfect and not cue.continues and at - view.sentence(at).first < 3:
        return []  # «يذكر أن», «يشار إلى أن»: the outlet's own words
    if speaker and (cue.continues or gender(view, speaker[0]) == verb_gender(view, at)):
        return speaker
    other = antecedent(view, at, verb_gender(view, at))
    return [other] if other >= 0 else []


def _nominal_source(view: View, at: int) -> list[list[int]] | None:
    follows = at + 1
    if follows >= view.sentence(at).last:
        return None
    word = view.words[follows]
    if word.upos == "PRON" and not word.opens:
        from_whom = _before(view, at, "عن")
        if from_whom >= 0:
            return [conjuncts(view, from_whom)]
        found = antecedent(view, at, _PRONOUN_KIND.get(word.form, "m"))
        return [[found]] if found >= 0 else None
    if word.upos == "ADJ" or not nominal(view, follows) or view.words[at].definite:
        return None
    return [conjuncts(view, follows)]


def _before(view: View, at: int, preposition: str) -> int:
    """The phrase with ``preposition`` shortly before ``at``: «عن مصادر سياسية قولها»."""
    for spot in range(at - 1, max(view.sentence(at).first, at - 14), -1):
        if view.words[spot].upos == "ADP" and view.words[spot].form == preposition:
            return spot + 1 if nominal(view, spot + 1) else -1
        if view.words[spot].upos == "VERB":
            return -1
    return -1


def _phrase(view: View, at: int) -> Report | None:
    sentence = view.sentence(at)
    for segments, cue in phrase_index().get(view.words[at].form, ()):
        last = at + len(segments)
        if last >= sentence.last or tuple(w.form for w in view.words[at:last]) != segments:
            continue
        if cue.role or view.words[last].bare in cue.bars:
            continue
        if cue.kind == "deny":
            return Report(at, last - 1, cue, [], (last, sentence.last))
        head = _following(view, last)
        if head < 0:
            continue
        start = sentence.first if at - sentence.first > 3 else last
        return Report(at, max(last - 1, head), cue, [conjuncts(view, head)], (start, sentence.last))
    return None


def _following(view: View, start: int) -> int:
    for spot in range(start, min(start + 4, view.sentence(start).last)):
        word = view.words[spot]
        if word.ent >= 0 or word.upos in ("NOUN", "PROPN", "X"):
            return spot if nominal(view, spot) else -1
        if word.upos not in ("ADP", "PUNCT", "DET", "VERB", "PRON"):
            return -1
    return -1


def _carried_quote(view: View, number: int, speaker: list[int], before: list[Report]) -> Report | None:
    """A sentence that begins with a quotation mark goes on with the last speaker."""
    sentence = view.sentences[number]
    opening = view.words[sentence.first].text in ('"', "«", "“")
    if not opening or not before or number - view.words[before[-1].cue].sent > 2:
        return None
    region = (sentence.first, sentence.last)
    return Report(sentence.first, sentence.first, before[-1].entry, [speaker], region)
