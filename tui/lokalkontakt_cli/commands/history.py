"""`history`, `undo`, `redo`, `outside list`, `outside adopt`."""

from collections.abc import Mapping
from itertools import islice
from zoneinfo import ZoneInfo

from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import Whole, WriteFormat, listing, writing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.writing import finish, headline
from lokalkontakt_core.changes import Commit, Edit
from lokalkontakt_core.errors import NotFoundError, UsageError
from lokalkontakt_core.ports.clock import COPENHAGEN
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.kinds import RECORD_TYPES
from lokalkontakt_core.records.person import Person


def history_row(session: Session, commit: Commit, commits: Mapping[int, Commit] | None = None) -> Row:
    """Give a change as history shows it."""
    change = commit.change
    person = Ref(Person.kind, commit.actor)
    return {
        "id": str(commit.revision),
        "name": headline(session, change, commits),
        "revision": commit.revision,
        "when": commit.instant,
        "actor": commit.actor,
        "actor_name": session.name(person),
        "verb": change.verb,
        "why": change.reason,
        "source": change.source,
        "undoes": change.undoes,
        "records": [str(edit.ref) for edit in change.edits],
    }


def _record_named(typed: str) -> Ref:
    """Read `kind/id`; the record itself may be gone.

    Raises:
        UsageError: LKE039 when it is not written like that, or there is no such kind.
    """
    kind, _, record_id = typed.strip().partition("/")
    if kind not in RECORD_TYPES or not record_id:
        raise UsageError("LKE039", typed=typed)
    return Ref(kind, record_id)


@command("The newest stands first. WHAT is the name of a record kind and an id, for example area/glud.")
@argument("what", "WHAT", required=False)
@option("--most", type=Whole(), metavar="NUMBER", help="Show no more than this")
@listing
@pass_session
def history(session: Session, *, what: str | None, most: int | None, on: str | None, form: Format) -> None:
    """Show the changes."""
    workspace = session.workspace(on=on, judging=False)
    wanted = _record_named(what) if what is not None else None
    shown = list(islice(workspace.history(wanted), most))
    undoing = any(commit.change.undoes is not None for commit in shown)
    known = {commit.revision: commit for commit in workspace.history()} if undoing else None
    rows = [history_row(session, commit, known) for commit in shown]
    if wanted is not None and not rows and most != 0:
        raise NotFoundError("LKE256", kind=wanted.kind, typed=str(wanted))
    columns = (
        Column("revision", "No.", right=True),
        Column("when", "When", lambda row: row["when"].astimezone(ZoneInfo(COPENHAGEN)).strftime("%Y-%m-%d %H:%M")),
        Column("actor_name", "Who"),
        Column("name", "What"),
        Column("why", "Reason"),
    )
    session.output.listing(form, columns, rows)


@command(
    "Without REVISION your own latest change that has not been taken back.",
    "Undoing is a change of its own: history keeps both.",
)
@argument("revision", "REVISION", type=Whole(), required=False)
@option("--reason", metavar="TEXT", help="Why, for the history")
@writing
@pass_session
def undo(
    session: Session, *, revision: int | None, reason: str | None, on: str | None, form: WriteFormat, dry: bool
) -> ExitCode:
    """Take a change back."""
    workspace = session.workspace(on=on)
    return finish(session, workspace, workspace.preview_undo(revision, reason=reason), form=form, dry=dry)


@command()
@writing
@pass_session
def redo(session: Session, *, on: str | None, form: WriteFormat, dry: bool) -> ExitCode:
    """Do again what was taken back last."""
    workspace = session.workspace(on=on)
    return finish(session, workspace, workspace.preview_redo(), form=form, dry=dry)


def _edit_row(session: Session, edit: Edit) -> Row:
    state = "added" if edit.before is None else "removed" if edit.after is None else "changed"
    return {"id": str(edit.ref), "name": session.name(edit.ref), "kind": edit.ref.kind, "state": state}


@command("Ends with 1 when there are any.")
@listing
@pass_session
def outside_list(session: Session, *, on: str | None, form: Format) -> ExitCode:
    """List what was changed in the files past the program."""
    workspace = session.workspace(on=on, judging=False)
    rows = [_edit_row(session, edit) for edit in workspace.outside_edits()]
    states = {"added": session.text("added"), "removed": session.text("removed"), "changed": session.text("changed")}
    columns = (
        Column("id", "Record"),
        Column("name", "Name"),
        Column("state", "Change", lambda row: states[row["state"]]),
    )
    session.output.listing(form, columns, rows)
    session.say("Take them over: lokalkontakt outside adopt" if rows else "Nothing was changed past the program.")
    return ExitCode.FINDINGS if rows else ExitCode.OK


@command("All of them become one change, which can be undone.")
@writing
@pass_session
def outside_adopt(session: Session, *, on: str | None, form: WriteFormat, dry: bool) -> ExitCode:
    """Take over what was changed in the files past the program."""
    workspace = session.workspace(on=on)
    return finish(session, workspace, workspace.preview_adopt_outside(), form=form, dry=dry)
