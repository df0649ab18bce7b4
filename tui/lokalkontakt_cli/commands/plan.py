"""`plan list|add|edit|done|reopen|remove`: the steps of the rollout plan, with the precision of months."""

from datetime import date

from lokalkontakt_cli.deeds import Deed, deed, id_of
from lokalkontakt_cli.fields import Field, edit_command, the, yes_or_no
from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import Choice, YesNo, listing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.values import dated, marked, word
from lokalkontakt_core.coordination.plan import StepState, plan_in_order, state_of_step
from lokalkontakt_core.language.months import parse_months
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.periods import Month, MonthRange
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.plan_step import PlanStep
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.plan_steps import (
    add_plan_step,
    complete_plan_step,
    edit_plan_step,
    remove_plan_step,
    reopen_plan_step,
)
from lokalkontakt_core.workspace import Workspace


def _months(_session: Session, _workspace: Workspace, typed: str) -> MonthRange:
    return parse_months(typed)


FIELDS = (
    Field("when", "The month, or the first and the last one", "MONTH[..MONTH]", _months),
    Field("task", "What is to be done"),
    Field("day", "The day, where there is one", "DAY", lambda session, _workspace, value: session.day(value)),
    Field("owner", "Who sees to it", "PERSON", the(Person)),
    Field("history", "Whether the step is part of a plan of the past, which is never due", read=yes_or_no,
          settings={"type": Choice(YesNo)}),
)  # fmt: skip


def _row(register: Register, step: PlanStep, day: date) -> Row:
    return {
        "id": step.id,
        "name": step.task,
        "first_month": str(step.when.first),
        "last_month": str(step.when.last),
        "day": step.day,
        "owner": name_of(register, Ref("person", step.owner)) if step.owner else None,
        "state": state_of_step(step, day).value,
        "done": step.done,
        "history": step.history,
        "source": step.source,
    }


@command()
@listing
@pass_session
def list_plan(session: Session, *, on: str | None, form: Format) -> None:
    """List the plan."""
    opened = session.reading(on)
    catalogue = session.catalogue

    def months(row: Row) -> str:
        return catalogue.shown(MonthRange(Month.parse(row["first_month"]), Month.parse(row["last_month"])))

    columns = (
        Column("first_month", "When", months),
        Column("day", "Day", dated(catalogue, "day")),
        Column("name", "Step", marked(catalogue)),
        Column("owner", "Seen to by"),
        Column("state", "State", word(catalogue, "state", StepState)),
        Column("done", "Done", dated(catalogue, "done")),
        Column("id", "Id"),
    )
    rows = [_row(opened.register, step, opened.day) for step in plan_in_order(opened.register)]
    session.output.listing(form, columns, rows)
    if not rows:
        session.say("There are none.")


@deed("Months are written as 2020-03, 3/2020 or “March 2020”, a span as 2020-03..2020-04.")
@argument("when", "MONTH[..MONTH]")
@argument("task", "TASK")
@option("--day", metavar="DAY", help="The day, where there is one")
@option("--owner", metavar="PERSON", help="Who sees to it")
def add(session: Session, workspace: Workspace, *, when: str, task: str, day: str | None, owner: str | None) -> Deed:
    """Add a step."""
    return Deed(
        add_plan_step,
        when=parse_months(when),
        task=task,
        day=session.day(day),
        owner=id_of(workspace, Person, owner),
    )


edit = edit_command(edit_plan_step, PlanStep, "STEP", FIELDS, named=False)


@deed()
@argument("step", "STEP")
@option("--day", metavar="DAY", help="When; today when left out")
def done(session: Session, workspace: Workspace, *, step: str, day: str | None) -> Deed:
    """Note that a step is done."""
    return Deed(complete_plan_step, plan_step=id_of(workspace, PlanStep, step), day=session.day(day))


@deed()
@argument("step", "STEP")
def reopen(_session: Session, workspace: Workspace, *, step: str) -> Deed:
    """Note that a step is not done after all."""
    return Deed(reopen_plan_step, plan_step=id_of(workspace, PlanStep, step))


@deed()
@argument("step", "STEP")
def remove(_session: Session, workspace: Workspace, *, step: str) -> Deed:
    """Take a step out."""
    return Deed(remove_plan_step, plan_step=id_of(workspace, PlanStep, step))
