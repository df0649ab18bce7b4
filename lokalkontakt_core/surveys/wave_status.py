"""Where a wave stands: how many have answered, and, in a named one, who has not."""

from datetime import date

from attrs import frozen

from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.ports.response_store import Progress
from lokalkontakt_core.records.wave import Wave, WaveMode, WaveState
from lokalkontakt_core.register import Register
from lokalkontakt_core.surveys.invitations import invitations_of, respondent_name


@frozen
class InvitationStatus:
    """One respondent of a named wave.

    Attributes:
        invitation: The invitation's id.
        area: The area that is asked.
        council: The body that answers, where one is known.
        name: What it is called.
        submitted: Whether an answer has been received.
    """

    invitation: str
    area: str
    council: str | None
    name: str
    submitted: bool


@frozen
class WaveStatus:
    """A wave on a day.

    Attributes:
        wave: The wave.
        invited: How many may answer; for a draft, how many areas are to be asked.
        submitted: How many have; None while an anonymous wave is open, where counts over time could tell who answered.
            A draft has none, or those who used a code of an opening that was undone.
        started: How many have begun and not finished; None for anonymous waves, closed waves and drafts.
        share: `submitted` of `invited`, 0–1; None when either is not known or nobody is invited.
        overdue: Whether it is open after its last day.
        people: Each respondent by name, in a named wave that has been opened; empty otherwise.
    """

    wave: Wave
    invited: int
    submitted: int | None
    started: int | None
    share: float | None
    overdue: bool
    people: tuple[InvitationStatus, ...]


def status_of(register: Register, wave: Wave, progress: Progress | None, day: date) -> WaveStatus:
    """Give where a wave stands.

    Args:
        register: The register.
        wave: The wave.
        progress: What the response store counts; None when it knows no such wave.
        day: The day it is asked on.
    """
    if wave.state is WaveState.DRAFT or progress is None:
        submitted = (progress.submitted if progress is not None else 0) or None
        return WaveStatus(wave, len(wave.areas), submitted, None, None, overdue=False, people=())
    named = wave.mode is WaveMode.NAMED
    running = wave.state is WaveState.OPEN
    submitted = progress.submitted if named or wave.state is WaveState.CLOSED else None
    return WaveStatus(
        wave=wave,
        invited=progress.invited,
        submitted=submitted,
        started=progress.started if named and running else None,
        share=submitted / progress.invited if submitted is not None and progress.invited else None,
        overdue=running and wave.closes is not None and wave.closes < day,
        people=_people(register, wave, progress.submitted_ids or frozenset()) if named else (),
    )


def _people(register: Register, wave: Wave, submitted: frozenset[str]) -> tuple[InvitationStatus, ...]:
    people = (
        InvitationStatus(
            invitation=invitation.id,
            area=invitation.area,
            council=invitation.council,
            name=respondent_name(register, invitation),
            submitted=invitation.id in submitted,
        )
        for invitation in invitations_of(register, wave.id)
    )
    return tuple(sorted(people, key=lambda person: (danish_key(person.name), person.invitation)))
