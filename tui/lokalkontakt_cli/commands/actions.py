"""`action list|add|edit|done|drop`: what somebody promised to do."""

from typing import Any

from lokalkontakt_cli.deeds import Deed, deed, id_of, ids_of
from lokalkontakt_cli.fields import split
from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import listing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.meetings import action_row, meeting_id
from lokalkontakt_cli.views.values import dated, listed
from lokalkontakt_core.coordination.actions import in_order_of_due, open_actions
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.project import Project
from lokalkontakt_core.services.actions import add_action, drop_action, edit_action, finish_action
from lokalkontakt_core.workspace import Workspace

_OWNER = option("--owner", metavar="PERSON", help="Who does it")
_DUE = option("--due", metavar="DAY", help="The last day it is on time")
_AREA = option("--area", "areas", multiple=True, metavar="AREA", help="An area it concerns; name as many as needed")


@command("Open ones, the earliest due day first.")
@option("--all", "every", is_flag=True, help="Also those that are done or dropped")
@option("--owner", metavar="PERSON", help="Only those of this person")
@listing
@pass_session
def list_actions(session: Session, *, every: bool, owner: str | None, on: str | None, form: Format) -> None:
    """List actions."""
    workspace = session.workspace(on=on, judging=False)
    register = workspace.register
    person = id_of(workspace, Person, owner)
    shown = in_order_of_due(register.all(Action)) if every else open_actions(register, workspace.day)
    rows = [action_row(session, register, one) for one in shown if person in {None, one.owner}]
    catalogue = session.catalogue

    def state(row: Row) -> str:
        if row["done"] is not None:
            return session.text("done {day}", day=row["done"])
        if row["dropped"] is not None:
            return session.text("dropped")
        return session.text("overdue") if row["overdue"] else ""

    columns = (
        Column("id", "Id"),
        Column("name", "What"),
        Column("owner", "Who"),
        Column("due", "Due", dated(catalogue, "due")),
        Column("state", "State", state),
        Column("areas", "Areas", listed("areas")),
    )
    session.output.listing(form, columns, rows)
    if not rows:
        session.say("There are none.")


@deed("An action of a meeting is on the agenda of the next one until it is done or dropped.")
@argument("text", "TEXT")
@_OWNER
@_DUE
@option("--meeting", metavar="MEETING", help="The meeting that decided it")
@_AREA
@option("--project", metavar="PROJECT", help="The project it belongs to")
def add(
    session: Session,
    workspace: Workspace,
    *,
    text: str,
    owner: str | None,
    due: str | None,
    meeting: str | None,
    areas: tuple[str, ...],
    project: str | None,
) -> Deed:
    """Write down an action."""
    return Deed(
        add_action,
        text=text,
        owner=id_of(workspace, Person, owner),
        due=session.day(due),
        meeting=meeting_id(session, workspace, meeting) if meeting is not None else None,
        areas=ids_of(workspace, Area, split(areas)),
        project=id_of(workspace, Project, project),
    )


@deed("What is not named stays as it is.")
@argument("action", "ACTION")
@option("--text", metavar="TEXT", help="Other words")
@_OWNER
@_DUE
@_AREA
@option("--remark", metavar="TEXT", help="How it goes")
def edit(
    session: Session,
    workspace: Workspace,
    *,
    action: str,
    text: str | None,
    owner: str | None,
    due: str | None,
    areas: tuple[str, ...],
    remark: str | None,
) -> Deed:
    """Change an action."""
    changes: dict[str, Any] = {
        "text": text,
        "owner": id_of(workspace, Person, owner),
        "due": session.day(due),
        "areas": ids_of(workspace, Area, split(areas)) or None,
        "remark": remark,
    }
    given = {name: value for name, value in changes.items() if value is not None}
    return Deed(edit_action, action=id_of(workspace, Action, action), changes=given)


@deed()
@argument("action", "ACTION")
@option("--day", metavar="DAY", help="When; today when left out")
def done(session: Session, workspace: Workspace, *, action: str, day: str | None) -> Deed:
    """Note that an action is done."""
    return Deed(finish_action, action=id_of(workspace, Action, action), day=session.day(day))


@deed()
@argument("action", "ACTION")
@option("--reason", metavar="TEXT", help="Why it will not be done")
def drop(_session: Session, workspace: Workspace, *, action: str, reason: str | None) -> Deed:
    """Note that an action will not be done."""
    if reason is None:
        raise UsageError("LKE004", name="--reason", command="lokalkontakt action drop")
    return Deed(drop_action, action=id_of(workspace, Action, action), reason=reason)
