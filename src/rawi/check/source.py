"""Read YAML as it is written: every scalar a string, every entry with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a lexicon, or one of its groups of examples, with the place to name."""

    where: str
    id: str
    values: Mapping[str, Any]


def files_below(at: Traversable, path: str = "") -> Iterator[tuple[str, Traversable]]:
    """The files at or below ``at`` with their paths, in order."""
    if at.is_file():
        yield path, at
    elif at.is_dir():
        for child in sorted(at.iterdir(), key=lambda one: one.name):
            yield from files_below(child, f"{path}/{child.name}" if path else child.name)


def entries_of(path: str, text: str, problems: list[str]) -> list[Entry]:
    """The entries of a lexicon (a list) or its examples (a mapping), with their lines."""
    try:
        node = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problems.append(f"{path}:{line}: is no YAML: {error.problem}")
        return []
    if isinstance(node, yaml.SequenceNode):
        pairs = [(child, _plain(child)) for child in node.value]
        return [Entry(_where(path, child), _id(value), mapping(value)) for child, value in pairs]
    if isinstance(node, yaml.MappingNode):
        return [Entry(_where(path, key), key.value, mapping(_plain(value))) for key, value in node.value]
    problems.append(f"{path}:1: holds no entries")
    return []


def mapping(value: Any) -> Mapping[str, Any]:
    """``value`` if it is a mapping, else an empty one."""
    return value if isinstance(value, dict) else {}


def _where(path: str, node: yaml.Node) -> str:
    return f"{path}:{node.start_mark.line + 1}"


def _plain(node: yaml.Node) -> Any:
    """Dictionaries, lists and strings: «yes» and «no» stay the words that they are."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    return [_plain(child) for child in node.value] if isinstance(node, yaml.SequenceNode) else str(node.value)


def _id(value: Any) -> str:
    return str(mapping(value).get("id", ""))
