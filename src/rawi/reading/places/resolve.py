"""Which place of a name an article means, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, hypot, log10, radians

from rawi.reading.places.countries import CountryNames, country_names
from rawi.reading.places.gazetteer import Gazetteer, PlaceEntry, split_type
from rawi.reading.places.offsets import CAPITAL, SIDE_OF_COUNTRY, WHOLE_COUNTRY, split_offset
from rawi.records import Place
from rawi.text.fold import fold

ARAB = frozenset({
    "DZA", "BHR", "COM", "DJI", "EGY", "ESH", "IRQ", "JOR", "KWT", "LBN", "LBY", "MRT",
    "MAR", "OMN", "PSE", "QAT", "SAU", "SOM", "SDN", "SYR", "TUN", "ARE", "YEM",
})  # fmt: skip
_PRIORS = {"country": 0.6, "region": 0.3, "province": 0.2, "district": 0.15, "city": 0.1, "point": 0.2}
_FLOOR = 0.19


@dataclass(frozen=True, slots=True)
class ResolvedPlace:
    """An entry with the precision that the words leave, a score from 0 to 1 and the reason in words."""

    entry: PlaceEntry
    precision: str
    score: float
    reason: str

    def as_place(self, text: str, start: int | None = None, end: int | None = None) -> Place:
        """The record for an event, around the words ``text``."""
        entry = self.entry
        return Place(
            text, start, end, entry.name, entry.name_en, entry.geonames, entry.country or None,
            entry.lat, entry.lon, self.precision,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Context:
    """What the article tells: country weights adding up to one, places nearby, the wanted kind."""

    weights: Mapping[str, float]
    near: Sequence[PlaceEntry]
    kind: str | None
    gazetteer: Gazetteer
    names: CountryNames


def resolve(
    name: str,
    *,
    countries: Mapping[str, float] | None = None,
    near: Sequence[PlaceEntry] = (),
    kind: str | None = None,
    gazetteer: Gazetteer | None = None,
) -> ResolvedPlace | None:
    """The most likely place behind ``name``, or None when no place of that name is likely enough.

    ``countries`` weighs the ISO3 codes that the article mentions, ``near`` holds places already
    resolved close by, ``kind`` is a kind or precision that the context asks for.
    """
    given = {code: weight for code, weight in (countries or {}).items() if weight > 0}
    total = sum(given.values())
    weights = {code: weight / total for code, weight in given.items()}
    context = _Context(weights, near, kind, gazetteer or Gazetteer.load(), country_names())
    return _resolve(" ".join(fold(name).split()), context)


def _resolve(folded: str, context: _Context) -> ResolvedPlace | None:
    return _direct(folded, context) or _part_of_country(folded, context) or _moved(folded, context)


def _direct(folded: str, context: _Context) -> ResolvedPlace | None:
    """The best entry that bears the name itself, or the name with an adjective of country behind it."""
    candidates = _candidates(folded, context)
    if not candidates and " " in folded:
        rest, _, last = folded.rpartition(" ")
        code = context.names.of_adjective(last) if last.startswith("ال") else None
        if code and rest not in SIDE_OF_COUNTRY | WHOLE_COUNTRY | CAPITAL:
            candidates = [entry for entry in _candidates(rest, context) if entry.country == code]
            context = replace(context, weights={code: 1.0})
    return _best(candidates, context, kinds=split_type(folded)[0])


def _candidates(folded: str, context: _Context) -> list[PlaceEntry]:
    """Every place of that name; an ordinary word only beside a place nearby or where a kind is asked for."""
    found = list(context.gazetteer.lookup(folded))
    country = context.names.named(folded)
    if country is not None:
        wanted = context.kind in {"city", "town"}
        found = [entry for entry in found if wanted or entry.country != country.country]
        found = found if wanted and found else [country, *found]
    elif not found:
        weak = context.gazetteer.lookup(folded, weak=True)
        close = [entry for entry in weak if any(_distance(entry, other) < 150 for other in context.near)]
        found = close or (list(weak) if context.kind else [])
    return found


def _best(candidates: list[PlaceEntry], context: _Context, *, kinds: frozenset[str]) -> ResolvedPlace | None:
    """The candidate with the highest score, if it reaches the floor."""
    if not candidates:
        return None
    scored = sorted(((*_score(entry, context, kinds), entry) for entry in candidates), key=lambda s: -s[0])
    score, why, entry = scored[0]
    if score < _FLOOR:
        return None
    if len(scored) == 1:
        why = f"only place of that name{'; ' + why if why else ''}"
        score += 0.15
    else:
        why = f"best of {len(scored)} places of that name{': ' + why if why else ''}"
        rivals = [s for s, _, other in scored[1:] if _distance(entry, other) > 60]
        score -= 0.1 if rivals and score - rivals[0] < 0.1 else 0.0
    return ResolvedPlace(entry, _precision(entry, kinds), round(min(score, 1.0), 2), why)


def _precision(entry: PlaceEntry, kinds: frozenset[str]) -> str:
    """The entry's precision, but a province's where only its seat is known by that name."""
    if entry.precision == "city" and kinds == {"province"}:
        return "province"
    return "district" if entry.precision == "city" and kinds == {"district", "province"} else entry.precision


def _score(entry: PlaceEntry, context: _Context, kinds: frozenset[str]) -> tuple[float, str]:
    """How likely the entry is meant, and the grounds in words."""
    reasons = []
    score = _PRIORS.get(entry.precision, 0.1)
    if entry.precision == "city":
        score += max(0.0, (log10(max(entry.population, 1_000)) - 3) * 0.09)
    if entry.country in ARAB:
        score += 0.1
    weight = context.weights.get(entry.country, 0.0)
    if weight:
        score += 0.1 + 0.4 * weight
        reasons.append(f"article mentions {entry.country}")
    closeness, neighbour = _closeness(entry, context.near)
    if neighbour:
        score += closeness
        reasons.append(f"near {neighbour}")
    if entry.population and not reasons:
        reasons.append(f"population {entry.population}")
    if context.kind in {entry.kind, entry.precision} or entry.kind in kinds:
        score += 0.15
        reasons.append(f"kind {entry.kind}")
    return score, ", ".join(reasons)


def _closeness(entry: PlaceEntry, near: Sequence[PlaceEntry]) -> tuple[float, str]:
    """A bonus for lying in, around or beside a place named nearby, and that place's name."""
    best = (0.0, "")
    for other in near:
        if other.kind == "country":
            bonus = 0.15 if other.country == entry.country else 0.0
        elif _contains(other, entry) or _distance(entry, other) < 100:
            bonus = 0.3
        else:
            bonus = 0.1 if other.country and other.country == entry.country else 0.0
        best = max(best, (bonus, other.name))
    return best if best[0] else (0.0, "")


def _contains(province: PlaceEntry, entry: PlaceEntry) -> bool:
    same = province.country == entry.country and bool(province.admin)
    return same and province.kind == "province" and entry.admin.split(".")[0] == province.admin


def _distance(one: PlaceEntry, other: PlaceEntry) -> float:
    """Rough distance in kilometres."""
    east = (one.lon - other.lon) * cos(radians((one.lat + other.lat) / 2))
    return 111.2 * hypot(one.lat - other.lat, east)


def _part_of_country(folded: str, context: _Context) -> ResolvedPlace | None:
    """«الشمال السوري», «الأراضي اللبنانية», «العاصمة السورية»."""
    head, *adjectives = folded.split() or [""]
    codes = [context.names.of_adjective(word) for word in adjectives if word.startswith("ال")]
    code = codes[0] if codes and len(codes) == len(adjectives) and all(codes) else None
    country = context.names.by_code.get(code) if code else None
    if country is None:
        return None
    if head in CAPITAL:
        return _capital(country, context)
    if head in WHOLE_COUNTRY:
        return ResolvedPlace(country, "country", 0.9, f"territory of {country.country}")
    if head in SIDE_OF_COUNTRY:
        return ResolvedPlace(country, "region", 0.8, f"part of {country.country}")
    return None


def _capital(country: PlaceEntry, context: _Context) -> ResolvedPlace | None:
    """The capital of a country."""
    name = context.names.capitals.get(country.country, "")
    inside = replace(context, weights={country.country: 1.0}, kind="city", near=())
    found = _resolve(fold(name), inside) if name else None
    if found is None or found.entry.country != country.country:
        return None
    return replace(found, score=0.9, reason=f"capital of {country.country}")


def _moved(folded: str, context: _Context) -> ResolvedPlace | None:
    """A place told by its distance from another keeps that anchor, at the precision of a region."""
    parts = split_offset(folded)
    if parts is None:
        return None
    words, anchor, away = parts
    found = _resolve(anchor, context)
    if found is None:
        return None
    precision = "region" if away else found.precision
    score = round(found.score * (0.9 if away else 1.0), 2)
    return replace(found, precision=precision, score=score, reason=f"«{words}» of the anchor; {found.reason}")
