"""From a chunk's scores to its sentences of words: where words are cut and sentences end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from rawi.language.analysis import Word
from rawi.language.chunks import Chunk
from rawi.language.layout import clitic_ids, position_ids
from rawi.language.model import Floats, Model, TextOutput, WordInput
from rawi.language.pieces import MAX_WORD_CHARS, Pieces
from rawi.language.segments import INSIDE, KEEP, apply_script
from rawi.language.surface import SENTENCE_FINAL, Surface

# odds above which a sentence ends: after a final mark before a blank, after the full stop of an
# initial («أ. ب.») or a glued one, elsewhere; a stop before a blank ends one unless all speaks against it
END_SPACED, END_GLUED, END_ELSEWHERE = 0.02, 0.6, 0.97
MAX_SENTENCE_WORDS = 250
_CLOSERS = frozenset("\"»”)]'’")
_ASKING = frozenset("؟?!")
_NEVER_LAST = frozenset("،,:؛")


@dataclass(slots=True)
class Draft:
    """A sentence before it is tagged; ``surface_of[i]`` is the chunk's surface token of word ``i``."""

    words: list[Word]
    wired: WordInput
    surface_of: list[int] = field(default_factory=list)

    @classmethod
    def over(cls, vectors: Floats) -> Draft:
        """An empty sentence whose words will point into ``vectors``."""
        return cls([], WordInput(vectors, [], [], [], []))

    def add(self, token: Surface, item: Pieces, cut: Sequence[tuple[int, int, str]], piece: int) -> None:
        """Append the words of one surface token whose pieces begin at row ``piece``."""
        size = len(item.chars)
        for order, (a, b, script) in enumerate(cut):
            start = token.start if a == 0 else token.start + item.origin[a]
            end = token.end if b == size else token.start + item.origin[b]
            self.words.append(Word(start, end, apply_script(script, item.chars[a:b]), order == 0))
            self.wired.first.append(piece + item.piece_of[a])
            self.wired.last.append(piece + item.piece_of[b - 1])


def draft_sentences(model: Model, chunk: Chunk, output: TextOutput, text: str) -> list[Draft]:
    """The sentences of ``chunk``, words cut but not yet tagged."""
    ends = sentence_ends(chunk.surfaces, output.ends, text)
    scripts = output.scripts.argmax(-1).tolist()
    done, now = [], Draft.over(output.vectors)
    letter, piece = 1, 1
    for number, (token, item) in enumerate(zip(chunk.surfaces, chunk.pieces, strict=True)):
        size = len(item.chars)
        cut = cut_word(item, [model.scripts[i] for i in scripts[letter : letter + size]])
        now.wired.clitic += clitic_ids([item.chars[a:b] for a, b, _ in cut], model.clitics)
        now.wired.position += position_ids(len(cut))
        now.add(token, item, cut, piece)
        now.surface_of += [number] * len(cut)
        letter += size + 1
        piece += len(item.ids)
        if ends[number] or len(now.words) >= MAX_SENTENCE_WORDS:
            done.append(now)
            now = Draft.over(output.vectors)
    return [*done, now] if now.words else done


def cut_word(item: Pieces, labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """(start, end, script) of each segment of a surface token, over its visible letters."""
    size = len(item.chars)
    if size > MAX_WORD_CHARS or not item.chars.isalpha():
        return [(0, size, KEEP)]
    starts = [0]
    for at in range(1, size):
        # two letters of one ligature character can't be told apart in the text
        if labels[at] != INSIDE and item.origin[at] != item.origin[at - 1]:
            starts.append(at)
    ends = [*starts[1:], size]
    return [(a, b, KEEP if labels[a] == INSIDE else labels[a]) for a, b in zip(starts, ends, strict=True)]


def sentence_ends(tokens: Sequence[Surface], scores: Floats, text: str) -> list[bool]:
    """Whether a sentence ends after each surface token."""
    odds = (1 / (1 + np.exp(scores[:, 0] - scores[:, 1]))).tolist()
    out = [False] * len(tokens)
    for at, token in enumerate(tokens):
        if token.text in SENTENCE_FINAL:
            if _ends_here(tokens, at, odds[at], text):
                out[_closed(tokens, at)] = True
        elif odds[at] > END_ELSEWHERE and token.text not in _NEVER_LAST:
            out[at] = True
    return out


def _ends_here(tokens: Sequence[Surface], at: int, odds: float, text: str) -> bool:
    token = tokens[at]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and after.start == token.end and after.text in SENTENCE_FINAL:
        return False
    spaced = after is None or text[token.end : token.end + 1].isspace()
    initial = at > 0 and tokens[at - 1].end - tokens[at - 1].start == 1 and tokens[at - 1].end == token.start
    return odds > (END_SPACED if spaced and not initial else END_GLUED) or (spaced and token.text in _ASKING)


def _closed(tokens: Sequence[Surface], at: int) -> int:
    """The last of the closing quotes and brackets that are glued to token ``at``."""
    while at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end and tokens[at + 1].text in _CLOSERS:
        at += 1
    return at
