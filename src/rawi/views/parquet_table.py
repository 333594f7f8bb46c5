"""Events as a Parquet table with nested columns, derived from the records' own definition."""

from __future__ import annotations

import types
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from typing import IO, Any, get_args, get_origin, get_type_hints

import pyarrow as pa
import pyarrow.parquet as pq

from rawi.article import Article
from rawi.records import Event, Reading

_SCALARS = {int: pa.int64(), float: pa.float64(), date: pa.date32()}
_ROWS_AT_ONCE = 2_000


def schema() -> Any:
    """The table's columns: article columns first, then the fields of an event in their order."""
    article = [("outlet", pa.string()), ("published", pa.date32()), ("url", pa.string())]
    return pa.schema([*article, *_columns(Event)])


class ParquetTable:
    """Writes the table in row groups; ``close`` is what makes the file readable."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._schema = schema()
        self._writer = pq.ParquetWriter(stream, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []

    def add(self, article: Article, reading: Reading) -> None:
        """Take a row for each event."""
        about = {"outlet": article.outlet, "published": article.published, "url": article.url}
        self._rows.extend({**about, **asdict(event)} for event in reading.events)
        if len(self._rows) >= _ROWS_AT_ONCE:
            self._write()

    def close(self) -> None:
        """Write the rows held back and the file's footer."""
        self._write()
        self._writer.close()

    def _write(self) -> None:
        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
        self._rows = []


def _columns(record: type) -> list[tuple[str, Any]]:
    hints = get_type_hints(record)
    return [(field.name, _column_type(hints[field.name])) for field in fields(record)]


def _column_type(hint: Any) -> Any:
    """The Arrow type of a field: tuples are lists, records structs, enumerations strings."""
    if isinstance(hint, types.UnionType):
        return _column_type(next(option for option in get_args(hint) if option is not types.NoneType))
    if get_origin(hint) is tuple:
        return pa.list_(_column_type(get_args(hint)[0]))
    if is_dataclass(hint) and isinstance(hint, type):
        return pa.struct(_columns(hint))
    return _SCALARS.get(hint, pa.string())
