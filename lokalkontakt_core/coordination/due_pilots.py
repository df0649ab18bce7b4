"""What pilots, projects and the plan ask of the coordinator: the rows of the work list."""

from collections.abc import Iterator
from datetime import date, timedelta

from lokalkontakt_core.coordination.due_row import Due, DueKind
from lokalkontakt_core.coordination.pilots import (
    PilotState,
    committee_meetings,
    meetings_without_status,
    note_due,
    open_pilots,
    state_of_pilot,
)
from lokalkontakt_core.coordination.plan import StepState, last_day_of_step, plan_in_order, state_of_step
from lokalkontakt_core.coordination.projects import contacts_not_told, needs_coordinator, open_projects
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.register import Register

_SOON = timedelta(days=7)
_LATELY = timedelta(days=60)


def _of_pilot(register: Register, pilot: Pilot, day: date) -> Iterator[Due]:
    if state_of_pilot(pilot, day) is PilotState.OVER:
        end = pilot.period.end if pilot.period is not None else None
        yield Due(DueKind.PILOT_OVER, (pilot.ref,), "close_pilot", end if isinstance(end, date) else None)
    wanted = note_due(register, pilot, day)
    if wanted is not None and wanted <= day + _SOON:
        yield Due(DueKind.EVALUATION_NOTE, (pilot.ref,), "write_evaluation", wanted)
    # A report for an earlier meeting helps nobody any more, and one for a meeting far ahead cannot be written yet.
    meetings = register.derived(committee_meetings, day)
    near = [meeting for meeting in meetings if day - _LATELY <= meeting.day <= day + _SOON]
    if near and near[-1] in meetings_without_status(register, pilot, day):
        yield Due(DueKind.STATUS_REPORT, (pilot.ref,), "record_report", near[-1].day)


def pilot_rows(register: Register, day: date) -> Iterator[Due]:
    """Give what each pilot waits for: to be closed, the month's note, the status report for the committee."""
    for pilot in sorted(open_pilots(register, day), key=lambda one: one.id):
        yield from _of_pilot(register, pilot, day)


def project_rows(register: Register, day: date) -> Iterator[Due]:
    """Give the time-consuming projects without the coordinator, and those whose contact has not been told."""
    for project in open_projects(register, day):
        if needs_coordinator(project, day):
            yield Due(DueKind.PROJECT_ALONE, (project.ref,), "join_project")
        if contacts_not_told(register, project, day):
            yield Due(DueKind.PROJECT_UNTOLD, (project.ref,), "inform_contact")


def plan_rows(register: Register, day: date) -> Iterator[Due]:
    """Give the steps of the plan whose time it is, or was."""
    for step in plan_in_order(register):
        if state_of_step(step, day) in {StepState.NOW, StepState.OVERDUE}:
            yield Due(DueKind.PLAN_STEP, (step.ref,), "complete_plan_step", last_day_of_step(step))
