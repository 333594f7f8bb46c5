import sys
from types import ModuleType

import pytest


@pytest.fixture
def problems(monkeypatch):
    found = []
    module = ModuleType("rawi.check")
    module.check_data = lambda: found
    monkeypatch.setitem(sys.modules, "rawi.check", module)
    return found


def test_check_data_in_order(run, problems):
    result = run("check", "data")
    assert (result.exit_code, result.stdout) == (0, "all data files are in order\n")


def test_check_data_lists_problems(run, problems):
    problems.append("triggers/assault.yaml:3: no example")
    result = run("check", "data")
    assert result.exit_code == 1
    assert "assault.yaml:3" in result.stdout
