"""Rawi reads Arabic political reporting: who did what to whom, when, where, and who says so.

>>> import rawi
>>> reader = rawi.load()
>>> reading = reader.read(rawi.Article("زار الرئيس المصري موسكو أمس."))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from rawi.article import Article
from rawi.errors import RawiError

if TYPE_CHECKING:
    from rawi.reader import Reader

__version__ = "0.1.0"
__all__ = ["Article", "RawiError", "__version__", "load"]


def load(model: str = "accurate", *, threads: int = 0) -> Reader:
    """A reader with a packaged model; ``threads`` 0 takes all cores."""
    from rawi.reader import load as load_reader

    return load_reader(model, threads=threads)


def __getattr__(name: str) -> Any:
    """Load what is heavy only when it is asked for."""
    if name == "Reader":
        from rawi.reader import Reader

        return Reader
    if name == "language":
        return import_module("rawi.language")
    raise AttributeError(name)
