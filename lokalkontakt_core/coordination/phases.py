"""The phase a subject is in on a day: pilot while a pilot runs in the area, else the scheme's own phase."""

from datetime import date

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
    pilots = register.by(Pilot, "areas").get(area, ())
    if any(pilot.period is not None and pilot.period.contains(day) for pilot in pilots):
        return Phase.PILOT
    return phase_of_scheme(register, day)


def phase_of_contact(register: Register, contact: str, day: date) -> Phase:
    """Give the phase of a contact: pilot while a pilot the contact takes part in runs."""
    pilots = register.by(Pilot, "contacts").get(contact, ())
    if any(pilot.period is not None and pilot.period.contains(day) for pilot in pilots):
        return Phase.PILOT
    return phase_of_scheme(register, day)
