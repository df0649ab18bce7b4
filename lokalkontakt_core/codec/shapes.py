"""How a value of each type used in records is read from and written to plain data; strict, and made once per type.

We write these few readers ourselves because a general converter costs more at start-up (measured: 90 ms) than a whole
listing of areas may take, and because nothing here may be coerced: a number is never read as text, nor text as a list.
"""

import enum
import types
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Union, get_args, get_origin

import attrs

from lokalkontakt_core.codec.record_shape import record_shape
from lokalkontakt_core.codec.shape import Problem, Shape, Unreadable, shown, unlike
from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.periods import UNKNOWN, Month, Unknown


def _as_it_is(value: Any) -> Any:
    return value


def _exactly(wanted: type) -> Shape:
    name = "table" if wanted is dict else wanted.__name__

    def read(value: Any) -> Any:
        if type(value) is not wanted:
            raise unlike(name, value)
        return value

    return Shape(read, _as_it_is)


_EXACT: dict[Any, Shape] = {wanted: _exactly(wanted) for wanted in (str, int, bool, float, date, datetime, dict)}


def _exact(wanted: Any) -> Shape | None:
    return _EXACT.get(wanted) if isinstance(wanted, type) else None


def _read_date_or_unknown(value: Any) -> Any:
    if type(value) is date:
        return value
    if value == UNKNOWN.value:
        return UNKNOWN
    raise Unreadable(("", "LKE122", {"found": shown(value)}))


def _write_date_or_unknown(value: Any) -> Any:
    return value.value if isinstance(value, Unknown) else value


def _union(wanted: Any) -> Shape | None:
    """Give the shape of `X | None` (None is never written) and of `date | Unknown`."""
    if get_origin(wanted) not in {Union, types.UnionType}:
        return None
    inner = [one for one in get_args(wanted) if one is not type(None)]
    if set(inner) == {date, Unknown}:
        return Shape(_read_date_or_unknown, _write_date_or_unknown)
    return shape_of(inner[0]) if len(inner) == 1 else None


def _enumeration(wanted: Any) -> Shape | None:
    if not (isinstance(wanted, type) and issubclass(wanted, enum.StrEnum)):
        return None
    members = {member.value: member for member in wanted}

    def read(value: Any) -> Any:
        if type(value) is str and value in members:
            return members[value]
        raise Unreadable(("", "LKE123", {"found": shown(value), "options": tuple(members)}))

    return Shape(read, lambda member: member.value)


def _month(wanted: Any) -> Shape | None:
    def read(value: Any) -> Any:
        if type(value) is not str:
            raise unlike("str", value)
        try:
            return Month.parse(value)
        except LokalkontaktError as error:
            raise Unreadable(("", error.code, error.values)) from error

    return Shape(read, str) if wanted is Month else None


def _sequence(wanted: Any) -> Shape | None:
    """Give the shape of `tuple[X, ...]`, or of a tuple with a fixed number of items of one type."""
    if get_origin(wanted) is not tuple:
        return None
    args = get_args(wanted)
    item = shape_of(args[0])
    length = None if args[-1] is Ellipsis else len(args)

    def read(value: Any) -> Any:
        # A string is iterable too, and would become a tuple of letters.
        if type(value) is not list or length not in {None, len(value)}:
            raise unlike("list", value)
        problems: list[Problem] = []
        found = []
        for index, inner in enumerate(value):
            try:
                found.append(item.read(inner))
            except Unreadable as unreadable:
                problems.extend(unreadable.under(f"[{index}]"))
        if problems:
            raise Unreadable(*problems)
        return tuple(found)

    return Shape(read, lambda values: [item.write(value) for value in values])


def _table(wanted: Any) -> Shape | None:
    """Give the shape of `Mapping[K, V]`; of `Mapping[str, Mapping[str, Any]]` the inner tables stay as they are."""
    if get_origin(wanted) is not Mapping:
        return None
    key_type, value_type = get_args(wanted)
    free = value_type == Mapping[str, Any]
    key, inner = shape_of(key_type), _EXACT[dict] if free else shape_of(value_type)

    def read(value: Any) -> Any:
        if type(value) is not dict:
            raise unlike("table", value)
        problems: list[Problem] = []
        found = {}
        for name, held in value.items():
            try:
                found[key.read(name)] = inner.read(held)
            except Unreadable as unreadable:
                problems.extend(unreadable.under(f".{name}"))
        if problems:
            raise Unreadable(*problems)
        return found

    return Shape(read, lambda held: {key.write(name): inner.write(value) for name, value in held.items()})


def _attrs_class(wanted: Any) -> Shape | None:
    return record_shape(wanted, shape_of) if isinstance(wanted, type) and attrs.has(wanted) else None


_KINDS_OF_SHAPE: tuple[Callable[[Any], Shape | None], ...] = (
    _exact,
    _union,
    _enumeration,
    _month,
    _sequence,
    _table,
    _attrs_class,
)
_MADE: dict[Any, Shape] = {}


def shape_of(wanted: Any) -> Shape:
    """Give the shape of a type; made on first use.

    Raises:
        TypeError: No record may hold such a type.
    """
    if wanted not in _MADE:
        shape = next((made for make in _KINDS_OF_SHAPE if (made := make(wanted)) is not None), None)
        if shape is None:
            raise TypeError(f"a record cannot hold {wanted!r}")
        _MADE[wanted] = shape
    return _MADE[wanted]
