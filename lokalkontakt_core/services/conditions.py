"""Conditions: all that must be in place before an assignment can be confirmed, so that one sees what already is."""

import enum
from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import Factory

from lokalkontakt_core.coordination.answers import answer_of
from lokalkontakt_core.coordination.phases import phase_of_area, phase_of_contact
from lokalkontakt_core.coordination.workload import granted_on
from lokalkontakt_core.messages import Message
from lokalkontakt_core.records.answer import AnswerValue
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.contact import Approval, Contact
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen


class ConditionKind(enum.StrEnum):
    """What is looked at, in the order it is shown."""

    AVAILABLE = "available"
    OWN_YES = "own_yes"
    MANAGER_YES = "manager_yes"
    TIME_GRANTED = "time_granted"
    AREA_ANSWER = "area_answer"


class ConditionState(enum.StrEnum):
    """How it stands; only `unmet` stops a confirmation."""

    MET = "met"
    UNMET = "unmet"
    MISSING = "missing"
    OPEN = "open"
    EXEMPT = "exempt"


_STOPPING = frozenset({ConditionState.UNMET, ConditionState.MISSING})

_VERBS: Mapping[ConditionKind, str] = {
    ConditionKind.AVAILABLE: "record_employment",
    ConditionKind.OWN_YES: "record_own_yes",
    ConditionKind.MANAGER_YES: "record_manager_yes",
    ConditionKind.TIME_GRANTED: "grant_time",
    ConditionKind.AREA_ANSWER: "record_answer",
}


@frozen
class Condition:
    """One line of the check list.

    Attributes:
        kind: What is looked at.
        state: `met`; `unmet`, somebody said no; `missing`, nothing is recorded; `open`, not known and not needed;
            `exempt`, not asked for while a pilot runs (G32).
        values: What fills the words.
    """

    kind: ConditionKind
    state: ConditionState
    values: Mapping[str, Any] = Factory(dict)

    @property
    def stops(self) -> bool:
        """Tell whether it keeps the assignment from being confirmed."""
        return self.state in _STOPPING

    @property
    def verb(self) -> str:
        """The use case that records it."""
        return _VERBS[self.kind]

    @property
    def message(self) -> Message:
        """The line in words."""
        return Message(f"condition.{self.kind}.{self.state}", self.values)


def conditions(register: Register, *, area: str, contact: str, day: date) -> tuple[Condition, ...]:
    """Give every condition for confirming a contact for an area from a day on, met ones too.

    Raises:
        NotFoundError: LKE201 when there is no such area or contact.
    """
    place, employee = register.get(Area, area), register.get(Contact, contact)
    names = {"area": place.ref, "contact": employee.ref}
    pilot = Phase.PILOT in {phase_of_area(register, area, day), phase_of_contact(register, contact, day)}
    return (
        _available(employee, day, names),
        _approval(ConditionKind.OWN_YES, employee.own_yes, day, names),
        _approval(ConditionKind.MANAGER_YES, employee.manager_yes, day, names),
        _time(employee, day, names, pilot=pilot),
        _answer(register, area, day, names),
    )


def _available(contact: Contact, day: date, names: Mapping[str, Any]) -> Condition:
    available = contact.available(day)
    if available and contact.employment is None:
        return Condition(ConditionKind.AVAILABLE, ConditionState.OPEN, names)
    state = ConditionState.MET if available else ConditionState.UNMET
    return Condition(ConditionKind.AVAILABLE, state, {**names, "day": day})


def _approval(kind: ConditionKind, approval: Approval | None, day: date, names: Mapping[str, Any]) -> Condition:
    if approval is None or (isinstance(approval.day, date) and approval.day > day):
        return Condition(kind, ConditionState.MISSING, names)
    return Condition(kind, ConditionState.MET if approval.yes else ConditionState.UNMET, {**names, "day": approval.day})


def _time(contact: Contact, day: date, names: Mapping[str, Any], *, pilot: bool) -> Condition:
    minutes = granted_on(contact, day)
    if minutes is not None:
        return Condition(ConditionKind.TIME_GRANTED, ConditionState.MET, {**names, "minutes": minutes})
    return Condition(ConditionKind.TIME_GRANTED, ConditionState.EXEMPT if pilot else ConditionState.MISSING, names)


def _answer(register: Register, area: str, day: date, names: Mapping[str, Any]) -> Condition:
    answer = answer_of(register, area, day)
    if answer is None:
        return Condition(ConditionKind.AREA_ANSWER, ConditionState.OPEN, names)
    state = ConditionState.MET if answer.value is AnswerValue.YES else ConditionState.UNMET
    return Condition(ConditionKind.AREA_ANSWER, state, {**names, "day": answer.day, "answer": answer.value})
