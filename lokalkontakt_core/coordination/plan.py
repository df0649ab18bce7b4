"""The rollout plan on a day: which steps are done, which are due, which lie ahead (E27, G39)."""

import enum
from datetime import date

from lokalkontakt_core.records.plan_step import PlanStep
from lokalkontakt_core.register import Register


class StepState(enum.StrEnum):
    """Where a step stands on a day, in the order of what needs doing; derived, never stored."""

    OVERDUE = "overdue"
    NOW = "now"
    AHEAD = "ahead"
    DONE = "done"
    HISTORY = "history"


def last_day_of_step(step: PlanStep) -> date:
    """Give the last day a step is on time: its day, else the last day of its last month."""
    return step.day if step.day is not None else step.when.last.last_day


def state_of_step(step: PlanStep, day: date) -> StepState:
    """Give the state of a step; one that was imported as history is never due, whoever did it or not (C10)."""
    if step.done is not None and step.done <= day:
        return StepState.DONE
    if step.history:
        return StepState.HISTORY
    if last_day_of_step(step) < day:
        return StepState.OVERDUE
    first = step.when.first
    return StepState.NOW if (first.year, first.month) <= (day.year, day.month) else StepState.AHEAD


def plan_in_order(register: Register) -> tuple[PlanStep, ...]:
    """Give all steps by their months, then by day, then by id."""

    def order(step: PlanStep) -> tuple[object, ...]:
        return step.when.first, step.when.last, step.day is None, step.day or date.min, step.id

    return tuple(sorted(register.all(PlanStep), key=order))
