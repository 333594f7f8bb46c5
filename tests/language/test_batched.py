"""Batches give each item its own result, in order."""

from hypothesis import given
from hypothesis import strategies as st

from rawi.language.batched import BATCH_ROWS, batched


@given(st.lists(st.integers(1, 5000), max_size=30))
def test_results_keep_the_order_of_the_items(sizes):
    groups = []

    def run(items):
        groups.append([sizes[i] for i in items])
        return [i * 2 for i in items]

    items = list(range(len(sizes)))
    assert batched(items, sizes, run) == [i * 2 for i in items]
    assert all(len(group) * max(group) <= BATCH_ROWS for group in groups if len(group) > 1)


def test_little_of_a_batch_is_padding():
    groups = []

    def run(items):
        groups.append(items)
        return items

    sizes = [185, 12, 13, 60, 11, 64, 12]
    assert batched(sizes, sizes, run) == sizes
    assert groups == [[11, 12, 12, 13], [60, 64], [185]]
