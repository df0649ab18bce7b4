"""A register to look at only, and what some register stores can do for that besides the contract."""

from datetime import date

from lokalkontakt_core.ports.glancing import Glances
from lokalkontakt_core.ports.noticing import NoticesEdits
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen


@frozen
class Reading:
    """A register to look at.

    Attributes:
        register: The register.
        day: The day it is read on.
    """

    register: Register
    day: date


def looked_at(store: Store) -> Register:
    """Give the register to look at only."""
    register = store.register
    return register.glance() if isinstance(register, Glances) else register.read()


def noticed_edits(store: Store) -> int | None:
    """Give how many records the last reading found edited past the program; None when the store cannot tell."""
    register = store.register
    return register.noticed_edits() if isinstance(register, NoticesEdits) else None
