"""The response store: codes, drafts, used-marks and answers of survey waves, apart from the register.

The contract, which `lokalkontakt_core.testing.response_store` checks:

* `open_wave` and `seal` are idempotent; a wave is open, then sealed, never open again.
* `submit` marks the ticket used and stores the answers in one atomic, durable step: used but not stored, or stored but
  not used, never survives recovery.
* Codes are derived from a key that lies here only; only a hash of a code is stored; sealing deletes the key.
* Named waves: a response's id is the invitation's. Anonymous waves: a random id, no time, no order; sealing rewrites
  the answers in shuffled order, so that nothing joins an invitation to an answer.
* Answers and drafts are plain values (`codec.plain`): text, numbers, truth values, days, instants, lists, mappings.
  Anything else, None included, is a TypeError before anything is written. They come back equal, and the caller's own.
* Any number of openings in any number of threads and processes may work at once.
* Drafts lie under the ticket's hash and go at submit and at sealing.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from attrs import evolve

from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.values import frozen

if TYPE_CHECKING:  # only who redacts needs it
    from lokalkontakt_core.redaction.redaction import Redaction


@frozen
class WaveSetup:
    """What a response store must know of a wave: enough to answer a code, nothing of the register.

    Attributes:
        wave: The wave's id.
        mode: Named or anonymous.
        form_text: The frozen form, as text.
        title: What the respondent sees on top.
        invitations: The ids that get a code.
        labels: Invitation id to what the respondent is called on screen (the area's name); empty when anonymous.
    """

    wave: str
    mode: WaveMode
    form_text: str
    title: str
    invitations: tuple[str, ...]
    labels: Mapping[str, str]


def redacted_setup(redaction: "Redaction", setup: WaveSetup) -> WaveSetup:
    """Give what a store knows of a wave after a redaction; labels are names of areas and stay."""
    return evolve(setup, form_text=redaction.text(setup.form_text), title=redaction.text(setup.title))


@frozen
class Ticket:
    """The right to answer once, as found by a code.

    Attributes:
        setup: The wave.
        invitation: The invitation's id in a named wave, None in an anonymous one.
        handle: The store's own name for the ticket; opaque, never shown or logged.
        used: True when an answer has been received with it.
        draft: What was saved last, None when nothing was.
    """

    setup: WaveSetup
    invitation: str | None
    handle: str
    used: bool
    draft: Mapping[str, Any] | None


@frozen
class Response:
    """One received answer.

    Attributes:
        id: The invitation's id in a named wave, a random id in an anonymous one.
        answers: Question name to stored value; repeats are lists of such mappings.
        language: The language it was answered in.
    """

    id: str
    answers: Mapping[str, Any]
    language: str


@frozen
class Progress:
    """How far a wave has come.

    Attributes:
        invited: How many may answer.
        submitted: How many have.
        started: How many have a draft and have not submitted.
        submitted_ids: The invitations that have answered; None in an anonymous wave, where only the total is told.
    """

    invited: int
    submitted: int
    started: int
    submitted_ids: frozenset[str] | None


class ResponseStore(Protocol):
    """Keeps what respondents write."""

    def open_wave(self, setup: WaveSetup) -> None:
        """Make a wave answerable; doing it again with the same setup changes nothing.

        Raises:
            ConflictError: LKE110 when the wave is there with another setup; LKE111 when it is sealed.
        """
        ...

    def setup(self, wave: str) -> WaveSetup:
        """Give what a wave was opened with.

        Raises:
            NotFoundError: LKE112 when the store has no such wave.
        """
        ...

    def codes(self, wave: str) -> Mapping[str, str]:
        """Give the code of each invitation, in groups (`K7RN-4TQP-2M9X-8H`); derived anew, stored nowhere.

        Raises:
            NotFoundError: LKE112 when the store has no such wave.
            RefusedError: LKE111 when it is sealed and the key is gone.
            StoreError: LKE140 when the store was moved here without its secrets.
        """
        ...

    def find_ticket(self, code: str) -> Ticket | None:
        """Give the ticket of a code of an open wave, None when there is none; tells nothing about why."""
        ...

    def save_draft(self, ticket: Ticket, draft: Mapping[str, Any]) -> None:
        """Keep what has been answered so far, durably; the newest wins. Ignored when the ticket is used or sealed."""
        ...

    def submit(self, ticket: Ticket, answers: Mapping[str, Any], language: str) -> bool:
        """Store an answer and mark the ticket used, atomically and durably.

        Returns:
            True when this call stored it, False when an answer had been received already (nothing is changed then).

        Raises:
            RefusedError: LKE113 when the wave is sealed.
            StoreError: It could not be written. It may be stored all the same: submitting again tells, and never
                stores twice.
        """
        ...

    def scan(self, wave: str) -> Iterator[Response]:
        """Give the responses of a wave, ordered by id (which says nothing), read in batches of bounded size."""
        ...

    def progress(self, wave: str) -> Progress:
        """Count."""
        ...

    def seal(self, wave: str) -> None:
        """Close a wave for good: no more answers, key and drafts gone, anonymous answers shuffled; idempotent.

        Raises:
            OwedError: LKE196 when it is sealed, but what was deleted lies in files until they can be written anew.
        """
        ...

    def erase(self, wave: str, responses: Sequence[str]) -> int:
        """Remove responses physically and give how many there were; OwedError as `seal`."""
        ...

    def redact(self, redaction: "Redaction") -> int:
        """Apply a redaction to the texts of every wave, open or sealed, and give how many rows were changed.

        Titles, forms, answers and drafts are rewritten physically; labels are names of areas and stay. Ids, used-marks
        and codes stay too. May be broken off; doing it again finishes it, and then changes nothing.

        Raises:
            StoreError: It could not be written; some rows may be done.
        """
        ...
