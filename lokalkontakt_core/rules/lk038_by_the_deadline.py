"""LK038 by-the-deadline: the deadline is over, and an area that wants a contact has none.

Why:
    "Det forventes at alle lokalområder som ønsker får tilknyttet en Lokalkontakt" (Lokalkontakten – samarbejde med
    lokalsamfundene, 2019: the rollout plan, marts/april 2020).

Breaks the rule:
    The deadline was 2020-04-30, and an area that has said yes has no active contact on 2020-05-01.

Keeps the rule:
    The area has a contact, or has said no, or the deadline is not over.

Cannot be judged:
    Areas that have said yes have no contact, and the scheme names no deadline. An area that has not answered is for
    LK025.

Since:
    0.1
"""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.answers import answer_of
from lokalkontakt_core.coordination.coverage import existing_areas
from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.parameters import WISH_DEADLINE
from lokalkontakt_core.coordination.standing import standing_on
from lokalkontakt_core.records.answer import AnswerValue
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


def _waiting(register: Register, day: date) -> Iterator[Area]:
    standing = standing_on(register, day)
    for area in existing_areas(register, day):
        if standing.has_contact(area.id):
            continue
        answer = answer_of(register, area.id, day)
        if answer is not None and answer.value is AnswerValue.YES:
            yield area


def _check(register: Register, day: date) -> Iterator[Finding]:
    deadline = WISH_DEADLINE.of(register)
    if deadline is not None and day <= deadline:
        return
    waiting = tuple(_waiting(register, day))
    if deadline is None and waiting:
        scheme = register.scheme.ref
        values = {"areas": tuple(sorted((area.ref for area in waiting), key=str)), "missing": (Fact.DEADLINE,)}
        yield Finding(RULE.code, scheme, values, unjudged=True)
    elif deadline is not None:
        for area in waiting:
            yield Finding(RULE.code, area.ref, {"area": area.ref, "deadline": deadline})


RULE = Rule(
    "LK038",
    "by-the-deadline",
    Kind.WARNING,
    _check,
    parameters=(WISH_DEADLINE,),
    remedies=("assign", "record_answer", "edit_scheme", "accept"),
)
