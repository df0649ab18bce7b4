"""The list of contacts, grouped by what needs doing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lokalkontakt_core.coordination.absences import absence_of
from lokalkontakt_core.coordination.approvals import missing_approvals
from lokalkontakt_core.coordination.assignments import AssignmentState, of_contact, state_of
from lokalkontakt_core.coordination.coverage import coverage_of
from lokalkontakt_core.coordination.workload import workload_of
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.records.assignment import Role
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.rules.report import Judged
from lokalkontakt_tui.models.as_needed import AsNeeded
from lokalkontakt_tui.models.findings import by_subject, count_mark
from lokalkontakt_tui.models.lines import Line, Piece, line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.reading import N_, Reading
from lokalkontakt_tui.models.signs import ASSIGNMENT, COVERAGE, practice

GROUPS = {
    "yes": N_("Lacks a yes"),
    "over": N_("Over the time"),
    "away": N_("Not available"),
    "rest": N_("The others"),
}


def group_of(reading: Reading, contact: Contact) -> str:
    """Tell which group of the list a contact belongs to."""
    if not contact.available(reading.day):
        return "away"
    if missing_approvals(contact, reading.day):
        return "yes"
    if absence_of(reading.register, contact.id, reading.day) is not None:
        return "away"
    return "over" if workload_of(reading.register, contact.id, reading.day).over else "rest"


def grouped(reading: Reading) -> Mapping[str, Sequence[Contact]]:
    """Give the contacts who are in the scheme, by group, each in Danish order."""
    return reading.derived(_grouped)


def _grouped(reading: Reading) -> Mapping[str, Sequence[Contact]]:
    groups: dict[str, list[Contact]] = {key: [] for key in GROUPS}
    for contact in reading.register.all(Contact):
        if contact.ended is None or contact.ended > reading.day:
            groups[group_of(reading, contact)].append(contact)
    for contacts in groups.values():
        contacts.sort(key=lambda one: danish_key(reading.name(one.ref)))
    return groups


def held_signs(reading: Reading, contact: str) -> tuple[Piece, ...]:
    """Give one sign for each area a contact holds, as the area stands."""
    pieces = []
    for assignment in of_contact(reading.register, contact):
        state = state_of(reading.register, assignment, reading.day)
        if assignment.role is not Role.PRIMARY or state is AssignmentState.ENDED:
            continue
        if state is AssignmentState.ACTIVE:
            pieces.append(COVERAGE[coverage_of(reading.register, assignment.area, reading.day)].piece)
        else:
            pieces.append(ASSIGNMENT[state].piece)
    order = "●►?◇»○"
    return tuple(sorted(pieces, key=lambda piece: order.find(piece[0])))


def hours_words(reading: Reading, contact: Contact) -> str:
    """Give a contact's time in short: the estimate, or estimate and grant."""
    load = workload_of(reading.register, contact.id, reading.day)
    if load.granted is None:
        return reading.hours(load.estimated)
    return reading.text(
        "{hours} of {granted}", hours=reading.hours(load.estimated), granted=reading.hours(load.granted)
    )


def listing(reading: Reading, only: str = "") -> Listing:
    """Give the contacts."""
    empty = (
        line(reading.words("There are no local contacts here yet.")),
        line((reading.words("Press N to write down the first."), "muted")),
    )
    columns = (
        Column(least=14, grow=True),
        Column(least=4, most=14),
        Column(least=6, right=True),
        Column(least=2, right=True),
    )
    return Listing(AsNeeded(_entries(reading, only)), columns, empty=empty)


def _entries(reading: Reading, only: str) -> Iterator[Entry]:
    found = by_subject(reading.judged, Contact.kind)
    for key, contacts in grouped(reading).items():
        if contacts and only in {"", key}:
            yield Heading(reading.words(GROUPS[key]), len(contacts))
            yield from (_row(reading, contact, found.get(contact.id, ())) for contact in contacts)


def _row(reading: Reading, contact: Contact, found: Iterable[Judged]) -> Row:
    person = reading.register.get(Person, contact.person)
    name = line(person.name, practice(contact, reading.words))
    hours = line((hours_words(reading, contact), "muted"))
    cells = (name, held_signs(reading, contact.id), hours, count_mark(found))
    return Row(contact.id, cells, find=person.title or "")


def chips(reading: Reading) -> tuple[tuple[str, Line], ...]:
    """Give the filters over the list."""
    groups = grouped(reading)
    total = sum(len(contacts) for contacts in groups.values())
    made = [("", line(reading.text("All {count}", count=total)))]
    made += [
        (key, line(f"{reading.words(GROUPS[key])} {len(contacts)}")) for key, contacts in groups.items() if contacts
    ]
    return tuple(made)
