"""Output files that appear under their name only when they are whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from rawi.article import Article
from rawi.errors import RawiError
from rawi.records import Reading


class OutputError(RawiError):
    """An output file can't be written."""

    code = "R501"


class ReadingWriter(Protocol):
    """Takes one reading after the other; ``close`` writes what is still held back."""

    def add(self, article: Article, reading: Reading) -> None:
        """Write the reading of ``article``."""

    def close(self) -> None:
        """Finish; nothing is added afterwards. The stream stays open."""


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A binary file whose content takes the place of ``path`` at the end.

    Until then it stands beside it as ``NAME.part``. After Ctrl-C it takes its place too, with what
    was written so far; after any other error it stays where it is. Raises OutputError.
    """
    target = path.resolve()
    special = target.exists() and not target.is_file()
    part = target if special else target.with_name(f"{target.name}.part")
    try:
        file = part.open("wb")
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        raise OutputError(f"it can't be written ({reason})", where=str(path), hint="choose another -o") from None
    keep = False
    try:
        yield file
        keep = True
    except KeyboardInterrupt:
        keep = True
        raise
    finally:
        file.close()
        if keep and not special:
            part.replace(target)
