"""Pilots in time: which are running, and which are still to be judged by what a pilot asks for (S2)."""

from datetime import date

from lokalkontakt_core.coordination.phases import phase_of_scheme
from lokalkontakt_core.coordination.pilots import PilotState, state_of_pilot
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register


def _in_states(register: Register, day: date, states: frozenset[PilotState]) -> tuple[Pilot, ...]:
    ordered = sorted(register.all(Pilot), key=lambda one: one.id)
    return tuple(pilot for pilot in ordered if state_of_pilot(pilot, day) in states)


def running_pilots(register: Register, day: date) -> tuple[Pilot, ...]:
    """Give the pilots whose time it is and that nobody has closed, by id."""
    return _in_states(register, day, frozenset({PilotState.RUNNING}))


def pilots_ahead(register: Register, day: date) -> tuple[Pilot, ...]:
    """Give the pilots that are running or to come, by id.

    One without a period was only proposed. It counts while the scheme as a whole tries itself; in operation it is a
    proposal of the past.
    """
    states = {PilotState.PLANNED, PilotState.RUNNING}
    if phase_of_scheme(register, day) is Phase.PILOT:
        states.add(PilotState.PROPOSED)
    return _in_states(register, day, frozenset(states))
