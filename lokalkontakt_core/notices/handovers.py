"""Which areas a hand-over is about, for each of those who are told of it."""

from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.register import Register


def person_behind(register: Register, assignment: Assignment) -> str:
    """Give the id of the person whose assignment it is."""
    return register.get(Contact, assignment.contact).person


def predecessors(register: Register, assignment: Assignment) -> tuple[Assignment, ...]:
    """Give the assignments that this one takes over from."""
    return register.by(Assignment, "successor").get(assignment.id, ())


def handed_over_with(register: Register, assignment: Assignment) -> tuple[Assignment, ...]:
    """Give all assignments that one contact takes over on the same day, the given one among them, by area."""
    taken = [
        one
        for one in register.by(Assignment, "contact").get(assignment.contact, ())
        if one.period.start == assignment.period.start and predecessors(register, one)
    ]
    return tuple(sorted({one.id: one for one in (*taken, assignment)}.values(), key=lambda one: one.area))


def areas_for(register: Register, assignment: Assignment, person: str) -> tuple[str, ...]:
    """Give the areas of a hand-over that concern a person: all of them for the new contact, the former ones' own."""
    taken = handed_over_with(register, assignment)
    if person == person_behind(register, assignment):
        return tuple(one.area for one in taken)
    return tuple(
        one.area
        for one in taken
        if any(person_behind(register, before) == person for before in predecessors(register, one))
    )
