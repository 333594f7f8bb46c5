"""The packaged model, loaded once."""

import pytest
from hypothesis import HealthCheck, settings

from rawi.errors import ModelError
from rawi.language import Language, Model

# deadlines by the wall clock fail on a busy machine
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


@pytest.fixture(scope="session")
def language():
    """The pipeline of the packaged model."""
    try:
        return Language(Model.packaged(threads=1))
    except ModelError as error:
        pytest.skip(str(error))
