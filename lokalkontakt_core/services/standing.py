"""Whether a record still stands: things that have ended stay in the register, but nothing new is built on them."""

from datetime import date
from typing import Any, TypeVar

from attrs import evolve

from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.person import Person

R = TypeVar("R", bound=Record)


def ended_on(record: Record) -> date | None:
    """Give the first day a record no longer holds, None when no end is set or its kind has none."""
    ended = getattr(record, "ended", None)
    return ended if isinstance(ended, date) else None


def stands(record: Record, day: date) -> bool:
    """Tell whether a record has not ended on the day."""
    ended = ended_on(record)
    return ended is None or ended > day


def refuse_ended(record: Record, day: date, **named: Any) -> None:
    """Refuse to build on a record that has ended.

    Raises:
        RefusedError: LKE226 with the record and the day it ended.
    """
    if not stands(record, day):
        raise RefusedError("LKE226", record=record.ref, ended=ended_on(record), **named)


def end(record: R, day: date) -> R:
    """Give the record with the day as the first one it no longer holds.

    An end that lies ahead may be moved; one that is past stays.

    Raises:
        RefusedError: LKE224 when it has ended already.
    """
    ended = ended_on(record)
    if ended is not None and (ended <= day or ended == day):
        raise RefusedError("LKE224", record=record.ref, ended=ended)
    return evolve(record, ended=day)  # type: ignore[call-arg]


def refuse_erased(before: Person, after: Person) -> None:
    """Refuse to write anew about a person who was erased.

    Raises:
        RefusedError: LKE640 with the person.
    """
    if before.erased is not None and after != before:
        raise RefusedError("LKE640", person=before.ref)


def refuse_unavailable(contact: Contact, day: date) -> None:
    """Refuse to count on a contact who is not in the scheme, or not employed, on the day.

    Raises:
        RefusedError: LKE226 when the contact has been taken out of the scheme by then, LKE227 when the employment,
            as far as it is known, does not contain the day.
    """
    refuse_ended(contact, day)
    if not contact.available(day):
        raise RefusedError("LKE227", contact=contact.ref, day=day)
