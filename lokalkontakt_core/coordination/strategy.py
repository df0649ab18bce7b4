"""The strategy: what belongs to which focus area or aim, and which of them an area bears (E29, E30, N14, N15)."""

from collections.abc import Sequence
from datetime import date

from attrs import evolve

from lokalkontakt_core.coordination.pilots import PilotState, state_of_pilot
from lokalkontakt_core.coordination.projects import is_open
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.knowledge import Knowledge
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.project import Project
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen

_Work = tuple[Project | Pilot, bool]
"""A project or pilot, and whether it is still under way."""


@frozen
class Theme:
    """A focus area or an aim, and what belongs to it.

    Attributes:
        name: As the scheme names it.
        aim: True for an aim of the vision, False for a political focus area.
        running: The projects and pilots that are not closed.
        closed: Those that are.
        knowledge: What was told about it, the newest first.
        areas: Where all that is, or comes from.
    """

    name: str
    aim: bool
    running: tuple[Ref, ...] = ()
    closed: tuple[Ref, ...] = ()
    knowledge: tuple[Ref, ...] = ()
    areas: tuple[Ref, ...] = ()

    @property
    def filed(self) -> int:
        """How many projects, pilots and pieces of knowledge bear it."""
        return len(self.running) + len(self.closed) + len(self.knowledge)


def themes(register: Register) -> tuple[str, ...]:
    """Give the names a project or pilot can be filed under: the focus areas, then the aims, as the scheme has them."""
    return (*register.scheme.focus_areas, *register.scheme.aims)


def by_theme(register: Register, day: date) -> tuple[Theme, ...]:
    """Give every focus area and aim of the scheme with what belongs to it on a day.

    What is filed under a name that the scheme no longer has is listed under that name, after the others.
    """
    projects, pilots = register.by(Project, "focus"), register.by(Pilot, "focus")
    told = register.by(Knowledge, "focus")
    known = themes(register)
    former = sorted({*projects, *pilots, *told} - set(known))
    aims = set(register.scheme.aims)
    found = []
    for name in (*known, *former):
        work: list[_Work] = [(one, is_open(one, day)) for one in projects.get(name, ())]
        work += [(one, state_of_pilot(one, day) is not PilotState.CLOSED) for one in pilots.get(name, ())]
        heard = [one for one in told.get(name, ()) if one.day <= day]
        found.append(_theme(Theme(name, name in aims), work, heard))
    return tuple(found)


def themes_of_area(register: Register, area: str, day: date) -> tuple[str, ...]:
    """Give the focus areas and aims that an area's projects, pilots and knowledge bear, in the order of the scheme."""
    found = register.derived(by_theme, day)
    return tuple(theme.name for theme in found if Ref(Area.kind, area) in theme.areas)


def _theme(empty: Theme, work: Sequence[_Work], heard: Sequence[Knowledge]) -> Theme:
    places = {area for one in (*(one for one, _ in work), *heard) for area in one.areas}
    return evolve(
        empty,
        running=tuple(sorted((one.ref for one, still in work if still), key=str)),
        closed=tuple(sorted((one.ref for one, still in work if not still), key=str)),
        knowledge=tuple(one.ref for one in sorted(heard, key=lambda one: (one.day, one.id), reverse=True)),
        areas=tuple(Ref(Area.kind, area) for area in sorted(places)),
    )
