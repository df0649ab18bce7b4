"""LK025 one-contact: an area that wants a contact has none, or an area has more than one.

Why:
    "lokalt får man en nemmere kontakt til kommunen" (Lokalkontakten – samarbejde med lokalsamfundene, 2019): that
    takes one person one can turn to.

Breaks the rule:
    An area that has said yes and has no active primary contact, or an area with two of them.

Keeps the rule:
    One active primary contact, with or without a substitute. Two while an area is being handed over. None in an area
    that has said no.

Cannot be judged:
    An area without a contact that has not answered whether it wants one, or an area of which an import leaves open
    whether it is covered.

Since:
    0.1
"""

import enum
from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.answers import answer_of
from lokalkontakt_core.coordination.coverage import existing_areas, is_disputed
from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.standing import Standing, standing_on
from lokalkontakt_core.records.answer import AnswerValue
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


class ContactCount(enum.StrEnum):
    """How an area is served that should have one contact; the words are in the catalogues."""

    NONE = "none"
    SEVERAL = "several"


def _contacts(standing: Standing, area: str) -> tuple[Ref, ...]:
    """Give the active primary contacts of an area where there are several, one who is just handing it over left out."""
    active = [held.assignment for held in standing.of_area(area) if held.active and held.primary]
    taking_over = {assignment.id for assignment in active}
    staying = {assignment.contact for assignment in active if assignment.successor not in taking_over}
    return tuple(Ref("contact", contact) for contact in sorted(staying)) if len(staying) > 1 else ()


def _about_nobody(register: Register, area: Area, day: date) -> Finding | None:
    answer = answer_of(register, area.id, day)
    subject = area.ref
    if answer is None:
        return Finding(RULE.code, subject, {"area": subject, "missing": (Fact.ANSWER,)}, unjudged=True)
    if answer.value is AnswerValue.YES:
        return Finding(RULE.code, subject, {"area": subject, "count": ContactCount.NONE})
    return None


def _check(register: Register, day: date) -> Iterator[Finding]:
    standing = standing_on(register, day)
    for area in existing_areas(register, day):
        contacts = _contacts(standing, area.id)
        if is_disputed(register, area.id):
            missing = {"area": area.ref, "missing": (Fact.COVERAGE,)}
            yield Finding(RULE.code, area.ref, missing, unjudged=True)
        elif contacts:
            values = {"area": area.ref, "count": ContactCount.SEVERAL, "contacts": contacts}
            yield Finding(RULE.code, area.ref, values)
        elif not standing.has_contact(area.id) and (finding := _about_nobody(register, area, day)) is not None:
            yield finding


RULE = Rule(
    "LK025",
    "one-contact",
    Kind.WARNING,
    _check,
    remedies=("assign", "record_answer", "answer_question", "end_assignment", "accept"),
)
