"""The packaged model, loaded once."""

import pytest

from rawi.errors import ModelError
from rawi.language import Language, Model


@pytest.fixture(scope="session")
def language():
    """The pipeline of the packaged model."""
    try:
        return Language(Model.packaged(threads=1))
    except ModelError as error:
        pytest.skip(str(error))
