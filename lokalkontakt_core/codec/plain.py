"""Plain values: what answers and drafts may hold, whatever store keeps them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

_SCALARS = (str, bool, int, float, date, datetime)


def plain(value: Any) -> Any:
    """Give an own copy of a value that every store can keep and give back unchanged.

    Strings, whole and decimal numbers, truth values, dates, instants, lists and mappings with string keys are
    plain; a tuple becomes a list.

    Raises:
        TypeError: Something else was handed in, None included: what is not answered is left out.
    """
    if isinstance(value, _SCALARS):
        return value
    if isinstance(value, Mapping):
        return {_key(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    raise TypeError(f"{type(value).__name__} is no plain value")


def _key(key: Any) -> str:
    if not isinstance(key, str):
        raise TypeError(f"{type(key).__name__} is no plain key")
    return key
