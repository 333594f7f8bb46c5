"""Language analysis: text to spaCy Doc with one small model, accurate or fast.

The package is also a function: ``rawi.language()`` gives the pipeline of a packaged model.
"""

from __future__ import annotations

import sys
from types import ModuleType

from rawi.language.model import Model
from rawi.language.pipeline import Language
from rawi.language.tiers import packaged

__all__ = ["Language", "Model", "packaged"]


class _Stage(ModuleType):
    """A package that can be called, so that ``rawi.language()`` and ``rawi.language.docs`` both work."""

    def __call__(self, model: str = "accurate", *, threads: int = 0) -> Language:
        """The pipeline of a packaged model; ``threads`` 0 takes all cores."""
        return Language(packaged(model, threads=threads))


sys.modules[__name__].__class__ = _Stage
