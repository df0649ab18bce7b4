"""Records as documents and back; strict: nothing is coerced, every problem is reported with its path."""

from collections.abc import Mapping
from typing import Any, TypeVar

from lokalkontakt_core.codec.shape import Unreadable
from lokalkontakt_core.codec.shapes import shape_of
from lokalkontakt_core.errors import DataError
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.records.kinds import RECORD_TYPES

T = TypeVar("T")

_CODES_THAT_NAME_THE_PLACE = {"LKE121", "LKE122", "LKE123", "LKE125", "LKE126", "LKE127"}

Document = dict[str, Any]
"""What a store keeps of a record: TOML's types only, no None."""


def to_plain(value: Any) -> Document:
    """Give any of our frozen values as a table: own facts first, where they come from last, defaults left out."""
    document: Document = shape_of(type(value)).write(value)
    return document


def from_plain(wanted: type[T], document: Mapping[str, Any], place: str) -> T:
    """Read one of our frozen values from a table.

    Args:
        wanted: Its class.
        document: What was stored.
        place: The file or row it comes from, for messages.

    Raises:
        DataError: LKE120 with one detail for each problem, each with `place` and `path`.
    """
    try:
        value: T = shape_of(wanted).read(document)
    except Unreadable as unreadable:
        details = tuple(_problem(*problem, place, wanted.__name__) for problem in unreadable.problems)
        raise DataError("LKE120", place=place, details=details) from None
    return value


def _problem(path: str, code: str, values: Mapping[str, Any], place: str, whole: str) -> DataError:
    where = path.lstrip(".")
    if code in _CODES_THAT_NAME_THE_PLACE:
        return DataError(code, **{**values, "place": place, "path": where or whole})
    # What a record refuses of itself has words of its own, which know no place.
    inner = DataError(code, **values)
    return DataError("LKE127", place=place, path=where or values.get("field", whole), problem=code, details=(inner,))


def to_document(record: Record) -> Document:
    """Give a record as a document."""
    return to_plain(record)


def from_document(kind: str, document: Mapping[str, Any], place: str) -> Record:
    """Read a record from a document.

    Raises:
        DataError: LKE124 for an unknown kind; LKE120 with one detail for each problem, each with `place` and `path`.
    """
    record_type = RECORD_TYPES.get(kind)
    if record_type is None:
        raise DataError("LKE124", place=place, kind=kind)
    return from_plain(record_type, document, place)
