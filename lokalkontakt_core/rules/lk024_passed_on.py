"""LK024 passed-on: information for an area waits to be passed on.

Why:
    "Landdistriktskoordinator sørger for relevant information løbende videregives til Lokalkontakterne."
    (Lokalkontakten – samarbejde med lokalsamfundene, 2019.)

Breaks the rule:
    Knowledge that goes to an area, told 15 days ago and not passed on; it may wait for 14.

Keeps the rule:
    It was passed on, or told last week, or is a private note.

Cannot be judged:
    It goes to an area, and which one is not told.

Since:
    0.1
"""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.parameters import ANSWER_DAYS, PASS_ON_DAYS
from lokalkontakt_core.coordination.rhythm import days_before
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.knowledge import Direction, Knowledge, Visibility
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


def waiting_to_be_passed_on(register: Register, day: date) -> tuple[Knowledge, ...]:
    """Give the knowledge for areas that has waited longer than it may."""
    limit = days_before(day, PASS_ON_DAYS.of(register))
    return tuple(
        one
        for one in register.all(Knowledge)
        if one.direction is Direction.TO_AREA
        and one.day < limit
        and one.visibility is not Visibility.PRIVATE
        and (one.passed_on is None or one.passed_on > day)
    )


def _check(register: Register, day: date) -> Iterator[Finding]:
    waiting: dict[str, list[Knowledge]] = {}
    homeless = 0
    for one in waiting_to_be_passed_on(register, day):
        homeless += not one.areas
        for area in one.areas:
            waiting.setdefault(area, []).append(one)
    for area, items in waiting.items():
        subject = Ref("area", area)
        values = {"area": subject, "number": len(items), "since": min(one.day for one in items)}
        yield Finding(RULE.code, subject, values, concerns=tuple(one.ref for one in items))
    if homeless:
        missing = {"number": homeless, "missing": (Fact.AREAS,)}
        yield Finding(RULE.code, register.scheme.ref, missing, unjudged=True)


RULE = Rule(
    "LK024",
    "passed-on",
    Kind.INFORMATION,
    _check,
    parameters=(PASS_ON_DAYS, ANSWER_DAYS),
    remedies=("pass_on", "edit_knowledge"),
)
