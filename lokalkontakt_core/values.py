"""Frozen values: attrs classes that are cheap to make when the program starts.

A start makes some hundred of these classes, and half of what one costs is the code that attrs writes and compiles for
`__repr__`, `__eq__` and `__hash__` of each. Those three are shared here; everything else, types included, is attrs'.
"""

from operator import attrgetter
from typing import TYPE_CHECKING, Any

import attrs

_KEYS: dict[type, Any] = {}


def _key_of(cls: type) -> Any:
    """Give what reads all fields of a value of the class; made on first use."""
    names = [attribute.name for attribute in attrs.fields(cls) if attribute.eq]
    if len(names) > 1:
        key: Any = attrgetter(*names)
    elif names:
        key = attrgetter(names[0])
    else:
        key = _nothing
    return _KEYS.setdefault(cls, key)


def _nothing(_value: object) -> tuple[()]:
    return ()


def _equal(self: Any, other: object) -> Any:
    if self is other:
        return True
    cls = self.__class__
    if other.__class__ is not cls:
        return NotImplemented
    key = _KEYS.get(cls) or _key_of(cls)
    return key(self) == key(other)


def _hashed(self: Any) -> int:
    cls = self.__class__
    key = _KEYS.get(cls) or _key_of(cls)
    return hash((cls, key(self)))


def _shown(self: Any) -> str:
    fields = ((attribute.name, attribute.repr) for attribute in attrs.fields(self.__class__))
    shown = (f"{name}={getattr(self, name)!r}" for name, wanted in fields if wanted)
    return f"{self.__class__.__qualname__.rpartition('>.')[2]}({', '.join(shown)})"


if TYPE_CHECKING:
    from attrs import frozen as frozen  # noqa: PLC0414 - to be imported from here
else:

    def frozen(cls: type | None = None, **options: Any) -> Any:
        """Make a frozen attrs class; takes what `attrs.frozen` takes.

        Values are equal when they are of one class and all their fields are equal.
        """
        if cls is None:
            return lambda decorated: frozen(decorated, **options)
        if "__repr__" not in vars(cls) and options.get("repr", True):
            cls.__repr__ = _shown
        # Attrs writes an order only together with its own equality.
        if "__eq__" not in vars(cls) and options.get("eq", True) and not options.get("order"):
            cls.__eq__ = _equal
            cls.__hash__ = _hashed
        return attrs.frozen(cls, **options)
