"""What some register stores can do besides the contract, and what serves for the others."""

from lokalkontakt_core.ports.glancing import Glances
from lokalkontakt_core.ports.noticing import NoticesEdits
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.register import Register


def looked_at(store: Store) -> Register:
    """Give the register to look at only."""
    register = store.register
    return register.glance() if isinstance(register, Glances) else register.read()


def noticed_edits(store: Store) -> int | None:
    """Give how many records the last reading found edited past the program; None when the store cannot tell."""
    register = store.register
    return register.noticed_edits() if isinstance(register, NoticesEdits) else None
