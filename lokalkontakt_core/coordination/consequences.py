"""What a change does to coverage and to the load of contacts: the facts shown before somebody confirms it."""

from datetime import date

from lokalkontakt_core.coordination.assignments import areas_of_contact
from lokalkontakt_core.coordination.coverage import Coverage, coverage_of, existing_areas
from lokalkontakt_core.coordination.workload import Workload, workload_of
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen


@frozen
class CoverageChange:
    """An area stands otherwise than before.

    Attributes:
        area: The area.
        before: How it stood; None when it was not there.
        after: How it stands; None when it is not there any more.
    """

    area: Ref
    before: Coverage | None
    after: Coverage | None


@frozen
class Load:
    """What a contact covers, and the time it takes.

    Attributes:
        areas: The areas the contact is the primary contact of.
        workload: Estimated and granted minutes a week.
    """

    areas: tuple[Ref, ...]
    workload: Workload


@frozen
class LoadChange:
    """A contact has other areas or other time than before.

    Attributes:
        contact: The contact.
        before: None for one who was not there.
        after: None for one who is not there any more.
    """

    contact: Ref
    before: Load | None
    after: Load | None


@frozen
class Differences:
    """What differs between two registers on a day; both in the order of the ids."""

    coverage: tuple[CoverageChange, ...]
    load: tuple[LoadChange, ...]

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return bool(self.coverage or self.load)


def _coverages(register: Register, day: date) -> dict[str, Coverage]:
    return {area.id: coverage_of(register, area.id, day) for area in existing_areas(register, day)}


def _loads(register: Register, day: date) -> dict[str, Load]:
    return {contact.id: _load(register, contact.id, day) for contact in register.all(Contact)}


def _load(register: Register, contact: str, day: date) -> Load:
    areas = tuple(sorted((area.ref for area in areas_of_contact(register, contact, day)), key=str))
    return Load(areas, workload_of(register, contact, day))


def differences(before: Register, after: Register, day: date) -> Differences:
    """Compare two registers on a day.

    Args:
        before: The register as it stands.
        after: The candidate.
        day: The day to look at: for a change that begins later, its first day, since nothing differs until then.
    """
    old_coverage, new_coverage = _coverages(before, day), _coverages(after, day)
    old_load, new_load = _loads(before, day), _loads(after, day)
    return Differences(
        coverage=tuple(
            CoverageChange(Ref("area", area), old_coverage.get(area), new_coverage.get(area))
            for area in sorted({*old_coverage, *new_coverage})
            if old_coverage.get(area) is not new_coverage.get(area)
        ),
        load=tuple(
            LoadChange(Ref("contact", contact), old_load.get(contact), new_load.get(contact))
            for contact in sorted({*old_load, *new_load})
            if old_load.get(contact) != new_load.get(contact)
        ),
    )
