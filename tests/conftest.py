"""Fixtures that tests of several areas use."""

import os
from pathlib import Path

import pytest

import rawi


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
