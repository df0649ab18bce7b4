"""Documents as JSON texts, and back, losing nothing: what JSON has no word for stands in an object with one tagged key.

A day is `{"$date": "2020-03-01"}`, an instant `{"$datetime": "2020-03-01T08:30:00+00:00"}`, a time of day
`{"$time": "08:30:00"}`, a number that is none `{"$float": "nan"}` (or `inf`, `-inf`). A table whose only key begins
with `$` has one more of it: `{"$$date": "as somebody typed it"}`.
"""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

_TAG = "$"
_READ: Mapping[str, Callable[[Any], Any]] = {
    "$date": date.fromisoformat,
    "$datetime": datetime.fromisoformat,
    "$time": time.fromisoformat,
    "$float": float,
}


def _tagged(table: dict[str, Any]) -> bool:
    return len(table) == 1 and next(iter(table)).startswith(_TAG)


def _number(value: float) -> Any:
    return value if math.isfinite(value) else {"$float": str(value)}


def _list(value: Sequence[Any]) -> Any:
    return [_plain(inner) for inner in value]


def _table(value: dict[Any, Any]) -> Any:
    for key in value:
        if type(key) is not str:
            raise TypeError(f"{type(key).__name__} cannot be a key")
    more = _TAG if _tagged(value) else ""
    # Most of what is written are texts: not calling anything for them halves the time.
    return {more + key: inner if type(inner) is str else _plain(inner) for key, inner in value.items()}


def _as_it_is(value: Any) -> Any:
    return value


_WRITE: Mapping[type, Callable[[Any], Any]] = {
    str: _as_it_is,
    bool: _as_it_is,
    int: _as_it_is,
    float: _number,
    list: _list,
    tuple: _list,
    dict: _table,
    date: lambda day: {"$date": day.isoformat()},
    datetime: lambda instant: {"$datetime": instant.isoformat()},
    time: lambda of_day: {"$time": of_day.isoformat()},
}


# Only for what is of none of these types itself: a day is looked for last, since an instant is one too.
_KINDS: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (str, str.__str__),
    (int, int.__int__),
    (float, lambda value: _number(float(value))),
    (Mapping, lambda value: _table(dict(value))),
    (list, _list),
    (tuple, _list),
    (datetime, _WRITE[datetime]),
    (date, _WRITE[date]),
)


def _plain(value: Any) -> Any:
    write = _WRITE.get(type(value)) or next((found for kind, found in _KINDS if isinstance(value, kind)), None)
    if write is None:
        raise TypeError(f"{type(value).__name__} cannot be stored")
    return write(value)


def _read(table: dict[str, Any]) -> Any:
    if not _tagged(table):
        return table
    ((tag, value),) = table.items()
    return {tag[1:]: value} if tag.startswith(_TAG * 2) else _READ[tag](value)


# Made once: json.loads and json.dumps make them anew at every call that asks for anything, which takes half its time.
_DECODER = json.JSONDecoder(object_hook=_read)
_BLANKS = " \t\n\r"
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def to_json(document: Mapping[str, Any]) -> str:
    """Give a document as a JSON text on one line; letters stand as they are, keys keep their order.

    A tuple is read back as a list, a member of an enumeration as its value.

    Raises:
        TypeError: It holds something a document cannot hold, None included.
    """
    return _ENCODER.encode(_plain(dict(document)))


def from_json(text: str) -> dict[str, Any]:
    """Read a document.

    Raises:
        ValueError: The text was not written by `to_json`.
    """
    stripped = text.strip(_BLANKS)
    try:
        document, end = _DECODER.raw_decode(stripped)  # `decode` looks for the blanks more slowly
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(type(error).__name__) from error
    if end != len(stripped):
        raise ValueError("more than a table")
    if type(document) is not dict:
        raise ValueError("no table")
    return document
