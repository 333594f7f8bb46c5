"""An analyser that errs on purpose, and what it gave as a file for the reference scorer."""

import random

from rawi.language.analysis import Analysis, Word


class Careless:
    """An analyser that knows gold and errs by a seed; what it gave is kept for the reference scorer."""

    def __init__(self, gold=(), tags=(), seed=0, errors=0.2):
        self.chance = random.Random(seed)
        self.gold, self.tags, self.errors = gold, tags, errors
        self.given = []

    def wrong(self):
        return self.chance.random() < self.errors

    def analyse_segmented(self, sentences):
        for forms, sentence in zip(sentences, self.gold, strict=True):
            assert [f for _, words in forms for f in words] == [w.form for w in sentence.words]
        self.given = [[self._word(w, len(s.words)) for w in s.words] for s in self.gold]
        return self.given

    def analyse(self, texts):
        for text, sentence in zip(texts, self.gold, strict=True):
            yield Analysis([self._cut(text, sentence)])

    schemes = ("aner", "fane")

    def name_tokens(self, sentences, scheme="aner"):
        assert scheme == "aner"
        assert [len(s) for s in sentences] == [len(t) for t in self.tags]
        kinds = ["O", "B-PER", "I-PER", "B-LOC", "I-ORG"]
        self.given = [[self.chance.choice(kinds) if self.wrong() else t for t in tags] for tags in self.tags]
        return self.given

    def _word(self, word, size, start=0, end=0, opens=True):
        head = self.chance.randrange(size + 1) if self.wrong() else max(word.head, 0)
        relation = "dep" if self.wrong() else word.relation
        lemma = "غير" if self.wrong() else word.lemma
        upos = "X" if self.wrong() else word.upos
        return Word(start, end, word.form, opens, upos, "", head, relation, lemma)

    def _cut(self, text, sentence):
        """Words of the text, some tokens joined with the next, some not cut or cut elsewhere."""
        words, at, size = [], 0, len(sentence.words)
        for token in sentence.tokens:
            start = text.index(token.text, at)
            at = start + len(token.text)
            for order, word in enumerate(sentence.words[token.first : token.last]):
                opens = order == 0 and not (words and self.wrong() and text[start - 1] != " ")
                cut = min(start + order, at)
                made = self._word(word, size, cut, at, opens)
                words.append(made)
                if self.wrong() and order:
                    made.norm += "ا"
            for before, after in zip(words, words[1:], strict=False):
                if not after.opens:
                    before.end = after.start
            if self.wrong() and len(words) > 1 and not words[-1].opens:
                last = words.pop()
                words[-1].end = last.end
        for word in words:
            word.head = min(word.head, len(words))
        return words


def write_conllu(path, sentences):
    lines = []
    for sentence in sentences:
        ranges = {t.first: t for t in sentence.tokens}
        for at, word in enumerate(sentence.words):
            if (
                at in ranges
                and (token := ranges[at]).last - token.first > 1
                or ranges.get(at)
                and ranges[at].text != word.form
            ):
                token = ranges[at]
                lines.append(f"{at + 1}-{token.last}\t{token.text}" + "\t_" * 8)
            lines.append(
                "\t".join(
                    [
                        str(at + 1),
                        word.form,
                        word.lemma,
                        word.upos,
                        "_",
                        "_",
                        str(word.head),
                        word.relation,
                        "_",
                        "_",
                    ]
                )
            )
        lines.append("")
    path.write_text("\n".join(lines) + "\n", "utf-8")
