"""The layers on numpy: sentences don't touch each other, and padding says nothing."""

import numpy as np
import pytest

from rawi.language.fast.network import REACH, arcs, attended, distances, maxout, windows

WIDTH = 6


@pytest.fixture
def weights():
    rng = np.random.default_rng(7)

    def linear(name, inputs, outputs):
        found[f"{name}.weight"] = rng.normal(size=(inputs, outputs)).astype(np.float32)
        found[f"{name}.bias"] = rng.normal(size=outputs).astype(np.float32)

    def layer(name, inputs, outputs):
        linear(f"{name}.linear", inputs, 3 * outputs)
        found[f"{name}.norm.weight"] = np.ones(outputs, dtype=np.float32)
        found[f"{name}.norm.bias"] = np.zeros(outputs, dtype=np.float32)

    found = {}
    layer("encoder.layers.0.maxout", 3 * WIDTH, WIDTH)
    layer("dep", WIDTH, 4)
    layer("head", WIDTH, 4)
    linear("encoder.attention.qkv", WIDTH, 3 * WIDTH)
    linear("encoder.attention.out", WIDTH, WIDTH)
    linear("root", 4, 1)
    linear("head_bias", 4, 1)
    found["encoder.attention.norm.weight"] = np.ones(WIDTH, dtype=np.float32)
    found["encoder.attention.norm.bias"] = np.zeros(WIDTH, dtype=np.float32)
    found["encoder.attention.distance"] = rng.normal(size=(2, 2 * REACH + 1)).astype(np.float32)
    found["bilinear"] = rng.normal(size=(4, 4)).astype(np.float32)
    found["distance"] = rng.normal(size=2 * REACH + 1).astype(np.float32)
    return found


def rows(count, seed=1):
    return np.random.default_rng(seed).normal(size=(count, WIDTH)).astype(np.float32)


def test_maxout_is_normalised(weights):
    found = maxout(rows(5), weights, "dep")
    assert found.shape == (5, 4)
    assert np.allclose(found.mean(-1), 0, atol=1e-5)


def test_windows_end_with_the_sentence(weights):
    zero = np.zeros((1, WIDTH), dtype=np.float32)
    one, other = rows(3, 1), rows(4, 2)
    both = windows(np.concatenate([zero, one, zero, other, zero]), np.array([0, 4, 9]), weights)
    alone = windows(np.concatenate([zero, other, zero]), np.array([0, 5]), weights)
    assert np.allclose(both[5:9], alone[1:5], atol=1e-5)


def test_padding_says_nothing(weights):
    words = rows(3)
    padded = np.concatenate([words, rows(2, 5)])[None]
    mask = np.array([[True, True, True, False, False]])
    alone = attended(words[None], mask[:, :3], weights)
    assert np.allclose(attended(padded, mask, weights)[:, :3], alone, atol=1e-5)
    assert arcs(alone, weights).shape == (1, 3, 4)


def test_distances_are_bounded():
    found = distances(60)
    assert found[0, 59] == 2 * REACH and found[59, 0] == 0
    assert (np.diag(found) == REACH).all()
