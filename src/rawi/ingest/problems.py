"""What can be wrong with an input: one error class a code, and the record that a run goes on with."""

from __future__ import annotations

from dataclasses import dataclass

from rawi.errors import InputError, RawiError


@dataclass(frozen=True, slots=True)
class Problem:
    """One input that was refused: the error's code, the file (and line), the cause, what to do next."""

    code: str
    where: str
    cause: str
    hint: str = ""

    @classmethod
    def of(cls, error: RawiError, *, where: str = "") -> Problem:
        """The problem that ``error`` tells of; ``where`` serves when the error doesn't say it."""
        return cls(error.code, error.where or where, error.cause, error.hint)

    def __str__(self) -> str:
        tail = f"; {self.hint}" if self.hint else ""
        return f"{self.code} {self.where}: {self.cause}{tail}"


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is taken from one file, one article and one compressed or line-wise archive.

    ``file_bytes`` holds for a file read as a whole and for one line of a JSONL file, after
    decompression; a JSONL file is read line by line, up to ``archive_bytes``.
    """

    file_bytes: int = 20_000_000
    article_chars: int = 6_000_000
    archive_bytes: int = 2_000_000_000


class MissingError(InputError):
    """The file or folder isn't there, can't be opened, or holds nothing to read."""

    code = "R101"


class EmptyError(InputError):
    """The file or article has no text."""

    code = "R102"


class BinaryError(InputError):
    """The file isn't text."""

    code = "R103"


class TooLargeError(InputError):
    """The file, line or article is over the limit."""

    code = "R104"


class EncodingError(InputError):
    """The bytes are Arabic text in none of the encodings that Rawi knows."""

    code = "R105"


class NotArabicError(InputError):
    """The text is in another language."""

    code = "R106"


class JsonError(InputError):
    """The JSON can't be parsed; ``where`` names the line."""

    code = "R107"
    line = 1


class FieldError(InputError):
    """A JSON article lacks its text or has a field of the wrong type."""

    code = "R108"


class DateError(InputError):
    """The publication date isn't a calendar day in ISO form."""

    code = "R109"


class LinkError(InputError):
    """A symbolic link leads out of the folder given."""

    code = "R110"


class ArchiveError(InputError):
    """A gzip file is damaged or unpacks to more than the limit."""

    code = "R111"


class NoArticleError(InputError):
    """A web page without an article in it."""

    code = "R112"


class KindError(InputError):
    """A kind of file that Rawi doesn't read."""

    code = "R113"
