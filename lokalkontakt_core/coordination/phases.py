"""The phase a subject is in on a day: pilot while a pilot runs in the area, else the scheme's own phase."""

from datetime import date

from lokalkontakt_core.coordination.standing import standing_on
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.scheme import Phase, PhaseStart
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen


def phase_of_scheme(register: Register, day: date) -> Phase:
    """Give the phase of the scheme as a whole; a start that nobody told us counts as past."""
    phase = Phase.OPERATION
    for entered in register.scheme.phases:
        if not isinstance(entered.start, date) or entered.start <= day:
            phase = entered.phase
    return phase


def entering(register: Register, phase: Phase, day: date) -> tuple[PhaseStart, ...]:
    """Give the phases of a scheme that is in one from a day on; what was planned from that day on gives way."""
    kept = tuple(one for one in register.scheme.phases if not isinstance(one.start, date) or one.start < day)
    before = kept[-1].phase if kept else Phase.OPERATION
    return kept if before is phase else (*kept, PhaseStart(phase=phase, start=day))


@frozen
class _Piloted:
    """The phase of the scheme, and the areas and contacts a running pilot names."""

    scheme: Phase
    areas: frozenset[str]
    contacts: frozenset[str]


def _piloted(register: Register, day: date) -> _Piloted:
    running = [one for one in register.all(Pilot) if one.period is not None and one.period.contains(day)]
    return _Piloted(
        phase_of_scheme(register, day),
        frozenset(area for pilot in running for area in pilot.areas),
        frozenset(contact for pilot in running for contact in pilot.contacts),
    )


def phase_of_area(register: Register, area: str, day: date) -> Phase:
    """Give the phase of an area."""
    piloted = register.derived(_piloted, day)
    return Phase.PILOT if area in piloted.areas else piloted.scheme


def phase_of_contact(register: Register, contact: str, day: date) -> Phase:
    """Give the phase of a contact: pilot while one the contact takes part in runs, or pilots run in all its areas."""
    piloted = register.derived(_piloted, day)
    if contact in piloted.contacts:
        return Phase.PILOT
    if piloted.areas:
        areas = {held.assignment.area for held in standing_on(register, day).of_contact(contact)}
        if areas and areas <= piloted.areas:
            return Phase.PILOT
    return piloted.scheme


def phase_of(register: Register, subject: Ref, day: date) -> Phase:
    """Give the phase of an area, a contact or an assignment (by its area); of anything else, the scheme's.

    A pilot is always in the pilot phase, also where the scheme as a whole is in operation.
    """
    if subject.kind == Pilot.kind:
        return Phase.PILOT
    if subject.kind == Area.kind:
        return phase_of_area(register, subject.id, day)
    if subject.kind == Contact.kind:
        return phase_of_contact(register, subject.id, day)
    if subject.kind == Assignment.kind and (assignment := register.find(Assignment, subject.id)) is not None:
        return phase_of_area(register, assignment.area, day)
    return phase_of_scheme(register, day)
