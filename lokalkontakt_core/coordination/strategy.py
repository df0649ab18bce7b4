"""The strategy: which projects and pilots belong to which focus area or aim (E29, E30, N14, N15)."""

from datetime import date

from lokalkontakt_core.coordination.pilots import PilotState, state_of_pilot
from lokalkontakt_core.coordination.projects import is_open
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.project import Project
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen


@frozen
class Theme:
    """A focus area or an aim, and what belongs to it.

    Attributes:
        name: As the scheme names it.
        aim: True for an aim of the vision, False for a political focus area.
        running: The projects and pilots that are not closed.
        closed: Those that are.
    """

    name: str
    aim: bool
    running: tuple[Ref, ...] = ()
    closed: tuple[Ref, ...] = ()


def themes(register: Register) -> tuple[str, ...]:
    """Give the names a project or pilot can be filed under: the focus areas, then the aims, as the scheme has them."""
    return (*register.scheme.focus_areas, *register.scheme.aims)


def by_theme(register: Register, day: date) -> tuple[Theme, ...]:
    """Give every focus area and aim of the scheme with what belongs to it.

    What is filed under a name that the scheme no longer has is listed under that name, after the others.
    """
    projects, pilots = register.by(Project, "focus"), register.by(Pilot, "focus")
    known = themes(register)
    former = sorted({*projects, *pilots} - set(known))
    aims = set(register.scheme.aims)
    found = []
    for name in (*known, *former):
        filed = [(one.ref, is_open(one, day)) for one in projects.get(name, ())]
        filed += [(one.ref, state_of_pilot(one, day) is not PilotState.CLOSED) for one in pilots.get(name, ())]
        running = sorted((ref for ref, still in filed if still), key=str)
        closed = sorted((ref for ref, still in filed if not still), key=str)
        found.append(Theme(name, name in aims, tuple(running), tuple(closed)))
    return tuple(found)
