"""What a register store may do besides its contract: notice edits by hand while it reads."""

from typing import Protocol, runtime_checkable


@runtime_checkable
class NoticesEdits(Protocol):
    """A register store that can tell without reading again whether records were edited past the program."""

    def noticed_edits(self) -> int:
        """Give how many records the last reading found edited; 0 before the first."""
        ...
