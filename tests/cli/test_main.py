import os
import subprocess
import sys
import time

import pytest

from rawi import __version__


def start(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=os.environ, check=True)


def test_version(run):
    assert run("--version").stdout == f"rawi {__version__}\n"


@pytest.mark.parametrize("args", [["--help"], ["read", "-h"], ["eval", "--help"], ["check", "data", "--help"]])
def test_help(run, args):
    result = run(*args)
    assert result.exit_code == 0
    assert "Usage: " in result.stdout


def test_no_command_is_wrong_usage(run):
    assert run().exit_code == 2
    assert run("nonsense").exit_code == 2


def test_importing_the_commands_loads_nothing_heavy():
    heavy = {"spacy", "numpy", "onnxruntime", "pyarrow", "trafilatura", "rich", "yaml", "py3langid"}
    code = "import sys, rawi.cli.main; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    assert not heavy & set(start(code).stdout.split())


def test_help_is_fast():
    times = []
    for _ in range(3):
        begin = time.perf_counter()
        start("import sys; sys.argv[1:] = ['--version']; from rawi.cli.main import main; main()")
        times.append(time.perf_counter() - begin)
    assert min(times) < 1.0
