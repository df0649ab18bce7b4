"""The register store: one register, one line of revisions.

The contract, which `lokalkontakt_core.testing.register_store` checks:

* Atomic: a reader sees a revision wholly or not at all, also after the writer was killed at any moment.
* Durable: when `commit` returns, the change survives a crash of program and machine.
* Ordered: revisions are 1, 2, 3 …; `commit` succeeds only when the head is `base`; of two writers on one base exactly
  one succeeds and the other gets `ConflictError`. Nothing is ever overwritten.
* Strict: data that cannot be read is a `DataError` that names file or row, field and remedy; nothing is changed by it.
* Nothing refused is half done: after any exception the register and its history are what they were.
* Shared: any number of openings in any number of threads and processes may work at once. An opening sees the commits
  of the others from its next call on; one opening is used by one thread at a time, but for `head` and `wait`.
* Heard: whoever waits at a store is given the head as soon as a commit moves it (or within a second, where nobody
  tells the store), also while another thread uses the opening.
* Verbatim: what is read equals what was written, whatever characters are in it; facts of plugins (`ext`) included.
* Forgetful when it must be: `redact` is the only operation that rewrites history. It is all or nothing like a commit,
  and when it returns, what it replaced is nowhere in what the store keeps: records, history, temporary files, free
  pages, dead rows. What lies elsewhere (a `.git` folder, backups, the server's own log) it cannot reach.
* Versioned: data of an older format opens, data of a newer one is refused with LKE105 before anything is read.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from lokalkontakt_core.changes import ChangeSet, Commit, Edit
from lokalkontakt_core.register import Register

if TYPE_CHECKING:  # only who redacts needs it
    from lokalkontakt_core.redaction.redaction import Redaction


class RegisterStore(Protocol):
    """Keeps one register and its history."""

    def read(self) -> Register:
        """Give all records as committed, at the head revision.

        Raises:
            DataError: Something stored cannot be read; every problem is listed in `details`.
        """
        ...

    def head(self) -> int:
        """Give the revision of the last commit, 0 when there is none; cheap enough to ask every second."""
        ...

    def wait(self, after: int, seconds: float) -> int:
        """Give the head as soon as it is another than `after`, and the head there is when the time is over.

        This is how an open program hears of others' commits: a thread of its own waits here again and again while the
        opening is used in another. A store that is told of commits is asked nothing meanwhile; one that is not may do
        with `extension.waiting.wait_by_looking`.

        Args:
            after: The head that is known.
            seconds: How long to wait at most; 0 gives the head at once.

        Raises:
            StoreError: The store cannot be reached now; waiting again tries again.
        """
        ...

    def commit(self, change: ChangeSet, *, base: int, actor: str, instant: datetime) -> Commit:
        """Write a change set durably as revision `base + 1`.

        Args:
            change: Its before-values must be what the register holds at `base`.
            base: The revision the change was built on.
            actor: Who does it.
            instant: When, UTC, whole seconds.

        Raises:
            ConflictError: LKE101 with `base` and `head` when the head is not `base`; LKE102 with `records` when a
                record to be written was edited outside the program and not yet adopted; LKE202 when a before-value
                is not the stored one.
            RefusedError: LKE203 when a reference would point to nothing.
            StoreError: It could not be written (LKE116 disk full, LKE117 no permission, LKE118 anything else, LKE109
                another writer was too slow, LKE138 text that cannot be stored); nothing was changed.
        """
        ...

    def history(self) -> Iterator[Commit]:
        """Give the commits, newest first, reading as one goes."""
        ...

    def outside_edits(self) -> tuple[Edit, ...]:
        """Give what somebody changed in the stored records past the program: committed value, value found.

        Stores that nobody can edit by hand give an empty tuple. Adopting them is committing a change set with
        exactly these edits.

        Raises:
            DataError: A changed record cannot be read; `details` names each file, line, field and remedy.
        """
        ...

    def redact(self, redaction: "Redaction", *, base: int, actor: str, instant: datetime) -> Commit:
        """Apply a redaction to every record and every change set, and record that as revision `base + 1`.

        Broken off at any moment, the next opening finds the register as it was, or finishes it: what is to be
        replaced is on disk before the first thing is. Doing it again is recorded again and changes nothing else.

        Args:
            redaction: What is to be replaced.
            base: The revision it was built on.
            actor: Who does it.
            instant: When, UTC, whole seconds.

        Returns:
            `redaction.recorded(base, actor, instant)`.

        Raises:
            ConflictError: LKE101 when the head is not `base`; LKE102 when a record was edited outside the program and
                not yet adopted. Nothing was changed.
            OwedError: LKE196 when it is done, but others were at work all the time, so that free pages or dead rows
                are not clean yet: that stays owed, and is done by the next opening that can.
            StoreError: It could not be written.
        """
        ...

    def out_of_reach(self) -> tuple[str, ...]:
        """Name what may hold copies of the register that `redact` cannot clean: places, or what they are called.

        A folder or file that is there is named by its path; `wal` and `backups` stand for what a server keeps.
        """
        ...
