"""What a register store may do besides its contract: give a register to look at only, sooner than one to work on."""

from typing import Protocol, runtime_checkable

from lokalkontakt_core.register import Register


@runtime_checkable
class Glances(Protocol):
    """A register store that can leave records unread that nobody asks for."""

    def glance(self) -> Register:
        """Give all records as committed, at the head revision.

        Those of a kind may be read when that kind is first asked for. What is wrong with what the program itself has
        written (LKE130) is told then, and not told of kinds that nobody asks for; all else is told as `read` tells it.
        """
        ...
