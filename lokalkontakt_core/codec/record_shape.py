"""The shape of an attrs class: a table with one entry a field, defaults left out."""

from collections.abc import Callable
from typing import Any, get_args

import attrs

from lokalkontakt_core.codec.shape import Problem, Shape, Unreadable, unlike
from lokalkontakt_core.errors import LokalkontaktError

# A record's own facts stand first, where they come from and what plugins add stand last.
_LAST_FIELDS = ("source", "source_key", "ext")


def _default(attribute: "attrs.Attribute[Any]") -> Any:
    factory = getattr(attribute.default, "factory", None)
    return attribute.default if factory is None else factory()


def fields_in_order(record_type: Any) -> list["attrs.Attribute[Any]"]:
    """Give the fields of a class in the order they are written in."""
    return sorted(attrs.fields(record_type), key=lambda attribute: attribute.name in _LAST_FIELDS)


def required_fields(record_type: Any) -> list[str]:
    """Give the fields that must be there: no default, and never None (None is written by leaving the field out)."""
    return [
        attribute.name
        for attribute in attrs.fields(record_type)
        if attribute.default is attrs.NOTHING and type(None) not in get_args(attribute.type)
    ]


class _Reader:
    def __init__(self, record_type: Any, shapes: dict[str, Shape]) -> None:
        self._type = record_type
        self._readers = {name: shape.read for name, shape in shapes.items()}
        self._required = required_fields(record_type)
        self._none_unless_given = {
            attribute.name: None for attribute in attrs.fields(record_type) if attribute.default is attrs.NOTHING
        }

    def read(self, value: Any) -> Any:
        if type(value) is not dict:
            raise unlike("table", value)
        problems: list[Problem] = []
        found: dict[str, Any] = dict(self._none_unless_given)
        for name, held in value.items():
            reader = self._readers.get(name)
            if reader is None:
                problems.append((f".{name}", "LKE125", {"field": name, "known": tuple(sorted(self._readers))}))
                continue
            try:
                found[name] = reader(held)
            except Unreadable as unreadable:
                problems.extend(unreadable.under(f".{name}"))
        problems.extend((f".{name}", "LKE126", {"field": name}) for name in self._required if name not in value)
        if problems:
            raise Unreadable(*problems)
        return self._made(found)

    def _made(self, found: dict[str, Any]) -> Any:
        try:
            return self._type(**found)
        except LokalkontaktError as error:
            raise Unreadable(("", error.code, error.values)) from error
        except (TypeError, ValueError) as error:
            raise Unreadable(("", "LKE127", {"problem": type(error).__name__})) from error


def record_shape(record_type: Any, shape_of: Callable[[Any], Shape]) -> Shape:
    """Give the shape of an attrs class, given how to get the shapes of its fields.

    Raises:
        TypeError: A field may be None and has another default: leaving it out could not say which is meant.
    """
    attributes = fields_in_order(record_type)
    # Types as the class has them: to look up one in quotes would take long, so `shape_of` refuses it.
    shapes = {attribute.name: shape_of(attribute.type) for attribute in attributes}
    for attribute in attributes:
        if type(None) in get_args(attribute.type) and _default(attribute) not in {None, attrs.NOTHING}:
            raise TypeError(f"{record_type.__name__}.{attribute.name}: None would be read back as the default")
    writers = [(attribute.name, _default(attribute), shapes[attribute.name].write) for attribute in attributes]

    def write(record: Any) -> dict[str, Any]:
        document = {}
        for name, default, writer in writers:
            value = getattr(record, name)
            if value is not None and value != default:
                document[name] = writer(value)
        return document

    return Shape(_Reader(record_type, shapes).read, write)
