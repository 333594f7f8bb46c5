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


def pytest_collection_modifyitems(items):
    """Tests that read HTML need lxml_html_clean, which not every package index serves: skip, saying so."""
    from importlib.util import find_spec

    if find_spec("lxml_html_clean") is None:
        for item in items:
            if "ingest/test_read.py" in item.nodeid:
                item.add_marker(pytest.mark.skip(reason="lxml_html_clean is not installed: HTML can't be read"))
