"""Absence: who is away on a day, who stands in, and which areas have nobody to turn to meanwhile."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from lokalkontakt_core.coordination.standing import standing_on
from lokalkontakt_core.periods import Period
from lokalkontakt_core.records.absence import Absence
from lokalkontakt_core.records.assignment import Assignment, Role
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen


def _away(register: Register, day: date) -> Mapping[str, Absence]:
    absences = sorted(register.all(Absence), key=lambda one: one.id)
    return {one.contact: one for one in absences if one.period.contains(day) and not one.period.is_empty}


def away_on(register: Register, day: date) -> Mapping[str, Absence]:
    """Give the absences of the day by contact."""
    return register.derived(_away, day)


def absence_of(register: Register, contact: str, day: date) -> Absence | None:
    """Give the absence a contact is in on the day, None when the contact is there."""
    return away_on(register, day).get(contact)


def coming_absences(register: Register, contact: str, day: date) -> tuple[Absence, ...]:
    """Give the absences of a contact that begin after the day, the first one first."""
    mine = register.by(Absence, "contact").get(contact, ())
    coming = [one for one in mine if one.period.begins_after(day) and not one.period.is_empty]
    return tuple(sorted(coming, key=lambda one: (str(one.period.start), one.id)))


def overlapping(register: Register, contact: str, period: Period, *, but: str | None = None) -> Absence | None:
    """Give an absence of a contact that shares a day with a period, leaving one out of account."""
    for one in register.by(Absence, "contact").get(contact, ()):
        if one.id != but and one.period.overlaps(period):
            return one
    return None


def primaries_in(register: Register, contact: str, period: Period) -> tuple[Assignment, ...]:
    """Give the confirmed assignments of a contact as the areas' contact that share a day with a period, by area."""
    mine = (
        one
        for one in register.by(Assignment, "contact").get(contact, ())
        if one.role is Role.PRIMARY and one.confirmation is not None and one.period.overlaps(period)
    )
    return tuple(sorted(mine, key=lambda one: (one.area, one.id)))


@frozen
class Unattended:
    """An area whose contact is away, and nobody stands in.

    Attributes:
        area: The area.
        absence: The absence.
    """

    area: str
    absence: Absence


def _stood_in_for(register: Register, area: str, day: date, away: Iterable[str]) -> bool:
    held = standing_on(register, day).of_area(area)
    return any(one.active and one.assignment.contact not in away for one in held)


def unattended(register: Register, day: date) -> tuple[Unattended, ...]:
    """Give the areas whose contacts are away on the day with nobody else of the area there, by area."""
    return tuple(sorted(_unattended(register, day), key=lambda one: one.area))


def _unattended(register: Register, day: date) -> Iterator[Unattended]:
    away = away_on(register, day)
    standing = standing_on(register, day)
    for contact, absence in away.items():
        for held in standing.of_contact(contact):
            area = held.assignment.area
            if held.active and held.primary and not _stood_in_for(register, area, day, away):
                yield Unattended(area, absence)


def turn_to(register: Register, area: str, day: date) -> tuple[Assignment, ...]:
    """Give the assignments of who an area can turn to on the day: its contact, while that one is away who stands in."""
    away = away_on(register, day)
    active = [held for held in standing_on(register, day).of_area(area) if held.active]
    there = [held.assignment for held in active if held.primary and held.assignment.contact not in away]
    substitutes = [held.assignment for held in active if not held.primary and held.assignment.contact not in away]
    return tuple(there or substitutes)
