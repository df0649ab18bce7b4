"""The converter between records and documents; strict: nothing is coerced, every problem is reported with its path."""

import enum
import operator
import types
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Union, get_args, get_origin

import attrs
import cattrs
from cattrs.errors import ForbiddenExtraKeysError
from cattrs.preconf.tomllib import make_converter

from lokalkontakt_core.errors import DataError, LokalkontaktError
from lokalkontakt_core.periods import UNKNOWN, Month, Unknown
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.records.kinds import RECORD_TYPES

Document = dict[str, Any]
"""What a store keeps of a record: TOML's types only, no None."""


def _exactly(wanted: type) -> Any:
    def structure(value: Any, _type: Any) -> Any:
        if type(value) is not wanted:
            raise DataError("LKE121", wanted=wanted.__name__, found=_shown(value))
        return value

    return structure


def _shown(value: Any) -> str:
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else text[:57] + "…"  # noqa: PLR2004 - a line on a screen


def _unknown(value: Any, _type: Any) -> Unknown:
    if value != UNKNOWN.value:
        raise DataError("LKE122", found=_shown(value))
    return UNKNOWN


def _date_or_unknown(value: Any, wanted: Any) -> Any:
    if value is None and type(None) in get_args(wanted):
        return None
    if type(value) is date:
        return value
    return _unknown(value, wanted)


def _enum(value: Any, wanted: type[enum.StrEnum]) -> enum.StrEnum:
    for member in wanted:
        if type(value) is type(member.value) and member.value == value:
            return member
    raise DataError("LKE123", found=_shown(value), options=tuple(str(member.value) for member in wanted))


def _is_dated_union(wanted: Any) -> bool:
    return get_origin(wanted) in {Union, types.UnionType} and Unknown in get_args(wanted)


def _month(value: Any, _type: Any) -> Month:
    if not isinstance(value, str):
        raise DataError("LKE121", wanted="str", found=_shown(value))
    return Month.parse(value)


def _make() -> cattrs.Converter:
    converter = make_converter(forbid_extra_keys=True, omit_if_default=True, detailed_validation=True)
    for wanted in (str, int, bool, float, date, datetime):
        converter.register_structure_hook(wanted, _exactly(wanted))
    converter.register_structure_hook(enum.StrEnum, _enum)
    converter.register_unstructure_hook(enum.StrEnum, operator.attrgetter("value"))
    converter.register_structure_hook(Unknown, _unknown)
    converter.register_structure_hook_func(_is_dated_union, _date_or_unknown)
    converter.register_unstructure_hook_func(_is_dated_union, lambda v: v.value if isinstance(v, Unknown) else v)
    converter.register_structure_hook(Month, _month)
    converter.register_unstructure_hook(Month, str)
    structure_tuple = converter.get_structure_hook(tuple[str, ...])
    converter.register_structure_hook_func(lambda t: getattr(t, "__origin__", None) is tuple, _list_of(structure_tuple))
    # Plugin facts pass through untouched, whatever they hold.
    converter.register_structure_hook_func(lambda t: t == Mapping[str, Mapping[str, Any]], _plain_table)
    return converter


def _list_of(structure_items: Any) -> Any:
    def structure(value: Any, wanted: Any) -> Any:
        # A string is iterable too, and would become a tuple of letters.
        if type(value) is not list:
            raise DataError("LKE121", wanted="list", found=_shown(value))
        return structure_items(value, wanted)

    return structure


def _plain_table(value: Any, _type: Any) -> Any:
    if not isinstance(value, dict) or not all(isinstance(inner, dict) for inner in value.values()):
        raise DataError("LKE121", wanted="table", found=_shown(value))
    return value


_CONVERTER: list[cattrs.Converter] = []


def converter() -> cattrs.Converter:
    """Give the converter; it is made on first use."""
    if not _CONVERTER:
        _CONVERTER.append(_make())
    return _CONVERTER[0]


def to_document(record: Record) -> Document:
    """Give a record as a document."""
    document: Document = converter().unstructure(record, type(record))
    return document


def from_document(kind: str, document: Mapping[str, Any], place: str) -> Record:
    """Read a record from a document.

    Args:
        kind: The record kind.
        document: What was stored.
        place: The file or row it comes from, for messages.

    Raises:
        DataError: LKE120 with one detail for each problem, each with `place` and `path`.
    """
    record_type = RECORD_TYPES.get(kind)
    if record_type is None:
        raise DataError("LKE124", place=place, kind=kind)
    try:
        record: Record = converter().structure(document, record_type)
    except Exception as error:  # noqa: BLE001 - sorted into coded problems just below
        raise DataError("LKE120", place=place, details=tuple(_problems(error, place, ""))) from None
    return record


def _problems(error: BaseException, place: str, path: str) -> Any:
    """Give one coded problem for each thing that is wrong, with its path in the document."""
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from _problems(inner, place, path + _step(inner))
    elif isinstance(error, ForbiddenExtraKeysError):
        for name in sorted(error.extra_fields):
            known = tuple(sorted(attribute.name for attribute in attrs.fields(error.cl)))
            yield DataError("LKE125", place=place, path=_joined(path, name), field=name, known=known)
    elif isinstance(error, LokalkontaktError):
        yield DataError(error.code, place=place, path=path.lstrip("."), **error.values)
    elif isinstance(error, KeyError):
        yield DataError("LKE126", place=place, path=path.lstrip("."))
    else:
        yield DataError("LKE127", place=place, path=path.lstrip("."), problem=type(error).__name__)


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}".lstrip(".")


def _step(error: BaseException) -> str:
    for note in getattr(error, "__notes__", ()):
        name = getattr(note, "name", None)
        if name is not None:
            return f".{name}"
        index = getattr(note, "index", None)
        if index is not None:
            return f"[{index}]"
    return ""
