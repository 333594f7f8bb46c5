"""The tree is a tree, and no other scores higher."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from rawi.language.tree import best_tree

SCORES = st.floats(-50, 50, width=32)


def matrices(largest):
    return st.integers(1, largest).flatmap(lambda n: arrays(np.float32, (n, n + 1), elements=SCORES))


def is_tree(heads):
    for start in range(1, len(heads) + 1):
        at, steps = start, 0
        while at:
            at, steps = heads[at - 1], steps + 1
            if steps > len(heads):
                return False
    return heads.count(0) == 1


def total(scores, heads):
    return sum(float(scores[word, head]) for word, head in enumerate(heads))


def brute_force(scores):
    count = len(scores)
    trees = (h for h in product(range(count + 1), repeat=count) if h.count(0) == 1 and is_tree(h))
    return max(total(scores, heads) for heads in trees)


@given(matrices(40))
def test_always_one_root_and_no_cycle(scores):
    assert is_tree(best_tree(scores))


@given(matrices(4))
@settings(max_examples=60)
def test_best_of_all_trees(scores):
    assert np.isclose(total(scores, best_tree(scores)), brute_force(scores), atol=1e-3)


def test_best_of_all_trees_of_five_words():
    scores = np.random.default_rng(5).normal(size=(12, 5, 6)).astype(np.float32)
    for each in scores:
        assert np.isclose(total(each, best_tree(each)), brute_force(each), atol=1e-4)


def test_the_best_root_need_not_score_highest_as_a_root():
    scores = np.full((6, 7), -20, dtype=np.float32)
    scores[:, 0] = [9, 8, 7, 6, 5, 0]
    scores[:5, 6] = 30
    assert best_tree(scores) == [6, 6, 6, 6, 6, 0]


def test_no_words():
    assert best_tree(np.zeros((0, 1), dtype=np.float32)) == []
