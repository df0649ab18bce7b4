"""A shape: how the values of one type are read from and written to plain data."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lokalkontakt_core.values import frozen

_LONGEST_SHOWN = 60

Problem = tuple[str, str, Mapping[str, Any]]
"""Where (a path below the value being read), a code, and what fills its words."""


class Unreadable(Exception):  # noqa: N818 - never leaves the codec
    """Some values are not what they should be.

    Attributes:
        problems: All that was found.
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__()
        self.problems = problems

    def under(self, step: str) -> Iterator[Problem]:
        """Give the problems as seen from one step further up."""
        return ((step + path, code, values) for path, code, values in self.problems)


@frozen
class Shape:
    """How one type is read and written.

    Attributes:
        read: Plain value to value; raises `Unreadable`.
        write: Value to plain value.
    """

    read: Callable[[Any], Any]
    write: Callable[[Any], Any]


def shown(value: Any) -> str:
    """Give a found value for a message: text in quotes, nothing longer than a line."""
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def unlike(wanted: str, value: Any) -> Unreadable:
    """Give the problem of a value that is of another type than `wanted`."""
    return Unreadable(("", "LKE121", {"wanted": wanted, "found": shown(value)}))
