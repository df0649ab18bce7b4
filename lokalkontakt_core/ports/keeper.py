"""The keeper: a store as a whole, given out and taken in, so that a register can move from any store to any other.

The contract, which `lokalkontakt_core.testing.keeper` checks:

* Never half: when `fill` returns, all of it survives a crash of program and machine. After a crash on the way, or an
  exception, the store is as empty as it was, or says at every opening that it is only half filled (LKE160). An
  opening from before neither reads the register nor writes anything meanwhile: it is told the same.
* Going on: where a store can be half filled, it is opened to be filled (`filling` of the hook), knows how far it came,
  and the next `fill` with the same contents writes what is missing, once. Contents that differ in what lies there
  already are refused (LKE190), nothing changed; `clear` takes away what lies there, so that it can be filled from the
  beginning. `testing.filling_resumed` checks this.
* Into nothing: only a store without revision, wave and delivery is filled; any other is refused, nothing changed.
* Verbatim: revisions, instants, actors, formats, answers, used-marks, drafts, versions of deliveries and keys come out
  as they went in. A wave that was open can be answered with the same codes, a sealed one stays sealed.
* Silent: what is filled in tells no more than what was there: no time and no order joins an answer to an invitation.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.ports.access_log import AccessEntry
from lokalkontakt_core.ports.delivery_store import Delivery
from lokalkontakt_core.ports.response_store import Response, WaveSetup
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.values import frozen


@frozen
class KeptWave:
    """All that a response store keeps of a wave but its answers.

    Attributes:
        setup: What it was opened with.
        key: What its codes are derived from; None when it is sealed.
        submitted: How many had answered when it was sealed; 0 as long as it is open.
        answered: The invitations that had answered when a named wave was sealed; empty as long as it is open.
        used: The handles of the tickets that are used; empty once it is sealed.
        drafts: Handle of a ticket to what was saved last with it; empty once it is sealed.
    """

    setup: WaveSetup
    key: bytes | None
    submitted: int = 0
    answered: frozenset[str] = frozenset()
    used: frozenset[str] = frozenset()
    drafts: Mapping[str, Mapping[str, Any]] = {}

    @property
    def sealed(self) -> bool:
        """Whether it is closed for good."""
        return self.key is None


@frozen
class Contents:
    """All that lies in a store; every part can be gone through once, in the order they stand here.

    Attributes:
        revision: The head.
        commits: The history, newest first, from `revision` down to 1.
        records: The records at `revision`, ordered by kind and id.
        waves: The waves, ordered by id, each with its responses, ordered by theirs; the responses of one are gone
            through before the next is asked for.
        deliveries: The deliveries, ordered by key.
        access: The access log, oldest first; those of one second ordered by what they say.
    """

    revision: int
    commits: Iterable[Commit]
    records: Sequence[Record]
    waves: Iterable[tuple[KeptWave, Iterable[Response]]]
    deliveries: Iterable[Delivery]
    access: Iterable[AccessEntry] = ()


@frozen
class Filled:
    """How far filling a store has come.

    Attributes:
        revision: The head of what is filled in.
        items: How many commits, records, waves and answers lie there; deliveries and access log come after all of them.
        sha256: The digest over their signs (`keeping.filling`), hexadecimal, by which other contents are known.
    """

    revision: int
    items: int
    sha256: str


def nothing_to_compare() -> None:
    """Be content with what was written."""


class Keeper(Protocol):
    """Gives a store out and takes it in."""

    def waves(self) -> Sequence[str]:
        """Give the ids of all waves there are answers, tickets or a key of, ordered."""
        ...

    def kept(self, wave: str) -> KeptWave:
        """Give all of a wave but its answers; those come by `ResponseStore.scan`, ordered by id.

        Raises:
            NotFoundError: LKE112 when the store has no such wave.
            StoreError: LKE140 when the store was moved here without its secrets.
        """
        ...

    def filled(self) -> Filled | None:
        """Give how far a filling came that was broken off; None for a store that is whole, or not begun."""
        ...

    def fill(self, contents: Contents, compare: Callable[[], None] = nothing_to_compare) -> None:
        """Write everything into an empty store, or what is missing in one that is half filled.

        Args:
            contents: What is to lie in the store; of a half filled one the same as before.
            compare: Called when all lies there, before the store says that it is whole; what it raises leaves the
                store half filled, or as empty as it was.

        Raises:
            StoreError: LKE161 when something is in it, LKE190 when what lies there is of other contents; else what the
                other writers of the store raise.
        """
        ...

    def clear(self) -> None:
        """Take away what a filling that was broken off has left; a store that is whole is left alone."""
        ...

    def damage(self, *, repair: bool = False) -> Iterator[LokalkontaktError]:
        """Give what is wrong with the store itself, each with its place: what no reader of records would notice.

        Args:
            repair: True to put right what can only be right in one way; the rest is given.
        """
        ...

    def surroundings(self) -> Iterator[LokalkontaktError]:
        """Give what is unwise about where the store lies, and what else lies there, though nothing in it is wrong.

        LKE167 for a synced folder; codes of the store's own for the rest.
        """
        ...
