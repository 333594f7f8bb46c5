"""A model folder is whole or refused."""

import numpy as np
import pytest

from rawi.errors import ModelError
from rawi.language.model import FILES, Model, pad


@pytest.mark.parametrize("missing", FILES)
def test_a_missing_file_is_named(tmp_path, missing):
    for name in FILES:
        if name != missing:
            (tmp_path / name).write_text("{}", "utf-8")
    with pytest.raises(ModelError, match=f"R201 .*{missing} is missing"):
        Model(tmp_path)


def test_pad():
    assert np.array_equal(pad([[1, 2], [3]], 9), [[1, 2], [3, 9]])
