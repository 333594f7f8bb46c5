"""Rawi's errors: each has a code that is never reused, a cause, a place and a next step."""

from __future__ import annotations


class RawiError(Exception):
    """Base of all errors that Rawi raises on purpose.

    Subclasses set ``code``. ``where`` names a file, an article or a line; ``hint`` says what to
    do next. ``str(error)`` is one sentence: ``R101 file.txt: cause; hint``.
    """

    code = "R000"

    def __init__(self, cause: str, *, where: str = "", hint: str = "") -> None:
        self.cause = cause
        self.where = where
        self.hint = hint
        super().__init__(cause)

    def __str__(self) -> str:
        place = f" {self.where}:" if self.where else ""
        tail = f"; {self.hint}" if self.hint else ""
        return f"{self.code}{place} {self.cause}{tail}"


class DataError(RawiError):
    """A lexicon, rule or actor file is malformed; lists every problem with file and line."""

    code = "R301"


class ModelError(RawiError):
    """The language model's files are missing or don't belong together."""

    code = "R201"


class InputError(RawiError):
    """An input file can't be read as an Arabic article."""

    code = "R100"


class FormatError(RawiError):
    """A file given for evaluation is malformed; ``where`` names file and line."""

    code = "R401"
