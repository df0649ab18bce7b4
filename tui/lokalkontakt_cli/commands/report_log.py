"""`report-log list|show|record|edit|remove`: what was handed to whom, and the change it was made from."""

from datetime import date

from lokalkontakt_cli.deeds import Deed, deed, id_of
from lokalkontakt_cli.fields import Field, edit_command, the
from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import Choice, Whole, listing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.values import dated, marked, word
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.report import Report, ReportType
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.report_log import edit_report, record_report, remove_report
from lokalkontakt_core.services.resolve import resolve
from lokalkontakt_core.workspace import Workspace

FIELDS = (
    Field("type", "What it was", settings={"type": Choice(ReportType)}),
    Field("day", "When", "DAY", lambda session, _workspace, value: session.day(value)),
    Field("to", "To whom"),
    Field("text", "What it said, or where it lies"),
    Field("pilot", "The pilot it is about", "PILOT", the(Pilot)),
    Field("meeting", "The meeting it was for", "MEETING", the(Meeting)),
    Field("revision", "The change of the register it was made from", "NUMBER", settings={"type": Whole()}),
)


def _row(register: Register, report: Report) -> Row:
    return {
        "id": report.id,
        "name": report.name,
        "type": report.type.value,
        "day": report.day,
        "to": report.to,
        "pilot": name_of(register, Ref("pilot", report.pilot)) if report.pilot else None,
        "meeting": name_of(register, Ref("meeting", report.meeting)) if report.meeting else None,
        "revision": report.revision,
        "text": report.text,
        "source": report.source,
    }


def _columns(session: Session) -> tuple[Column, ...]:
    catalogue = session.catalogue
    return (
        Column("day", "Day", dated(catalogue, "day")),
        Column("type", "What", word(catalogue, "type", ReportType)),
        Column("name", "Title", marked(catalogue)),
        Column("to", "To"),
        Column("pilot", "Pilot"),
        Column("revision", "Change", right=True),
        Column("id", "Id"),
    )


@command("Newest first.")
@option("--type", "kind", type=Choice(ReportType), help="Only those of this kind")
@listing
@pass_session
def list_reports(session: Session, *, kind: ReportType | None, on: str | None, form: Format) -> None:
    """List what was handed over."""
    opened = session.reading(on)
    shown = [one for one in opened.register.all(Report) if one.day <= opened.day and kind in {None, one.type}]
    newest = sorted(shown, key=lambda one: (one.day, one.id), reverse=True)
    session.output.listing(form, _columns(session), [_row(opened.register, one) for one in newest])
    if not shown:
        session.say("There are none.")


@command()
@argument("report", "REPORT")
@listing
@pass_session
def show_report(session: Session, *, report: str, on: str | None, form: Format) -> None:
    """Show one entry."""
    opened = session.reading(on)
    found = resolve(opened.register, Report, report, opened.day)
    columns = (*_columns(session), Column("meeting", "Meeting"), Column("text", "Text"))
    session.output.sheet(form, columns, _row(opened.register, found))


@deed("The newest change of the register is noted with it, so that the settings of then can be found again.")
@argument("kind", "KIND", type=Choice(ReportType))
@argument("name", "TITLE")
@option("--to", metavar="TEXT", help="To whom")
@option("--day", metavar="DAY", help="When; today when left out")
@option("--text", metavar="TEXT", help="What it said, or where it lies")
@option("--pilot", metavar="PILOT", help="The pilot it is about")
@option("--meeting", metavar="MEETING", help="The meeting it was for")
@option("--revision", type=Whole(), metavar="NUMBER", help="Another change of the register than the newest")
def record(
    session: Session,
    workspace: Workspace,
    *,
    kind: ReportType,
    name: str,
    to: str | None,
    day: str | None,
    text: str | None,
    pilot: str | None,
    meeting: str | None,
    revision: int | None,
) -> Deed:
    """Note what was handed over."""
    when: date | None = session.day(day)
    return Deed(
        record_report,
        type=kind,
        name=name,
        to=to,
        day=when,
        text=text,
        pilot=id_of(workspace, Pilot, pilot),
        meeting=id_of(workspace, Meeting, meeting),
        revision=workspace.register.revision if revision is None else revision,
    )


edit = edit_command(edit_report, Report, "REPORT", FIELDS)


@deed()
@argument("report", "REPORT")
def remove(_session: Session, workspace: Workspace, *, report: str) -> Deed:
    """Take an entry out."""
    return Deed(remove_report, report=id_of(workspace, Report, report))
