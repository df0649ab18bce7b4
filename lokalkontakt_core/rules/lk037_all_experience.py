"""LK037 all-experience: an evaluation leaves out experience that was made in the pilot.

Why:
    "Målet er at alle de erfaringer vi har i forskellige former for samarbejde lokalt indgår i erfaringsgrundlaget for
    udvikling af projektet." (Ideoplæg til forsøgs- og udviklingsprojekt Lokalkontakten.)

Breaks the rule:
    Two experiences of the pilot are written down before its final evaluation, and the evaluation draws on one.

Keeps the rule:
    The evaluation draws on both.

Cannot be judged:
    A pilot has a final evaluation, and no experience of it was ever written down.

Since:
    0.1
"""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.pilots import evaluations_of
from lokalkontakt_core.records.evaluation import Evaluation, EvaluationType
from lokalkontakt_core.records.knowledge import Knowledge, KnowledgeType
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


def _final(register: Register, pilot: Pilot, day: date) -> Evaluation | None:
    made = [one for one in evaluations_of(register, pilot.id, EvaluationType.FINAL) if one.day <= day]
    return made[-1] if made else None


def _check(register: Register, day: date) -> Iterator[Finding]:
    for pilot in register.all(Pilot):
        evaluation = _final(register, pilot, day)
        if evaluation is None:
            continue
        experiences = {
            one.id: one
            for one in register.by(Knowledge, "pilot").get(pilot.id, ())
            if one.type is KnowledgeType.EXPERIENCE and one.day <= evaluation.day
        }
        left_out = sorted(set(experiences) - set(evaluation.experiences))
        if not experiences and not evaluation.experiences:
            missing = {"pilot": pilot.ref, "missing": (Fact.EXPERIENCES,)}
            yield Finding(RULE.code, pilot.ref, missing, unjudged=True)
        elif left_out:
            concerns = tuple(experiences[one].ref for one in left_out)
            values = {"pilot": pilot.ref, "number": len(left_out), "day": evaluation.day}
            yield Finding(RULE.code, pilot.ref, values, concerns=concerns)


RULE = Rule(
    "LK037",
    "all-experience",
    Kind.INFORMATION,
    _check,
    phases=frozenset({Phase.PILOT}),
    remedies=("edit_evaluation",),
)
