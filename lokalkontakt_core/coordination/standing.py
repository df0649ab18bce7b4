"""The confirmed assignments that are not over, by area and by contact: what most rules and screens ask for."""

from collections.abc import Iterable, Mapping
from datetime import date

from lokalkontakt_core.coordination.assignments import AssignmentState, state_of
from lokalkontakt_core.records.assignment import Assignment, Role
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen


@frozen
class Held:
    """An assignment that is confirmed and not over.

    Attributes:
        assignment: The assignment.
        state: Its state on the day: active, upcoming or vacant.
        ref: The pointer to it.
    """

    assignment: Assignment
    state: AssignmentState
    ref: Ref

    @property
    def active(self) -> bool:
        """Tell whether it is active."""
        return self.state is AssignmentState.ACTIVE

    @property
    def binding(self) -> bool:
        """Tell whether a contact stands for it: it is active, or it will begin."""
        return self.state is AssignmentState.ACTIVE or self.state is AssignmentState.UPCOMING

    @property
    def primary(self) -> bool:
        """Tell whether its contact is the area's contact, not the substitute."""
        return self.assignment.role is Role.PRIMARY


@frozen
class Standing:
    """Who holds what on a day.

    Attributes:
        by_area: Area id to what is held there; areas with nothing are left out.
        by_contact: Contact id to what the contact holds; contacts with nothing are left out.
    """

    by_area: Mapping[str, tuple[Held, ...]]
    by_contact: Mapping[str, tuple[Held, ...]]

    def of_area(self, area: str) -> tuple[Held, ...]:
        """Give what is held in an area."""
        return self.by_area.get(area, ())

    def of_contact(self, contact: str) -> tuple[Held, ...]:
        """Give what a contact holds."""
        return self.by_contact.get(contact, ())

    def has_contact(self, area: str) -> bool:
        """Tell whether an area has an active primary contact."""
        return any(held.active and held.primary for held in self.of_area(area))


def _grouped(pairs: Iterable[tuple[str, Held]]) -> Mapping[str, tuple[Held, ...]]:
    groups: dict[str, list[Held]] = {}
    for key, held in pairs:
        groups.setdefault(key, []).append(held)
    return {key: tuple(group) for key, group in groups.items()}


def _build(register: Register, day: date) -> Standing:
    states = ((assignment, state_of(register, assignment, day)) for assignment in register.all(Assignment))
    all_held = [
        Held(assignment, state, assignment.ref)
        for assignment, state in states
        if state is not AssignmentState.PROPOSED and state is not AssignmentState.ENDED
    ]
    all_held.sort(key=lambda held: held.assignment.id)
    return Standing(
        _grouped((held.assignment.area, held) for held in all_held),
        _grouped((held.assignment.contact, held) for held in all_held),
    )


def standing_on(register: Register, day: date) -> Standing:
    """Give who holds what on a day."""
    return register.derived(_build, day)


def areas_ahead(held: Iterable[Held], day: date) -> tuple[tuple[str, ...], ...]:
    """Give the sets of areas one contact is, or will be, the primary contact of at the same time.

    One set for the day and one for each later start of an assignment, so that a load can be seen before it begins.

    Args:
        held: What the contact holds.
        day: The first day to look at.
    """
    mine = [one.assignment for one in held if one.binding and one.primary]
    starts = {start for one in mine if isinstance(start := one.period.start, date) and start > day}
    sets = (
        tuple(sorted({one.area for one in mine if one.period.contains(moment)})) for moment in (day, *sorted(starts))
    )
    return tuple(dict.fromkeys(areas for areas in sets if areas))
