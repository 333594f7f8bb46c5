"""A stage imports only what stands left of it."""

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src"
LAYERS = (
    ("text", "errors", "article", "records"),
    ("ingest",),
    ("language",),
    ("reading",),
    ("reader",),
    ("pool",),
    ("views", "evaluation"),
    ("check",),
    ("cli",),
)
RANK = {stage: rank for rank, stages in enumerate(LAYERS) for stage in stages}


def modules():
    """(name, stage, tree) of every module under a stage; the package's own file stands outside."""
    for path in sorted((SOURCE / "rawi").rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        if len(parts) > 2 or parts[1] != "__init__":
            yield ".".join(parts), parts[1], ast.parse(path.read_text("utf-8"))


def imports(tree):
    """Names of the modules of rawi that are imported, also inside functions and for types only."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide the stage"
            names = [alias.name for alias in node.names] if node.module == "rawi" else [""]
            yield from (f"{node.module}.{name}".rstrip(".") for name in names)


def stages_of(tree):
    for name in imports(tree):
        stage = (name.split(".") + [""])[1]
        if name.split(".")[0] == "rawi" and stage in RANK:
            yield stage


def test_every_module_has_its_stage():
    assert [name for name, stage, _ in modules() if stage not in RANK] == []


def test_imports_go_leftwards():
    wrong = [
        f"{name} imports {other}"
        for name, stage, tree in modules()
        for other in stages_of(tree)
        if other != stage and RANK[other] >= RANK[stage] and RANK[stage] > 0
    ]
    assert wrong == []


def test_the_ground_floor_imports_no_stage():
    wrong = [
        f"{name} imports {other}"
        for name, stage, tree in modules()
        for other in stages_of(tree)
        if RANK[stage] == 0 and RANK[other] > 0
    ]
    assert wrong == []


def test_the_network_is_not_imported_at_run_time():
    """Rawi works offline, and without the library that the model was trained with."""
    banned = {"torch", "requests", "httpx", "socket", "http", "urllib", "aiohttp"}
    found = [
        f"{name} imports {other}"
        for name, _, tree in modules()
        for other in imports(tree)
        if other.split(".")[0] in banned
    ]
    assert found == []
