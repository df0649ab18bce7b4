"""`project list|show|add|edit|join|inform|close`: what areas have set about."""

from datetime import date

from lokalkontakt_cli.deeds import Deed, deed, id_of, ids_of
from lokalkontakt_cli.fields import Field, add_command, edit_command, several, split, words, yes_or_no
from lokalkontakt_cli.focus import FOCUS, bearing
from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import Choice, YesNo, listing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.values import bounds, dated, in_order, listed, marked, names
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.coordination.projects import contacts_not_told, is_open, needs_coordinator
from lokalkontakt_core.periods import Period
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.project import Project
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.projects import add_project, close_project, edit_project, inform_contact, join_project
from lokalkontakt_core.services.resolve import resolve
from lokalkontakt_core.workspace import Workspace


def period(session: Session, _workspace: Workspace, value: str) -> Period:
    """Take two days with dots between, as in 1/1/2020..1/7/2020; the second may be missing."""
    first, _, last = value.partition("..")
    start, end = session.fact_day(first), session.fact_day(last) if last.strip() else None
    assert start is not None  # noqa: S101 - something was typed
    return Period(start, end)


FIELDS = (
    Field("areas", "Where", "AREA", several(Area), {"multiple": True}),
    Field("description", "What it is about"),
    Field("owner", "Who runs it"),
    Field("time_consuming", "Whether it takes more time than a contact has", read=yes_or_no,
          settings={"type": Choice(YesNo)}),
    Field("period", "From when to when", "FROM..TO", period),
    Field("focus", "Focus areas and aims of the strategy", "TEXT", words, {"multiple": True}),
)  # fmt: skip


def project_row(register: Register, project: Project, day: date) -> Row:
    """Give a project."""
    return {
        "id": project.id,
        "name": project.name,
        "areas": names(register, "area", project.areas),
        "time_consuming": project.time_consuming,
        "coordinator_joined": project.coordinator_joined,
        "coordinator_missing": needs_coordinator(project, day),
        "told": names(register, "contact", (one.contact for one in project.informed)),
        "not_told": names(register, "contact", contacts_not_told(register, project, day)),
        "owner": project.owner,
        "description": project.description,
        **bounds(project.period),
        "focus": list(project.focus),
        "closed": project.closed,
        "outcome": project.outcome,
        "source": project.source,
    }


def _columns(catalogue: Catalogue) -> tuple[Column, ...]:
    return (
        Column("name", "Project", marked(catalogue)),
        Column("areas", "Areas", listed("areas")),
        Column("time_consuming", "Time-consuming", lambda row: catalogue.shown(row["time_consuming"])),
        Column("coordinator_joined", "Coordinator since", dated(catalogue, "coordinator_joined")),
        Column("not_told", "Not told", listed("not_told")),
        Column("closed", "Concluded", dated(catalogue, "closed")),
    )


def _sheet_columns(catalogue: Catalogue) -> tuple[Column, ...]:
    return (
        Column("id", "Id"),
        *_columns(catalogue),
        Column("told", "Told", listed("told")),
        Column("owner", "Run by"),
        Column("start", "First day", dated(catalogue, "start")),
        Column("end", "Until", dated(catalogue, "end")),
        Column("focus", "Strategy", listed("focus")),
        Column("description", "About"),
        Column("outcome", "Outcome"),
    )


@command()
@option("--all", "everything", is_flag=True, help="Show those that are closed too")
@FOCUS
@listing
@pass_session
def list_projects(session: Session, *, everything: bool, focus: str | None, on: str | None, form: Format) -> None:
    """List projects."""
    opened = session.reading(on)
    known = (one for one in opened.register.all(Project) if everything or is_open(one, opened.day))
    shown = bearing(opened, known, focus)
    rows = in_order(project_row(opened.register, one, opened.day) for one in shown)
    session.output.listing(form, _columns(session.catalogue), rows)
    if not rows:
        session.say("There are none.")


@command()
@argument("project", "PROJECT")
@listing
@pass_session
def show_project(session: Session, *, project: str, on: str | None, form: Format) -> None:
    """Show one project."""
    opened = session.reading(on)
    found = resolve(opened.register, Project, project, opened.day)
    row = project_row(opened.register, found, opened.day)
    session.output.sheet(form, _sheet_columns(session.catalogue), row)


add = add_command(add_project, FIELDS)
edit = edit_command(edit_project, Project, "PROJECT", FIELDS)


@deed("The project counts as one that takes much time then.")
@argument("project", "PROJECT")
@option("--day", metavar="DAY", help="Since when; today when left out")
def join(session: Session, workspace: Workspace, *, project: str, day: str | None) -> Deed:
    """Note that the coordinator takes part."""
    return Deed(join_project, project=id_of(workspace, Project, project), day=session.day(day))


@deed("Without a name it is the contacts of the project's areas.")
@argument("project", "PROJECT")
@argument("contacts", "CONTACT", nargs=-1)
@option("--day", metavar="DAY", help="When; today when left out")
def inform(session: Session, workspace: Workspace, *, project: str, contacts: tuple[str, ...], day: str | None) -> Deed:
    """Note that contacts were told of it."""
    return Deed(
        inform_contact,
        project=id_of(workspace, Project, project),
        contacts=ids_of(workspace, Contact, split(contacts)) or None,
        day=session.day(day),
    )


@deed()
@argument("project", "PROJECT")
@option("--outcome", metavar="TEXT", help="What came of it")
@option("--day", metavar="DAY", help="When; today when left out")
def close(session: Session, workspace: Workspace, *, project: str, outcome: str | None, day: str | None) -> Deed:
    """Close a project."""
    return Deed(close_project, project=id_of(workspace, Project, project), outcome=outcome, day=session.day(day))
