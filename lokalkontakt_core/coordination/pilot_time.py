"""Pilots in time: which are running, and which are still to be judged by what a pilot asks for (S2)."""

from datetime import date

from lokalkontakt_core.coordination.phases import phase_of_scheme
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register


def _is_closed(pilot: Pilot, day: date) -> bool:
    return pilot.closed is not None and pilot.closed <= day


def running_pilots(register: Register, day: date) -> tuple[Pilot, ...]:
    """Give the pilots whose time it is and that nobody has closed, by id."""
    return tuple(
        pilot
        for pilot in sorted(register.all(Pilot), key=lambda one: one.id)
        if pilot.period is not None and pilot.period.contains(day) and not _is_closed(pilot, day)
    )


def pilots_ahead(register: Register, day: date) -> tuple[Pilot, ...]:
    """Give the pilots that are running or to come, by id.

    One without a period was only proposed. It counts while the scheme as a whole tries itself; in operation it is a
    proposal of the past.
    """
    proposals_count = phase_of_scheme(register, day) is Phase.PILOT
    return tuple(
        pilot
        for pilot in sorted(register.all(Pilot), key=lambda one: one.id)
        if not _is_closed(pilot, day) and (proposals_count if pilot.period is None else not pilot.period.ended(day))
    )
