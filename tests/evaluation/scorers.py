"""The scorers of the reference folder, imported by path."""

import importlib.util
import sys


def scorer(shared, name):
    """The module ``bench/<name>.py``; its imports of other scorers are found too."""
    qualified = f"reference_{name}"
    if qualified not in sys.modules:
        spec = importlib.util.spec_from_file_location(qualified, shared / "bench" / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        if name == "gsr_score":
            sys.modules["score"] = scorer(shared, "score")
        try:
            spec.loader.exec_module(module)
        finally:
            sys.modules.pop("score", None)
        sys.modules[qualified] = module
    return sys.modules[qualified]
