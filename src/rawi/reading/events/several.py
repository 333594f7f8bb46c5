"""Several acts told with one word: «زيارتين في يونيو ونوفمبر»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rawi.reading.events.draft import Draft
from rawi.reading.events.times import Placed, as_date
from rawi.reading.lexicon.triggers import NOUN
from rawi.reading.text.view import View

ONE_EACH = "date.one_each"


def apart(view: View, drafts: Sequence[Draft], dates: Sequence[Placed]) -> list[Draft]:
    """The drafts, a noun of several acts once for each of the dates that are told of it."""
    return [one for draft in drafts for one in _each(view, draft, dates)]


def _each(view: View, draft: Draft, dates: Sequence[Placed]) -> Iterator[Draft]:
    span = draft.date.span if draft.date else None
    two = "Number=Dual" in view.words[draft.word].feats or view.words[draft.word].form.endswith(("تين", "تان"))
    inside = [d for d in dates if span and span.start <= d.mention.start and d.mention.end <= span.end]
    if draft.candidate.kind != NOUN or not two or len(inside) != 2:
        yield draft
        return
    for number, placed in enumerate(inside):
        day = as_date(view, placed.mention, draft.modality)
        if day is not None:
            rules = [*draft.rules, ONE_EACH]
            yield replace(draft, date=day, rules=rules, mentions=draft.mentions if number == 0 else [])
