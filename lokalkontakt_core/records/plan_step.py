"""Steps of the rollout plan, with the precision of months (G39)."""

from datetime import date
from typing import ClassVar

from attrs import field

from lokalkontakt_core.periods import MonthRange
from lokalkontakt_core.records.base import Record, refers_to
from lokalkontakt_core.values import frozen


@frozen(kw_only=True)
class PlanStep(Record):
    """One task of the plan.

    Attributes:
        when: The months it is planned for.
        day: The day, for the few steps that have one.
        task: What is to be done, as the plan says it.
        owner: Who sees to it; None when the plan does not say.
        done: The day it was done; None when it is not done, or when nobody told us.
        history: True for a plan that is imported as history: it is never overdue (C10).
    """

    kind: ClassVar[str] = "plan_step"

    when: MonthRange
    day: date | None = None
    task: str
    owner: str | None = field(default=None, metadata=refers_to("person"))
    done: date | None = None
    history: bool = False
