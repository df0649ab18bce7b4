"""Attestation on a day: who has confirmed what they cover, who is to be asked, who is late, who says otherwise."""

import enum
from collections.abc import Mapping
from datetime import date

from lokalkontakt_core.coordination.assignments import of_contact
from lokalkontakt_core.coordination.standing import Held, standing_on
from lokalkontakt_core.records.attestation import Attestation
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen


class AttestationState(enum.StrEnum):
    """Where a contact with areas stands; the first that fits."""

    LATE = "late"
    ASKED = "asked"
    DIFFERS = "differs"
    DUE = "due"
    CONFIRMED = "confirmed"
    NEVER = "never"


@frozen
class Attested:
    """A contact and what is known of the confirming.

    Attributes:
        contact: The contact's id.
        areas: The areas the register says the contact has on the day, by id.
        state: Where it stands.
        latest: The latest answer given by the day.
        asked: The question that waits for an answer.
        next_day: The day the next question is due; None when nobody can tell.
        missing: Areas of the register the contact did not name.
        added: Areas the contact named and the register does not know of.
    """

    contact: str
    areas: tuple[str, ...]
    state: AttestationState
    latest: Attestation | None
    asked: Attestation | None
    next_day: date | None
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


def _latest(register: Register, contact: str, day: date) -> Attestation | None:
    given = (
        one
        for one in register.by(Attestation, "contact").get(contact, ())
        if one.confirmed is not None and one.confirmed <= day
    )
    return max(given, key=lambda one: (one.confirmed or date.min, one.id), default=None)


def open_question(register: Register, contact: str, day: date) -> Attestation | None:
    """Give the question to a contact that has no answer on the day, the latest one when there are several."""
    waiting = (
        one
        for one in register.by(Attestation, "contact").get(contact, ())
        if one.asked <= day and (one.confirmed is None or one.confirmed > day)
    )
    return max(waiting, key=lambda one: (one.asked, one.id), default=None)


def _attested(register: Register, day: date) -> Mapping[str, Attested]:
    standing = standing_on(register, day)
    return {
        contact: _of_contact(register, contact, held, day) for contact, held in sorted(standing.by_contact.items())
        if any(one.active and one.primary for one in held)
    }  # fmt: skip


def _of_contact(register: Register, contact: str, held: tuple[Held, ...], day: date) -> Attested:
    mine = [one.assignment for one in held if one.active and one.primary]
    areas = tuple(sorted({one.area for one in mine}))
    latest, asked = _latest(register, contact, day), open_question(register, contact, day)
    interval = register.scheme.attestation_interval
    if latest is not None and latest.confirmed is not None:
        next_day: date | None = interval.after(latest.confirmed)
    else:
        starts = [one.period.start for one in mine if isinstance(one.period.start, date)]
        next_day = interval.after(min(starts)) if starts else None
    # An area that came after the answer was not asked about; one the contact gave up since is no disagreement.
    since = [
        one.area
        for one in mine
        if latest is None
        or latest.confirmed is None
        or not isinstance(one.period.start, date)
        or one.period.start <= latest.confirmed
    ]
    said = set(latest.areas) if latest is not None else set[str]()
    missing = tuple(sorted(set(since) - said)) if latest is not None else ()
    former = _held_then(register, contact, latest)
    added = tuple(sorted(said - set(areas) - former))
    state = _state(latest, asked, next_day, differs=bool(missing or added), day=day)
    return Attested(contact, areas, state, latest, asked, next_day, missing, added)


def _held_then(register: Register, contact: str, latest: Attestation | None) -> set[str]:
    """Give the areas the contact had when answering, also those that have ended since."""
    if latest is None or latest.confirmed is None:
        return set()
    return {one.area for one in of_contact(register, contact) if one.period.contains(latest.confirmed)}


def _state(
    latest: Attestation | None, asked: Attestation | None, next_day: date | None, *, differs: bool, day: date
) -> AttestationState:
    if asked is not None:
        return AttestationState.LATE if asked.due < day else AttestationState.ASKED
    if differs:
        return AttestationState.DIFFERS
    if next_day is not None and next_day <= day:
        return AttestationState.DUE
    return AttestationState.CONFIRMED if latest is not None else AttestationState.NEVER


def attested(register: Register, day: date) -> Mapping[str, Attested]:
    """Give every contact with areas on the day and how the confirming stands, by contact."""
    return register.derived(_attested, day)


def confirmed_on(register: Register, area: str, day: date) -> date | None:
    """Give the day the area's contact last confirmed covering it, None when that has not happened."""
    days = [
        found.latest.confirmed
        for held in standing_on(register, day).of_area(area)
        if held.active and held.primary
        for found in [attested(register, day).get(held.assignment.contact)]
        if found is not None and found.latest is not None and area in found.latest.areas
        and found.latest.confirmed is not None
    ]  # fmt: skip
    return max(days, default=None)
