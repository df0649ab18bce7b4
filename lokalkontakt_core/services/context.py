"""What every use case is given: the register as it stands, the day, and where new ids come from."""

from collections.abc import Callable
from datetime import date
from typing import Concatenate, ParamSpec

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.identity import Ids
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen

P = ParamSpec("P")


@frozen
class Context:
    """The world of a use case.

    Attributes:
        register: All records.
        day: Today, as the person at the keyboard sees it.
        ids: Where new ids come from.
    """

    register: Register
    day: date
    ids: Ids


Service = Callable[Concatenate[Context, P], ChangeSet]
