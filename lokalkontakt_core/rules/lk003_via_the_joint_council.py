"""LK003 via-the-joint-council: it is not noted through whom an area's answer came.

Why:
    "Lokalrådene melder tilbage til Det Fælles Landdistriktsråd om de er interesseret i at deltage i ordningen"
    (Lokalkontakten – samarbejde med lokalsamfundene, 2019).

Breaks the rule:
    The answer that holds for an area, without a word on the way it came.

Keeps the rule:
    An answer that came through the joint council, or on another way that is noted, or that was adopted from a survey
    round.

Cannot be judged:
    The scheme names no joint council the answers should go to.

Since:
    0.1
"""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.answers import answer_of
from lokalkontakt_core.coordination.coverage import existing_areas
from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


def _check(register: Register, day: date) -> Iterator[Finding]:
    council = register.scheme.joint_council
    for area in existing_areas(register, day):
        answer = answer_of(register, area.id, day)
        if answer is None or answer.via or answer.wave is not None:
            continue
        if not council:
            yield Finding(RULE.code, register.scheme.ref, {"missing": (Fact.JOINT_COUNCIL,)}, unjudged=True)
            return
        values = {"area": area.ref, "answer": answer.value, "council": council}
        yield Finding(RULE.code, area.ref, values, concerns=(answer.ref,))


RULE = Rule(
    "LK003",
    "via-the-joint-council",
    Kind.INFORMATION,
    _check,
    remedies=("record_answer", "edit_scheme"),
)
