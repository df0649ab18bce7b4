"""LK004 employed: an area's contact is no longer employed, or no longer in the scheme.

Why:
    "Det er vigtigt at Lokalkontakterne er en del af den kommunale administration" (Lokalkontakten – samarbejde med
    lokalsamfundene, 2019). Whether the workplace is the administration or a local institution is for LK005.

Breaks the rule:
    A confirmed assignment goes on, and the contact's employment ended on 2020-04-01: the area stands vacant from that
    day. An assignment to come whose contact will have left when it begins breaks it too.

Keeps the rule:
    The assignment ended when the employment did, or another contact has taken over.

Cannot be judged:
    Nobody has told us whether the contact is employed, or when an employment that has an end ends.

Since:
    0.1
"""

import enum
from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.assignments import AssignmentState
from lokalkontakt_core.coordination.coverage import existing_areas
from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.standing import Held, standing_on
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import CONFIRMING, Finding, Kind, Rule


class Absence(enum.StrEnum):
    """Why nobody is there; the words are in the catalogues."""

    EMPLOYMENT_OVER = "employment_over"
    EMPLOYMENT_TO_COME = "employment_to_come"
    LEFT_THE_SCHEME = "left_the_scheme"


def _decisive_day(held: Held, day: date) -> date:
    """Give the day the contact has to be there: the first of an assignment to come, else the day itself."""
    start = held.assignment.period.start
    return start if held.state is AssignmentState.UPCOMING and isinstance(start, date) else day


def _absence(contact: Contact, day: date) -> tuple[Absence, date] | None:
    if contact.ended is not None and contact.ended <= day:
        return Absence.LEFT_THE_SCHEME, contact.ended
    employment = contact.employment
    if employment is None:
        return None
    if isinstance(employment.end, date) and employment.end <= day:
        return Absence.EMPLOYMENT_OVER, employment.end
    if isinstance(employment.start, date) and employment.start > day:
        return Absence.EMPLOYMENT_TO_COME, employment.start
    return None


def _vacant(register: Register, day: date) -> Iterator[Finding]:
    standing = standing_on(register, day)
    for area in existing_areas(register, day):
        for held in standing.of_area(area.id):
            contact = register.get(Contact, held.assignment.contact)
            absence = _absence(contact, _decisive_day(held, day))
            if absence is not None:
                values = {"area": area.ref, "contact": contact.ref, "absence": absence[0], "day": absence[1]}
                yield Finding(RULE.code, area.ref, values, concerns=(held.ref,))


def _unknown(register: Register, day: date) -> Iterator[Finding]:
    for contact_id, all_held in standing_on(register, day).by_contact.items():
        contact = register.get(Contact, contact_id)
        subject = contact.ref
        if not any(held.binding for held in all_held):
            continue
        if contact.employment is None:
            missing = Fact.EMPLOYMENT
        elif contact.employment.end is not None and not isinstance(contact.employment.end, date):
            missing = Fact.EMPLOYMENT_END
        else:
            continue
        yield Finding(RULE.code, subject, {"contact": subject, "missing": (missing,)}, unjudged=True)


def _check(register: Register, day: date) -> Iterator[Finding]:
    yield from _vacant(register, day)
    yield from _unknown(register, day)


RULE = Rule(
    "LK004",
    "employed",
    Kind.HARD,
    _check,
    guards=CONFIRMING,
    remedies=("hand_over", "assign", "end_assignment", "record_employment"),
)
