"""LK002 voluntary: an area that has said no, or taken its yes back, has a contact all the same.

Why:
    "Det er frivilligt for lokalområder, om de ønsker en Lokalkontakt." (The scheme, 2019.)

Breaks the rule:
    An active assignment of an area whose latest answer is no.

Keeps the rule:
    The same area after the assignment has ended, or after a yes.

Cannot be judged:
    An area with an active assignment that has not answered.

Since:
    0.1
"""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.answers import answer_of
from lokalkontakt_core.coordination.assignments import active_of_area
from lokalkontakt_core.coordination.coverage import existing_areas
from lokalkontakt_core.records.answer import AnswerValue
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


def _check(register: Register, day: date) -> Iterator[Finding]:
    for area in existing_areas(register, day):
        if not active_of_area(register, area.id, day):
            continue
        answer = answer_of(register, area.id, day)
        if answer is None:
            yield Finding(RULE.code, area.ref, {"area": area.ref}, unjudged=True)
        elif answer.value is not AnswerValue.YES:
            yield Finding(RULE.code, area.ref, {"area": area.ref, "day": answer.day})


RULE = Rule(
    "LK002",
    "voluntary",
    Kind.HARD,
    _check,
    guards=frozenset({"confirm", "hand_over"}),
    remedies=("end_assignment", "record_answer"),
)
