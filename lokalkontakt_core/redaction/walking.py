"""Walking through values: every text in them, and nothing that is an id, a pointer, a choice or a place's name."""

import enum
from collections.abc import Callable, Mapping
from typing import Any

from attrs import evolve, fields, has

from lokalkontakt_core.records.base import Record, Ref

# A village may be called as somebody is: what places are called is never touched.
_NAMES_OF_PLACES: Mapping[str, frozenset[str]] = {
    "area": frozenset({"name", "villages"}),
    "cluster": frozenset({"name"}),
}

Change = Callable[[str], str]


def mapped(value: Any, change: Change) -> Any:
    """Give a value with every text in it as `change` makes it; what is no text stays."""
    if isinstance(value, enum.Enum | Ref):
        return value
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {mapped(key, change): mapped(inner, change) for key, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(mapped(inner, change) for inner in value)
    if isinstance(value, list):
        return [mapped(inner, change) for inner in value]
    return _fields(value, change, frozenset()) if has(type(value)) else value


def mapped_record(record: Record, change: Change) -> Record:
    """Give a record with its texts as `change` makes them; ids, pointers and what places are called stay."""
    after: Record = _fields(record, change, _NAMES_OF_PLACES.get(record.kind, frozenset()) | {"id"})
    return after


def texts_of(value: Any) -> tuple[str, ...]:
    """Give the texts in a value, a record included."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    if isinstance(value, Record):
        mapped_record(value, note)
    else:
        mapped(value, note)
    return tuple(found)


def _fields(value: Any, change: Change, passed: frozenset[str]) -> Any:
    changed = {}
    for attribute in fields(type(value)):
        if attribute.name in passed or "refers_to" in attribute.metadata or not attribute.init:
            continue
        before = getattr(value, attribute.name)
        after = mapped(before, change)
        if after != before:
            changed[attribute.name] = after
    return evolve(value, **changed) if changed else value
