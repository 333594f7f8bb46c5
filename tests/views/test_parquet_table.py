import io
from dataclasses import fields

import pyarrow.parquet as pq

from rawi.records import Event
from rawi.views.parquet_table import ParquetTable, schema
from tests.views.samples import ARTICLE, READING, VISIT


def test_schema_follows_the_records():
    assert schema().names == ["outlet", "published", "url", *(field.name for field in fields(Event))]
    assert str(schema().field("trigger").type).startswith("struct<start: int64, end: int64, text: string")


def test_parquet_table_round_trip():
    stream = io.BytesIO()
    table = ParquetTable(stream)
    table.add(ARTICLE, READING)
    table.close()
    visit, bare = pq.read_table(io.BytesIO(stream.getvalue())).to_pylist()
    assert visit["type"] == "CONSULT"
    assert visit["attribution"][1]["cue"]["text"] == "ذكرت"
    assert visit["actors"][0]["sectors"] == ["GOV", "MIL"]
    assert visit["date"]["start"] == VISIT.date.start
    assert bare["place"] is None
    assert bare["published"] == ARTICLE.published


def test_parquet_table_without_events_is_readable():
    stream = io.BytesIO()
    ParquetTable(stream).close()
    table = pq.read_table(io.BytesIO(stream.getvalue()))
    assert table.num_rows == 0
    assert table.schema.equals(schema())
