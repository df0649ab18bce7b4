"""Facts from a data file: whole records as stored, and fields to set on records that are there already."""

import tomllib
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from lokalkontakt_core.codec.documents import from_document, to_document
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.register import Register
from lokalkontakt_schemas.examples import example_text

R = TypeVar("R", bound=Record)


def load(name: str) -> dict[str, Any]:
    """Read a data file of the example."""
    return tomllib.loads(example_text(name))


def records(data: Mapping[str, Any], place: str) -> list[Record]:
    """Give the records under `record.<kind>`.

    Args:
        data: A file as `load` gives it.
        place: The file's name, for messages.
    """
    return [
        from_document(kind, document, f"{place}: {kind} {document.get('id')}")
        for kind, documents in data.get("record", {}).items()
        for document in documents
    ]


def with_fields(record: R, given: Mapping[str, Any], place: str) -> R:
    """Give a record with some fields as a data file gives them."""
    changed = from_document(record.kind, {**to_document(record), **given}, place)
    assert isinstance(changed, type(record))  # noqa: S101 - a document of a kind becomes a record of that kind
    return changed


def person_called(register: Register, name: str) -> Person:
    """Give the person of a name in an example, where no two have the same."""
    return _only(person for person in register.all(Person) if person.name == name)


def _only(found: Iterable[R]) -> R:
    (one,) = found
    return one
