"""What a value is, as far as it can be told without running the expression."""

from enum import Enum


class Kind(Enum):
    """The kind of a value; `ANY` is known only when it runs."""

    NUMBER = "number"
    BOOLEAN = "boolean"
    TEXT = "text"
    NODES = "nodes"
    ANY = "any"
