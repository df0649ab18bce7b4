"""The access log: who has looked at or taken out personal data, and when; rows outside the register and its history.

The contract, which `lokalkontakt_core.testing.access_log` checks:

* `append` is durable when it returns, and never refuses because somebody else is appending too.
* Entries hold ids, never names: of whom, and by whom. `cut` and `redact` change what is there physically.
"""

import enum
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from attrs import frozen

if TYPE_CHECKING:  # only who redacts needs it
    from lokalkontakt_core.redaction.redaction import Redaction


class Access(enum.StrEnum):
    """What was done with personal data."""

    VIEW = "view"
    EXPORT = "export"
    ERASE = "erase"


@frozen
class AccessEntry:
    """One line of the log.

    Attributes:
        instant: When, UTC, whole seconds.
        actor: The id of the person who did it, or a login name.
        access: What was done.
        subject: The id of the person it was about; `*` for all.
        through: What was used, for example `person export`.
    """

    instant: datetime
    actor: str
    access: Access
    subject: str
    through: str


class AccessLog(Protocol):
    """Keeps who has seen what."""

    def append(self, entry: AccessEntry) -> None:
        """Write an entry durably.

        Raises:
            StoreError: It could not be written.
        """
        ...

    def entries(self) -> Iterator[AccessEntry]:
        """Give the entries, newest first; those of one second in no promised order."""
        ...

    def cut(self, before: datetime) -> int:
        """Take away physically what is older than an instant, and give how much there was.

        Raises:
            StoreError: It could not be written; some may be gone.
        """
        ...

    def redact(self, redaction: "Redaction") -> int:
        """Put the person's id in the place of the person's login names, and give how many entries were changed."""
        ...
