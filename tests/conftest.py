"""Fixtures that tests of several areas use."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import rawi
from rawi.errors import ModelError
from rawi.language import Language, Model

# deadlines by the wall clock fail on a busy machine
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


@pytest.fixture(scope="session")
def shared():
    """The folder of gold files and their scorers: RAWI_SHARED, or ``shared`` beside the repository."""
    given = os.environ.get("RAWI_SHARED")
    folder = Path(given) if given else Path(__file__).resolve().parents[2] / "shared"
    if not (folder / "bench").is_dir():
        pytest.skip(f"the reference folder with the gold files is absent ({folder}); set RAWI_SHARED")
    return folder


@pytest.fixture(scope="session")
def reader():
    """The real reader; tests that use it are marked ``model``."""
    return rawi.load(threads=2)


@pytest.fixture(scope="session")
def language():
    """The pipeline of the packaged model."""
    try:
        return Language(Model.packaged(threads=1))
    except ModelError as error:
        pytest.skip(str(error))
