"""Articles from paths: every file gives its articles or the problems that they have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from rawi.article import Article
from rawi.errors import InputError
from rawi.ingest.arabic import check_arabic
from rawi.ingest.decode import decode
from rawi.ingest.drafts import Draft, Found
from rawi.ingest.files import InputFile, list_files, open_input, read_whole, shown
from rawi.ingest.html import looks_like_html, read_html
from rawi.ingest.json_articles import read_json
from rawi.ingest.problems import EmptyError, KindError, Limits, MissingError, Problem, TooLargeError

_HTML = {".html", ".htm", ".xhtml"}
_LINES = {".jsonl", ".ndjson"}
_UNREAD = {".csv", ".tsv", ".xml", ".rss", ".parquet", ".warc", ".yaml", ".yml", ".rtf"}


def read_paths(
    paths: Iterable[Path | str],
    *,
    published: date | None = None,
    outlet: str | None = None,
    limits: Limits = Limits(),  # noqa: B008 (frozen)
    on_bytes: Callable[[int], None] | None = None,
) -> Iterator[Article | Problem]:
    """Every article under ``paths``, in order, and a Problem for each one that can't be read.

    Text, HTML, JSON and JSONL, plain or gzip; a folder stands for the files in it, ``-`` for
    standard input. ``published`` and ``outlet`` fill in what an article doesn't say itself. Ids are
    unique: the article's own, else its file's stem; a second one of the same name gets ``#2``.
    """
    ids = _Ids()
    for path in map(Path, paths):
        for file in list_files(path):
            if isinstance(file, Problem):
                yield file
                continue
            for found in _read_file(file, limits, on_bytes):
                yield _checked(found, limits, ids, published, outlet)


def _read_file(file: Path, limits: Limits, on_bytes: Callable[[int], None] | None) -> Iterator[Found]:
    try:
        with open_input(file, on_bytes) as source:
            yield from _articles(source, limits)
    except InputError as error:
        yield Problem.of(error, where=shown(file))
    except OSError as error:
        cause = f"it can't be read ({(error.strerror or 'unknown error').lower()})"
        yield Problem.of(MissingError(cause, where=shown(file)))


def _articles(source: InputFile, limits: Limits) -> Iterator[Found]:
    if not source.head:
        raise EmptyError("the file is empty")
    if source.suffix in _UNREAD:
        raise KindError(f"{source.suffix} files aren't read", hint="give text, HTML, JSON or JSONL")
    known = source.suffix in _HTML | _LINES | {".json", ".txt"}
    if source.suffix in _HTML or not known and looks_like_html(source.head):
        yield Draft(source.name, read_html(read_whole(source, limits), source.stem))
    elif source.suffix in _LINES | {".json"} or not known and _looks_like_json(source.head):
        yield from read_json(source, limits, lines_only=source.suffix in _LINES)
    else:
        yield Draft(source.name, Article(text=decode(read_whole(source, limits)), id=source.stem))


def _looks_like_json(head: bytes) -> bool:
    start = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start.startswith((b'{"', b"{\n", b"{\r", b"{ ", b"[{", b"[\n", b"[\r", b"[ "))


def _checked(found: Found, limits: Limits, ids: _Ids, published: date | None, outlet: str | None) -> Article | Problem:
    """The draft's article, completed, or what is wrong with it."""
    if isinstance(found, Problem):
        return found
    article = found.article
    try:
        if not article.text.strip():
            raise EmptyError("the article has no text")
        if len(article.text) > limits.article_chars:
            raise TooLargeError(f"the article has more than {limits.article_chars:,} characters", hint="split it")
        check_arabic(article.text)
    except InputError as error:
        return Problem.of(error, where=found.where)
    return replace(
        article,
        id=ids.unique(article.id),
        published=article.published or published,
        outlet=article.outlet or outlet or "",
    )


class _Ids:
    """The ids given so far in a run."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._next: dict[str, int] = {}

    def unique(self, wanted: str) -> str:
        """``wanted``, or the first of ``wanted#2``, ``wanted#3``, … that is free."""
        id_, number = wanted, self._next.get(wanted, 2)
        while id_ in self._given:
            id_, number = f"{wanted}#{number}", number + 1
        self._next[wanted] = number
        self._given.add(id_)
        return id_
