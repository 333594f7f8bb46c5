"""Compile ``src/rawi/data/places/gazetteer.csv.gz`` from GeoNames rows and the hand-written places.

Usage: python tools/build_gazetteer.py DATA_FOLDER

DATA_FOLDER holds ``gazetteer/geonames`` (towns and subdivisions with Arabic-script names, GeoNames,
CC BY 4.0) and ``gazetteer/arabic_names`` (person names, to tell towns called like persons). Names of
towns that carry no Arabic come from ``tools/hand_places.csv``. The same input gives the same bytes.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from rawi.text.fold import fold, strip_marks  # noqa: E402

PLACES = ROOT / "src/rawi/data/places"
COUNTRIES = ROOT / "src/rawi/data/actors/countries.csv"
COLUMNS = (
    "keys", "name", "name_en", "country", "lat", "lon", "population",
    "kind", "precision", "geonames", "admin",
)  # fmt: skip

ARAB = {
    "DZA", "BHR", "COM", "DJI", "EGY", "ESH", "IRQ", "JOR", "KWT", "LBN", "LBY", "MRT",
    "MAR", "OMN", "PSE", "QAT", "SAU", "SOM", "SDN", "SYR", "TUN", "ARE", "YEM",
}  # fmt: skip
NEAR = {"IRN", "TUR", "ISR", "AFG", "PAK", "MLI", "NER", "TCD", "SSD", "ERI", "ETH", "NGA"}
NEAR_FLOOR = 500
WORLD_FLOOR = 500
STRONG_FLOOR = {True: 2_000, False: 15_000}  # near the Arab states, elsewhere: smaller towns need a type word
FOREIGN_SCRIPT_FLOOR = {"IRN": 2_000, "AFG": 2_000, "PAK": 20_000}
WEAK_BELOW = 500_000
DEPENDENCIES = {
    "AI": "GBR", "BM": "GBR", "FK": "GBR", "GG": "GBR", "GI": "GBR", "IM": "GBR", "IO": "GBR", "JE": "GBR",
    "KY": "GBR", "MS": "GBR", "SH": "GBR", "TC": "GBR", "VG": "GBR", "BL": "FRA", "GF": "FRA", "GP": "FRA",
    "MF": "FRA", "MQ": "FRA", "NC": "FRA", "PF": "FRA", "PM": "FRA", "RE": "FRA", "WF": "FRA", "YT": "FRA",
    "AW": "NLD", "BQ": "NLD", "CW": "NLD", "SX": "NLD", "AS": "USA", "GU": "USA", "MP": "USA", "VI": "USA",
    "AX": "FIN", "CK": "NZL", "NU": "NZL", "CX": "AUS", "NF": "AUS", "FO": "DNK", "SJ": "NOR",
}  # fmt: skip

PLAIN = re.compile("[\u0621-\u064a][\u0621-\u064a \\-]*")
CAREFUL = re.compile("[أإآةىئؤ]")
LENDING = str.maketrans({"ی": "ي", "ک": "ك", "گ": "غ", "چ": "تش", "پ": "ب", "ژ": "ج", "ہ": "ه", "ھ": "ه", "ے": "ي"})
ADMINISTRATIVE = re.compile(
    "(?:محافظة|ولاية|إقليم|اقليم|منطقة|إمارة|جهة|شعبية|مقاطعة|مديرية|دائرة|معتمدية|قضاء|لواء|بلدية|ضاحية) "
)
SEAT = re.compile("(?:مدينة|مدينه|بلدة|قرية|إمارة) ")


@dataclass(slots=True)
class Row:
    """One place on its way into the table."""

    name: str
    variants: list[str]
    name_en: str
    country: str
    lat: float
    lon: float
    population: int
    kind: str
    precision: str
    geonames: str
    admin: str
    hand: bool = False
    weak: set[str] = field(default_factory=set)

    def folded(self) -> list[str]:
        """Folded names, a plus sign before those that need a type word or a neighbour."""
        keys = dict.fromkeys(fold(name).replace("-", " ") for name in [self.name, *self.variants])
        return [("+" if key in self.weak else "") + " ".join(key.split()) for key in keys if key]


def read_table(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a CSV file, or of a (gzipped) TSV file with a header."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)
    else:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def load_countries() -> tuple[dict[str, str], set[str]]:
    """ISO2 to ISO3, and every folded name of a country."""
    codes = dict(DEPENDENCIES)
    names: set[str] = set()
    for row in read_table(COUNTRIES):
        codes[row["iso2"]] = row["iso3"]
        names.update(fold(name) for name in [row["name_ar"], *row["aliases_ar"].split("|")] if name)
    return codes, names


def plain_latin(name: str) -> str:
    """A Latin name that needs no quoting in the table."""
    return " ".join(re.sub('[,"|]', " ", name).split())


def tidy(name: str) -> str:
    """A spelling without marks, brackets and what stands after a comma."""
    name = re.split("[(،,٬]", strip_marks(name).replace("\u200c", " "))[0]
    return " ".join(name.split())


def usable_names(spellings: str, country: str, population: int) -> list[str]:
    """Arabic spellings, best first; Persian or Urdu ones rewritten only where nothing else exists."""
    tidied = [tidy(name) for name in spellings.split("|")]
    plain = sorted({name for name in tidied if PLAIN.fullmatch(name) and name[0] != "ئ"}, key=spelling_rank)
    if plain:
        return plain
    if population < FOREIGN_SCRIPT_FLOOR.get(country, 100_000):
        return []
    lent = sorted({name.translate(LENDING) for name in tidied})
    return [name for name in lent if PLAIN.fullmatch(name)]


def spelling_rank(name: str) -> tuple[bool, bool, bool, int, str]:
    """Sorts careful short spellings before others."""
    return bool(SEAT.match(name)), name.endswith("ه"), not CAREFUL.search(name), name.count(" "), name


def without_seat(names: list[str]) -> list[str]:
    """``names`` with «مدينة خور فكان» also as «خور فكان», unless one ordinary word is left."""
    bare = [ADMINISTRATIVE.sub("", SEAT.sub("", name)) for name in names]
    shortened = [short for short, name in zip(bare, names, strict=True) if short != name]
    extra = [short for short in shortened if " " in short or short.startswith("ال") or len(short) > 3]
    return list(dict.fromkeys([*(n for n in names if n in bare), *extra, *names]))


def towns(folder: Path, codes: dict[str, str], country_names: set[str]) -> Iterator[Row]:
    """GeoNames towns worth keeping."""
    for row in read_table(folder / "cities500_arabic_names.tsv.gz"):
        country = codes.get(row["country"], "")
        population = int(row["population"] or 0)
        floor = 0 if country in ARAB else NEAR_FLOOR if country in NEAR else WORLD_FLOOR
        if not country or population < floor:
            continue
        names = without_seat(usable_names(row["arabic_script_names"], country, population))
        if country not in ARAB:
            names = [name for name in names if fold(name) not in country_names]
        if names:
            kind = "city" if population >= 100_000 else "town"
            yield Row(
                names[0], names[1:], plain_latin(row["name"]), country, float(row["lat"]),
                float(row["lon"]), population, kind, "city", row["geonameid"], row["admin1"],
            )  # fmt: skip


def hand_places() -> Iterator[Row]:
    """The hand-written places."""
    for row in read_table(Path(__file__).with_name("hand_places.csv")):
        population = int(row["population"] or 0)
        kind = "city" if row["kind"] == "town" and population >= 100_000 else row["kind"]
        yield Row(
            row["name"], [v for v in row["variants"].split("|") if v], plain_latin(row["name_en"]),
            row["country"], float(row["lat"]), float(row["lon"]), population, kind, row["precision"],
            row["geonames"], row["admin"], hand=True,
        )  # fmt: skip


def merge(hand: Iterable[Row], found: Iterable[Row]) -> list[Row]:
    """Hand rows first; a GeoNames row of the same town lends its id, population and, at home, spellings."""
    rows = list(hand)
    by_id = {row.geonames: row for row in rows if row.geonames}
    by_name: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        for key in row.folded() if row.precision == "city" and not row.geonames else ():
            by_name[row.country, key].append(row)
    for row in found:
        known = by_id.get(row.geonames) or same_town(row, by_name)
        if known is None:
            rows.append(row)
            continue
        if not known.geonames:
            known.geonames, known.population, known.admin = row.geonames, row.population, row.admin
        if row.country in ARAB:
            known.variants = list(dict.fromkeys([*known.variants, row.name, *row.variants]))
    return rows


def same_town(row: Row, by_name: dict[tuple[str, str], list[Row]]) -> Row | None:
    """The hand row without an id that bears one of the row's names within a few kilometres."""
    for key in row.folded():
        for known in by_name.get((row.country, key), ()):
            if abs(known.lat - row.lat) < 0.15 and abs(known.lon - row.lon) < 0.15 and not known.geonames:
                return known
    return None


def subdivisions(folder: Path, codes: dict[str, str], rows: list[Row]) -> Iterator[Row]:
    """Provinces and districts that the hand file lacks, placed at their seat or at their towns' middle."""
    known = {row.geonames for row in rows}
    seats: dict[tuple[str, str], Row] = {}
    members: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.precision == "city":
            members[row.country, row.admin].append(row)
            for key in row.folded():
                seats.setdefault((row.country, key), row)
    for line in (folder / "subdivisions_arabic.tsv").read_text("utf-8").splitlines():
        cells = line.split("\t")
        country = codes.get(cells[2].split(".")[0], "")
        if cells[3] not in known and country in ARAB | NEAR:
            made = subdivision(cells, country, seats, members)
            if made:
                yield made


def subdivision(
    cells: list[str],
    country: str,
    seats: dict[tuple[str, str], Row],
    members: dict[tuple[str, str], list[Row]],
) -> Row | None:
    """A province or district, or None where its name or its position can't be told."""
    lendable = 100_000 if country in FOREIGN_SCRIPT_FLOOR else 0
    names = usable_names("|".join([cells[0], cells[5]]), country, lendable)
    names = list(dict.fromkeys(ADMINISTRATIVE.sub("", name) for name in names))
    names = [name for name in names if not name.endswith(" ")]
    if not names:
        return None
    admin = cells[2].split(".", 1)[1]
    first_level = cells[6] == "1"
    inside = members.get((country, admin.split(".")[0]), [])
    seat = next((seats[country, fold(n)] for n in names if (country, fold(n)) in seats), None)
    if seat is not None and seat.admin != admin.split(".")[0]:
        seat = None
    if seat is None and not (first_level and inside):
        return None
    lat = seat.lat if seat else sum(row.lat for row in inside) / len(inside)
    lon = seat.lon if seat else sum(row.lon for row in inside) / len(inside)
    kind = "province" if first_level else "district"
    latin = next((n for n in [cells[0], *cells[5].split("|")] if n.isascii() or not PLAIN.match(n)), "")
    latin = plain_latin(latin)
    return Row(names[0], names[1:], latin, country, lat, lon, 0, kind, kind, cells[3], admin)


def person_names(path: Path) -> set[str]:
    """Folded given names and surnames that several people bear."""
    counts: dict[str, int] = defaultdict(int)
    for row in read_table(path):
        counts[row["arabic_key"]] += int(row["count"] or 0)
    return {fold(name) for name, count in counts.items() if count >= 3}


def mark_weak(rows: list[Row], persons: set[str]) -> None:
    """Mark names that are also ordinary words, person names or too short to stand alone."""
    ordinary = {fold(row["word"]) for row in read_table(PLACES / "common_words.csv")}
    for row in rows:
        hamlet = not row.hand and row.country not in ARAB and row.precision == "city"
        hamlet = hamlet and row.population < STRONG_FLOOR[row.country in NEAR]
        for key in row.folded():
            bare = key.removeprefix("ال")
            short = len(key.replace(" ", "")) < 3
            namesake = not row.hand and " " not in key and bool({key, bare} & persons)
            small = row.population < (WEAK_BELOW if row.country not in ARAB else 20_000)
            if key in ordinary or short or hamlet or (namesake and small and row.precision == "city"):
                row.weak.add(key)


def write(rows: list[Row], path: Path) -> None:
    """Write the table, gzipped without a time stamp."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in sorted(rows, key=lambda r: (r.country, r.admin, r.kind, r.name, r.geonames, r.lat, r.lon)):
        writer.writerow([
            "|".join(row.folded()), row.name, row.name_en, row.country, f"{row.lat:.2f}", f"{row.lon:.2f}",
            row.population or "", row.kind, row.precision, row.geonames, row.admin,
        ])  # fmt: skip
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0, compresslevel=9) as out:
        out.write(text.getvalue().encode())
    path.write_bytes(packed.getvalue())


def main(data: Path) -> int:
    """Build the table; returns how many places it holds."""
    codes, country_names = load_countries()
    folder = data / "gazetteer/geonames"
    rows = merge(hand_places(), towns(folder, codes, country_names))
    rows.extend(list(subdivisions(folder, codes, rows)))
    mark_weak(rows, person_names(data / "gazetteer/arabic_names/units.tsv.gz"))
    write(rows, PLACES / "gazetteer.csv.gz")
    return len(rows)


if __name__ == "__main__":
    sys.stdout.write(f"{main(Path(sys.argv[1]))} places\n")
