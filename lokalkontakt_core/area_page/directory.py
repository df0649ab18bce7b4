"""What is published: who covers which area (L6), and a card of what a contact does and does not do (L14).

Addresses are those at work. That the usual ways into the municipality stay open stands on both (G15).
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from lokalkontakt_core.area_page.example import example_lines
from lokalkontakt_core.area_page.page import Page, Point, Section
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.coordination.assignments import areas_of_contact
from lokalkontakt_core.coordination.attestations import confirmed_on
from lokalkontakt_core.coordination.coverage import existing_areas, is_disputed
from lokalkontakt_core.coordination.standing import Held, standing_on
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.activity import Activity, ActivityType
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.register import Register

_DOES = ("agree", "entrance", "knowledge", "support", "meetings")
_DOES_NOT = ("daily_work", "board_meetings", "projects", "control")


def _say(catalogue: Catalogue, msgid: str, **values: Any) -> str:
    return catalogue.text(f"directory.{msgid}", **values)


def _lead(register: Register, day: date, catalogue: Catalogue) -> Iterator[str]:
    yield catalogue.text("area_page.as_on", day=day, scheme=register.scheme.name)
    yield catalogue.text("LK015.what")
    yield from example_lines(register, catalogue)


def _reached(register: Register, contact: str) -> str:
    person = register.get(Person, register.get(Contact, contact).person)
    return ", ".join(part for part in (person.name, person.title, person.work_email, person.work_phone) if part)


def _covering(register: Register, held: Held, day: date, catalogue: Catalogue) -> str:
    """Give the role of a contact in an area, and when the area's contact last confirmed covering it."""
    role = catalogue.shown(held.assignment.role)
    confirmed = confirmed_on(register, held.assignment.area, day) if held.primary else None
    return role if confirmed is None else _say(catalogue, "confirmed", role=role, day=confirmed)


def directory(register: Register, day: date, catalogue: Catalogue) -> Page:
    """Give who covers which area on a day, area by area in Danish order, and when each contact confirmed it.

    Where an import leaves open whether an area is covered, that is said.

    Args:
        register: The register.
        day: The day, which the page names.
        catalogue: The language.
    """
    standing = standing_on(register, day)
    points = []
    for area in sorted(existing_areas(register, day), key=lambda one: danish_key(one.name)):
        active = sorted((held for held in standing.of_area(area.id) if held.active), key=lambda held: not held.primary)
        notes = [_covering(register, held, day, catalogue) for held in active] or [_say(catalogue, "nobody")]
        if is_disputed(register, area.id):
            notes.append(_say(catalogue, "disputed"))
        reached = "\n".join(_reached(register, held.assignment.contact) for held in active)
        points.append(Point(area.name, " · ".join(notes), reached))
    nothing = () if points else (_say(catalogue, "no_areas"),)
    return Page(
        catalogue.language,
        _say(catalogue, "title"),
        tuple(_lead(register, day, catalogue)),
        (Section(_say(catalogue, "areas"), (), nothing, tuple(points)), *how_sections(catalogue)),
    )


def how_sections(catalogue: Catalogue) -> Iterator[Section]:
    """Give what a contact does and does not do, as the scheme of 2019 says it (R1 to R8, P1 to P4)."""
    for heading, lines in (("does", _DOES), ("does_not", _DOES_NOT)):
        points = tuple(Point(_say(catalogue, f"{heading}.{one}")) for one in lines)
        yield Section(_say(catalogue, heading), points=points)


def job_card(register: Register, contact: str, day: date, catalogue: Catalogue) -> Page:
    """Give the card of a contact: the areas, what the task asks for, what a contact does and does not do.

    Args:
        register: The register.
        contact: The contact's id.
        day: The day, which the card names.
        catalogue: The language.

    Raises:
        NotFoundError: LKE201 when there is no such contact.
    """
    who = register.get(Contact, contact)
    areas = sorted(areas_of_contact(register, contact, day), key=lambda one: danish_key(one.name))
    covered = tuple(Point(area.name) for area in areas)
    nothing = () if covered else (_say(catalogue, "no_area"),)
    return Page(
        catalogue.language,
        _say(catalogue, "card", contact=name_of(register, who.ref)),
        (*_lead(register, day, catalogue), catalogue.text("LK011.what")),
        (
            Section(_say(catalogue, "areas"), (), nothing, covered),
            *how_sections(catalogue),
            *_sparring(register, contact, day, catalogue),
        ),
    )


def _sparring(register: Register, contact: str, day: date, catalogue: Catalogue) -> Iterator[Section]:
    """Give whom a contact talks things over with (R17), and when that was last noted in the log."""
    coordinator = register.scheme.coordinator
    if coordinator is None or coordinator == register.get(Contact, contact).person:
        return
    noted = [
        one.day
        for one in register.by(Activity, "contact").get(contact, ())
        if one.type is ActivityType.SPARRING and one.day <= day
    ]
    words = [_say(catalogue, "sparring.with", coordinator=name_of(register, Ref("person", coordinator)))]
    if noted:
        words.append(_say(catalogue, "sparring.last", day=max(noted)))
    yield Section(_say(catalogue, "sparring"), paragraphs=tuple(words))
