"""The house style that no linter checks: sizes, docstrings, no paths of one machine."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("src", "training", "tools", "tests")
CODE = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
SOURCE = [path for path in CODE if path.is_relative_to(ROOT / "src")]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").iterdir(), ROOT / "Makefile", ROOT / "pyproject.toml"]
FILE_LINES, FUNCTION_LINES = 300, 40
MACHINE_PATHS = tuple(f"/{folder}/" for folder in ("work", "tmp", "home", "root"))


def name(path):
    return path.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module")
def trees():
    """Each source file with its tree."""
    return {name(path): ast.parse(path.read_text("utf-8")) for path in SOURCE}


def functions(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_files_are_short():
    sizes = {name(path): len(path.read_text("utf-8").splitlines()) for path in CODE}
    assert {path: lines for path, lines in sizes.items() if lines > FILE_LINES} == {}


def test_functions_are_short(trees):
    sizes = {
        f"{path}:{node.name}": node.end_lineno - node.lineno + 1
        for path, tree in trees.items()
        for node in functions(tree)
    }
    assert {function: lines for function, lines in sizes.items() if lines > FUNCTION_LINES} == {}


def test_no_paths_of_one_machine():
    texts = {name(path): path.read_text("utf-8") for path in [*CODE, *PAGES] if path.is_file()}
    assert [path for path, text in texts.items() if any(one in text for one in MACHINE_PATHS)] == []


def test_what_is_public_has_a_docstring(trees):
    missing = [path for path, tree in trees.items() if not ast.get_docstring(tree)]
    for path, tree in trees.items():
        missing += [f"{path}:{node.name}" for node in public(tree) if not ast.get_docstring(node)]
    assert missing == []


def public(node):
    """The public functions and classes of a module or class, and the public methods of those classes."""
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    for child in node.body:
        if isinstance(child, kinds) and not child.name.startswith("_"):
            yield child
            yield from public(child) if isinstance(child, ast.ClassDef) else ()
