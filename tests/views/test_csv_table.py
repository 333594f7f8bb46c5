import csv
import io

from rawi.views.csv_table import COLUMNS, CsvTable, row_of
from tests.views.samples import ARTICLE, BARE, READING, VISIT


def test_row_of_has_only_known_columns():
    assert set(row_of(ARTICLE, VISIT)) == set(COLUMNS)
    assert set(row_of(ARTICLE, BARE)) <= set(COLUMNS)


def test_row_of_joins_values():
    row = row_of(ARTICLE, VISIT)
    assert row["sources"] == "وكالة المثال > مصادر محلية"
    assert row["recipients"] == "المدينة | الوزير"
    assert row["recipients_names"] == ""
    assert row["actors_names"] == "عمر السالم"
    assert row["actors_sectors"] == "GOV MIL"


def test_csv_table_round_trip():
    stream = io.StringIO()
    table = CsvTable(stream)
    table.add(ARTICLE, READING)
    table.close()
    rows = list(csv.DictReader(io.StringIO(stream.getvalue())))
    assert tuple(rows[0]) == COLUMNS
    assert [row["id"] for row in rows] == ["a-1:e1", "a-1:e2"]
    assert rows[0]["sentence"] == VISIT.sentence.text
    assert (rows[0]["date_start"], rows[1]["date_end"], rows[1]["place"]) == ("2020-05-03", "", "")
