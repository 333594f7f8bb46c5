"""News annotated by a model, written and read back as training data."""

import gzip
import random

from rawi.language.analysis import Analysis, Entity, Word
from rawi_train.annotate import agreed, rows_of
from rawi_train.corpus import read_annotated

TEXT = "زار الأسد حلب. والأسد هنا. ورأى الأسد."


def analysis():
    def word(start, end, norm, *, opens=True, head=0):
        return Word(start, end, norm, opens, "NOUN", "Number=Sing", head, "root" if not head else "nsubj", norm)

    first = [word(0, 3, "زار"), word(4, 9, "الأسد", head=1), word(10, 13, "حلب", head=1), word(13, 14, ".", head=1)]
    second = [word(15, 16, "و", head=3), word(16, 21, "الأسد", opens=False, head=3), word(22, 25, "هنا"), word(25, 26, ".", head=3)]  # fmt: skip
    third = [word(27, 28, "و", head=2), word(28, 31, "رأى", opens=False), word(32, 37, "الأسد", head=2), word(37, 38, ".", head=2)]  # fmt: skip
    names = [Entity(1, 2, "PER", "aner"), Entity(5, 6, "ORG", "aner"), Entity(10, 11, "PER", "aner"), Entity(2, 3, "LOC", "aner")]  # fmt: skip
    return Analysis([first, second, third], names, 12)


def test_a_name_has_the_class_of_most_of_its_mentions():
    assert [entity.label for entity in agreed(analysis(), TEXT)] == ["PER", "PER", "PER", "LOC"]


def test_rows_come_back_as_examples(tmp_path):
    with gzip.open(tmp_path / "news-test.conllu.gz", "wt", encoding="utf-8") as handle:
        handle.writelines(f"{row}\n" for row in rows_of(analysis(), TEXT, "doc"))
    first, second, _ = read_annotated(tmp_path)
    assert [token.text for token in first.tokens] == ["زار", "الأسد", "حلب", "."]
    assert [token.names["aner"] for token in first.tokens] == ["O", "B-PER", "B-LOC", "O"]
    assert [token.text for token in second.tokens] == ["والأسد", "هنا", "."]
    assert [second.words[at].form for at in second.tokens[0].words] == ["و", "الأسد"]
    assert second.tokens[0].names == {"aner": "B-PER", "fane": "O", "wojood": "O"}
    assert [word.head for word in first.words] == [0, 1, 1, 1]


def test_a_share_of_the_words_is_masked(tmp_path):
    from rawi_train.encode import noisy

    with gzip.open(tmp_path / "news-test.conllu.gz", "wt", encoding="utf-8") as handle:
        handle.writelines(f"{row}\n" for row in rows_of(analysis(), TEXT, "doc"))
    example = next(read_annotated(tmp_path))
    rng = random.Random(3)
    masked = sum(token.masked for _ in range(250) for token in noisy(example, rng, 0.1).tokens)
    assert 60 < masked < 140
    assert not any(token.masked for token in example.tokens)
