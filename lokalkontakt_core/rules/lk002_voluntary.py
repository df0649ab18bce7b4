"""LK002 voluntary: an area that has said no, or taken its yes back, has a contact all the same.

Why:
    "Det er frivilligt for lokalområder, om de ønsker en Lokalkontakt." (Lokalkontakten – samarbejde med
    lokalsamfundene, 2019.)

Breaks the rule:
    A confirmed assignment, running or to come, of an area whose latest answer is no. The answer is a fact and is
    saved; to confirm a contact for such an area, or to hand the area over, is refused.

Keeps the rule:
    The same area after the assignment has ended, or after a yes.

Cannot be judged:
    An area with a contact that has not answered.

Since:
    0.1
"""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.answers import answer_of
from lokalkontakt_core.coordination.coverage import existing_areas
from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.standing import standing_on
from lokalkontakt_core.records.answer import AnswerValue
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import CONFIRMING, Finding, Kind, Rule


def _check(register: Register, day: date) -> Iterator[Finding]:
    standing = standing_on(register, day)
    for area in existing_areas(register, day):
        answer = answer_of(register, area.id, day)
        if answer is not None and answer.value is AnswerValue.YES:
            continue
        concerns = tuple(held.ref for held in standing.of_area(area.id) if held.binding)
        if not concerns:
            continue
        subject = area.ref
        if answer is None:
            missing = {"area": subject, "missing": (Fact.ANSWER,)}
            yield Finding(RULE.code, subject, missing, unjudged=True, concerns=concerns)
        else:
            values = {"area": subject, "answer": answer.value, "day": answer.day}
            yield Finding(RULE.code, subject, values, concerns=concerns)


RULE = Rule(
    "LK002",
    "voluntary",
    Kind.HARD,
    _check,
    guards=CONFIRMING,
    remedies=("end_assignment", "record_answer"),
)
