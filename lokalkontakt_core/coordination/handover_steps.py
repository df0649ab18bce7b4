"""The steps of a hand-over, and how far each of them is on a day (W10)."""

import enum
from collections.abc import Mapping
from datetime import date

from lokalkontakt_core.coordination.handover_checklist import checklist
from lokalkontakt_core.coordination.handovers import left_of, successor_of
from lokalkontakt_core.records.handover import Handover
from lokalkontakt_core.register import Register


class HandoverStep(enum.StrEnum):
    """The steps of a hand-over, in the order they are mostly taken in."""

    AREAS = "areas"
    SUCCESSOR = "successor"
    DAY = "day"
    CHECKLIST = "checklist"
    NOTICE = "notice"
    CLOSE = "close"


class StepState(enum.StrEnum):
    """How far one step is: done, the first that is not, or to come."""

    DONE = "done"
    NOW = "now"
    OPEN = "open"


def steps(register: Register, handover: Handover, day: date) -> Mapping[HandoverStep, StepState]:
    """Tell of each step how far it is; steps can be taken in any order."""
    rows = checklist(register, handover, day)
    done = {
        HandoverStep.AREAS: True,
        HandoverStep.SUCCESSOR: successor_of(register, handover) is not None,
        HandoverStep.DAY: handover.agreed is not None or not left_of(register, handover),
        HandoverStep.CHECKLIST: all(row.done is not None for row in rows),
        HandoverStep.NOTICE: not left_of(register, handover),
        HandoverStep.CLOSE: handover.closed is not None,
    }
    first = next((step for step, is_done in done.items() if not is_done), None)
    return {
        step: StepState.DONE if is_done else StepState.NOW if step is first else StepState.OPEN
        for step, is_done in done.items()
    }
