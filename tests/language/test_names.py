"""Tag sequences are well-formed and the best of those."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from rawi.language.names import best_tags, spans

TAGS = ("O", "B-LOC", "I-LOC", "B-PER", "I-PER")


def well_formed(tags):
    return all(
        not tag.startswith("I-") or before[2:] == tag[2:] for before, tag in zip(["O", *tags], tags, strict=False)
    )


@given(st.integers(0, 4).flatmap(lambda n: arrays(np.float32, (n, 5), elements=st.floats(-9, 9, width=32))))
def test_best_tags_are_the_best_well_formed_ones(scores):
    found = best_tags(scores, TAGS)
    assert well_formed(found)
    every = (p for p in product(range(5), repeat=len(scores)) if well_formed([TAGS[i] for i in p]))
    best = max(sum(float(scores[at, i]) for at, i in enumerate(path)) for path in every)
    got = sum(float(scores[at, TAGS.index(tag)]) for at, tag in enumerate(found))
    assert np.isclose(got, best, atol=1e-3)


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        (["B-PER", "I-PER", "O"], [(0, 2, "PER")]),
        (["B-PER", "B-PER"], [(0, 1, "PER"), (1, 2, "PER")]),
        (["B-PER", "I-LOC"], [(0, 1, "PER"), (1, 2, "LOC")]),
        (["O", "I-LOC", "I-LOC"], [(1, 3, "LOC")]),
        (["O", "O"], []),
        ([], []),
    ],
)
def test_spans(tags, found):
    assert spans(tags) == found
