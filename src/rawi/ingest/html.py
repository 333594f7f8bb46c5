"""The article in a web page, by trafilatura."""

from __future__ import annotations

import re

from rawi.article import Article
from rawi.ingest.decode import decode_html
from rawi.ingest.drafts import parse_day, whole_characters
from rawi.ingest.problems import DateError, NoArticleError

_START = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|meta|!--)", re.IGNORECASE)
# Fixed bounds keep the clock out of the result; no guess from text that merely looks like a date.
_DATES = {
    "extensive_search": False,
    "original_date": True,
    "min_date": "1990-01-01",
    "max_date": "2099-12-31",
}


def looks_like_html(head: bytes) -> bool:
    """Whether a file that starts so is a web page."""
    return bool(_START.match(head.replace(b"\x00", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")))


def read_html(data: bytes, fallback_id: str) -> Article:
    """The article of a page with title, date, site name and address; raises NoArticleError."""
    import trafilatura

    html = decode_html(data)
    try:
        page = trafilatura.bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params=_DATES,
        )
    except Exception as error:  # whatever the parser trips over is this page's problem, never the run's
        raise NoArticleError(f"the page can't be parsed ({type(error).__name__})", hint="give its text") from error
    if page is None or isinstance(page, dict) or not page.text:
        raise NoArticleError("no article was found in the page", hint="give its text")
    try:
        published = parse_day(page.date) if page.date else None
    except DateError:
        published = None
    return Article(
        text=whole_characters(page.text),
        id=fallback_id,
        title=whole_characters(page.title or ""),
        published=published,
        outlet=whole_characters(page.sitename or ""),
        url=whole_characters(page.url or ""),
    )
