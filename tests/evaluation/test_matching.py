import random
from itertools import permutations

import pytest

from rawi.evaluation.matching import matching


def largest(edges, left, right):
    """The size of a maximum matching, by trying everything."""
    wide = [*range(right), *[-1] * left]
    return max(sum((i, j) in edges for i, j in enumerate(order[:left])) for order in set(permutations(wide, left)))


@pytest.mark.parametrize("seed", range(20))
def test_matching_is_as_large_as_can_be(seed):
    chance = random.Random(seed)
    edges = {(i, j) for i in range(3) for j in range(3) if chance.random() < 0.45}
    pairs = matching(range(3), range(3), lambda i, j: (i, j) in edges)
    assert len(pairs) == largest(edges, 3, 3)
    assert set(pairs) <= edges
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


def test_matching_moves_an_item_to_make_room():
    assert sorted(matching("ab", "xy", lambda i, j: i + j != "by")) == [(0, 1), (1, 0)]
