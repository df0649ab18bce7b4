"""LK021 made-known: who covers what has changed since it was last made known.

Why:
    "Det skal gøres kendt i den kommunale organisation, hvem der dækker hvilke områder" (Lokalkontakten – samarbejde
    med lokalsamfundene, 2019).

Breaks the rule:
    An assignment that began on 1 March, and on 9 March the directory was last published on 2 January, or never. A week
    is given for it.

Keeps the rule:
    A directory of the day of the latest change, or later.

Cannot be judged:
    Nothing was published, and nobody has told us when any assignment began.

Since:
    0.1
"""

import enum
from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.parameters import DIRECTORY_DAYS
from lokalkontakt_core.coordination.rhythm import days_after
from lokalkontakt_core.coordination.standing import standing_on
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.report import Report, ReportType
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


class Publication(enum.StrEnum):
    """How known it is; the words are in the catalogues."""

    NEVER = "never"
    OLDER = "older"


def last_publication(register: Register, day: date) -> date | None:
    """Give the day the directory was last published; None when it never was."""
    return max(
        (one.day for one in register.all(Report) if one.type is ReportType.DIRECTORY and one.day <= day), default=None
    )


def last_change(register: Register, day: date) -> date | None:
    """Give the latest day, until the day, on which a confirmed assignment began or ended; None when none is known."""
    latest = None
    for assignment in register.all(Assignment):
        if assignment.confirmation is None or assignment.period.is_empty:
            continue
        for bound in (assignment.period.start, assignment.period.end):
            if isinstance(bound, date) and bound <= day and (latest is None or bound > latest):
                latest = bound
    return latest


def _check(register: Register, day: date) -> Iterator[Finding]:
    scheme, published, changed = register.scheme.ref, last_publication(register, day), last_change(register, day)
    if changed is None:
        if published is None and standing_on(register, day).by_area:
            yield Finding(RULE.code, scheme, {"missing": (Fact.PUBLICATION,)}, unjudged=True)
        return
    if (published is None or published < changed) and days_after(changed, DIRECTORY_DAYS.of(register)) < day:
        publication = Publication.NEVER if published is None else Publication.OLDER
        yield Finding(RULE.code, scheme, {"publication": publication, "changed": changed})


RULE = Rule(
    "LK021",
    "made-known",
    Kind.WARNING,
    _check,
    parameters=(DIRECTORY_DAYS,),
    remedies=("record_report", "accept"),
)
