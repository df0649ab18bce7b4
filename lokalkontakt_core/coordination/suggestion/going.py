"""Who is no candidate for the time that is planned: those who leave in it, and those who are away all of it."""

import enum
from collections.abc import Iterator
from datetime import date, timedelta

from lokalkontakt_core.records.absence import Absence
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.register import Register


class Going(enum.StrEnum):
    """Why somebody is no candidate though in the scheme today."""

    LEAVES = "leaves"
    AWAY = "away"


def _announced_ends(contact: Contact) -> Iterator[date]:
    """Give the first days on which the contact is no longer employed, or no longer in the scheme."""
    for end in (contact.ended, contact.employment.end if contact.employment is not None else None):
        if isinstance(end, date):
            yield end


def _away_throughout(register: Register, contact: str, day: date, end: date) -> bool:
    """Tell whether absences, one after the other, fill all days; an unknown day back is not reached."""
    back = day
    absences = [one for one in register.by(Absence, "contact").get(contact, ()) if not one.period.is_empty]
    while back < end:
        periods = [one.period for one in absences if one.period.contains(back)]
        ends = [period.end for period in periods if isinstance(period.end, date)]
        if len(ends) < len(periods):
            return True
        if not ends:
            return False
        back = max(ends)
    return True


def going_of(register: Register, contact: Contact, day: date, weeks: int) -> Going | None:
    """Give why a contact who is available on the day cannot be counted on in the weeks from it; None when it can.

    Args:
        register: The register.
        contact: The contact.
        day: The first day that is planned.
        weeks: How many weeks are planned; with 0 everybody can be counted on.
    """
    end = day + timedelta(weeks=weeks)
    if any(day < last <= end for last in _announced_ends(contact)):
        return Going.LEAVES
    return Going.AWAY if weeks and _away_throughout(register, contact.id, day, end) else None
