"""LK036 evaluated-together: a pilot is closed without an evaluation made together with its areas, and without a reason.

Why:
    "Der gennemføres en evaluering sammen med de berørte lokalområder hvor de giver deres input" (Ideoplæg til forsøgs-
    og udviklingsprojekt Lokalkontakten).

Breaks the rule:
    A pilot that is closed with no evaluation, with a note on the way instead of a final one, or with one an area took
    no part in. To close a pilot so is refused.

Keeps the rule:
    A final evaluation all areas of the pilot took part in; or the reason why there is none.

Cannot be judged:
    The evaluation does not tell which areas took part.

Since:
    0.1
"""

import enum
from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.pilots import areas_without_voice
from lokalkontakt_core.records.evaluation import Evaluation, EvaluationType
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


class EvaluationLack(enum.StrEnum):
    """What is wrong with the evaluation; the words are in the catalogues."""

    NONE = "none"
    NOT_FINAL = "not_final"
    AREAS_LEFT_OUT = "areas_left_out"


def _lack(pilot: Pilot, evaluation: Evaluation | None) -> EvaluationLack | None:
    if evaluation is None:
        return EvaluationLack.NONE
    if evaluation.type is not EvaluationType.FINAL:
        return EvaluationLack.NOT_FINAL
    if evaluation.areas and areas_without_voice(pilot, evaluation):
        return EvaluationLack.AREAS_LEFT_OUT
    return None


def _check(register: Register, day: date) -> Iterator[Finding]:
    for pilot in register.all(Pilot):
        if pilot.closed is None or pilot.closed > day or pilot.closed_without:
            continue
        evaluation = register.find(Evaluation, pilot.evaluation)
        lack = _lack(pilot, evaluation)
        if lack is not None:
            yield Finding(RULE.code, pilot.ref, {"pilot": pilot.ref, "lack": lack}, concerns=(pilot.ref,))
        elif evaluation is not None and not evaluation.areas and pilot.areas:
            missing = {"pilot": pilot.ref, "missing": (Fact.PARTICIPANTS,)}
            yield Finding(RULE.code, pilot.ref, missing, unjudged=True, concerns=(pilot.ref,))


RULE = Rule(
    "LK036",
    "evaluated-together",
    Kind.HARD,
    _check,
    guards=frozenset({"close_pilot"}),
    phases=frozenset({Phase.PILOT}),
    remedies=("write_evaluation", "edit_pilot"),
)
