"""The list of areas with and without a contact, in the shape of Bilag 1 of the scheme (L7).

Each area is in one list only: one that an import leaves open is in a list of its own, so that nobody counts it as
covered. What the register says of an area or an assignment stands with it, as it does in Bilag 1.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from lokalkontakt_core.area_page.example import example_lines
from lokalkontakt_core.area_page.page import Page, Point, Section
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.coordination.coverage import Coverage, coverage_of, existing_areas
from lokalkontakt_core.coordination.standing import Held, standing_on
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.register import Register

_LISTS = {
    "with": frozenset({Coverage.COVERED, Coverage.HANDOVER}),
    "without": frozenset({Coverage.UNCOVERED}),
    "disputed": frozenset({Coverage.DISPUTED}),
}
"""The lists in their order, and how the areas in each stand."""


def _say(catalogue: Catalogue, msgid: str, **values: Any) -> str:
    return catalogue.text(f"area_list.{msgid}", **values)


def _contact(register: Register, held: Held) -> str:
    """Give a contact's name, with the title in brackets, as Bilag 1 has them."""
    person = register.get(Person, register.get(Contact, held.assignment.contact).person)
    return f"{person.name} ({person.title})" if person.title else person.name


def _point(register: Register, area: Area, coverage: Coverage, active: Sequence[Held], catalogue: Catalogue) -> Point:
    said = [area.status_note, *(held.assignment.note for held in active)]
    if coverage is Coverage.HANDOVER:
        said.append(_say(catalogue, "handover"))
    names = ", ".join(_contact(register, held) for held in active)
    text = f"{area.name} \N{EN DASH} {names}" if names else area.name
    return Point(text, " · ".join(one for one in said if one))


def _lead(register: Register, day: date, catalogue: Catalogue, counts: dict[str, int]) -> Iterator[str]:
    yield catalogue.text("area_page.as_on", day=day, scheme=register.scheme.name)
    yield _say(catalogue, "counted" if counts["disputed"] else "counted_clear", total=sum(counts.values()), **counts)
    yield from example_lines(register, catalogue)


def area_list(register: Register, day: date, catalogue: Catalogue) -> Page:
    """Give which areas have a contact on a day and which have none, each list in Danish order.

    Args:
        register: The register.
        day: The day, which the page names.
        catalogue: The language.
    """
    standing = standing_on(register, day)
    areas = sorted(existing_areas(register, day), key=lambda one: danish_key(one.name))
    points: dict[str, list[Point]] = {name: [] for name in _LISTS}
    for area in areas:
        coverage = coverage_of(register, area.id, day)
        active = [held for held in standing.of_area(area.id) if held.active and held.primary]
        name = next(name for name, held in _LISTS.items() if coverage in held)
        points[name].append(_point(register, area, coverage, active, catalogue))
    counts = {name: len(found) for name, found in points.items()}
    sections = tuple(
        Section(_say(catalogue, name), (), () if found else (_say(catalogue, "none"),), tuple(found))
        for name, found in points.items()
        if found or name != "disputed"
    )
    return Page(catalogue.language, _say(catalogue, "title"), tuple(_lead(register, day, catalogue, counts)), sections)
