"""The phase a subject is in on a day: pilot while a pilot runs in the area, else the scheme's own phase."""

from collections.abc import Iterable
from datetime import date

from lokalkontakt_core.coordination.standing import standing_on
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register


def phase_of_scheme(register: Register, day: date) -> Phase:
    """Give the phase of the scheme as a whole; a start that nobody told us counts as past."""
    phase = Phase.OPERATION
    for entered in register.scheme.phases:
        if not isinstance(entered.start, date) or entered.start <= day:
            phase = entered.phase
    return phase


def phase_of_area(register: Register, area: str, day: date) -> Phase:
    """Give the phase of an area."""
    if _running(register.by(Pilot, "areas").get(area, ()), day):
        return Phase.PILOT
    return phase_of_scheme(register, day)


def phase_of_contact(register: Register, contact: str, day: date) -> Phase:
    """Give the phase of a contact: pilot while one the contact takes part in runs, or pilots run in all its areas."""
    if _running(register.by(Pilot, "contacts").get(contact, ()), day):
        return Phase.PILOT
    if register.all(Pilot):
        areas = {held.assignment.area for held in standing_on(register, day).of_contact(contact)}
        if areas and all(_running(register.by(Pilot, "areas").get(area, ()), day) for area in areas):
            return Phase.PILOT
    return phase_of_scheme(register, day)


def phase_of(register: Register, subject: Ref, day: date) -> Phase:
    """Give the phase of an area, a contact or an assignment (by its area); of anything else, the scheme's."""
    if subject.kind == Area.kind:
        return phase_of_area(register, subject.id, day)
    if subject.kind == Contact.kind:
        return phase_of_contact(register, subject.id, day)
    if subject.kind == Assignment.kind and (assignment := register.find(Assignment, subject.id)) is not None:
        return phase_of_area(register, assignment.area, day)
    return phase_of_scheme(register, day)


def _running(pilots: Iterable[Pilot], day: date) -> bool:
    return any(pilot.period is not None and pilot.period.contains(day) for pilot in pilots)
