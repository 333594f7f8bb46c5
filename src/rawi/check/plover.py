"""The codes of plover.yaml, and whether the trigger lexicon keeps to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable

import yaml

from rawi.check.source import LOADER, Entry
from rawi.records import EventType

_LABELS = ("label_en", "label_ar", "means")


def plover_scheme(folder: Traversable, problems: list[str]) -> Mapping[str, frozenset[str]]:
    """Codes of plover.yaml: the modes of each event type, and all contexts under the empty key."""
    value = yaml.load(folder.joinpath("plover.yaml").read_text("utf-8"), Loader=LOADER)
    listed = [
        *value["types"],
        *value["contexts"],
        *(m for kind in value["types"] for m in kind.get("modes", ())),
    ]
    for one in listed:
        problems += [f"plover.yaml: {one['id']}: {key} is missing" for key in _LABELS if not one.get(key)]
    scheme = {kind["id"]: frozenset(m["id"] for m in kind.get("modes", ())) for kind in value["types"]}
    if set(scheme) != {kind.value for kind in EventType}:
        problems.append("plover.yaml: the types are not those of the records")
    return {**scheme, "": frozenset(one["id"] for one in value["contexts"])}


def plover_problems(path: str, entry: Entry, scheme: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Types, modes and contexts that PLOVER doesn't have, ids that don't begin with their type."""
    label = f"{entry.where}: {entry.id}"
    name = path.rpartition("/")[2].removesuffix(".yaml")
    kind = str(entry.values.get("type", name)).upper()
    if kind not in scheme:
        yield f"{label}: there is no event type {kind}"
    if entry.id and not entry.id.startswith(f"{name}."):
        yield f"{label}: the id doesn't begin with {name}."
    known = scheme.get(kind, frozenset())
    yield from (f"{label}: {kind} has no mode {one}" for one in entry.values.get("modes", ()) if one not in known)
    contexts = entry.values.get("contexts", ())
    yield from (f"{label}: there is no context {one}" for one in contexts if one not in scheme[""])
