"""`activity list|add|edit|remove|time`: a light log of what contacts do, and the time it takes where that is noted."""

from datetime import date

from lokalkontakt_cli.deeds import Deed, deed, id_of
from lokalkontakt_cli.fields import Field, edit_command, the
from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import Choice, Minutes, listing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.values import dated, in_order, minutes, word
from lokalkontakt_core.coordination.coverage import existing_areas
from lokalkontakt_core.coordination.time_spent import ContactTime, Measure, time_of_area, time_of_contact
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.activity import Activity, ActivityType
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.project import Project
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.activities import edit_activity, log_activity, remove_activity
from lokalkontakt_core.services.resolve import resolve
from lokalkontakt_core.workspace import Workspace

_LENGTH = Minutes()

FIELDS = (
    Field("contact", "Who did it", "CONTACT", the(Contact)),
    Field("type", "What was done", settings={"type": Choice(ActivityType)}),
    Field("day", "When", "DAY", lambda session, _workspace, value: session.day(value)),
    Field("minutes", "How long it took", "TIME", settings={"type": Minutes()}),
    Field("note", "A word about it"),
    Field("project", "The project it belongs to", "PROJECT", the(Project)),
)


def _row(register: Register, line: Activity) -> Row:
    return {
        "id": line.id,
        "name": name_of(register, line.ref),
        "day": line.day,
        "area_id": line.area,
        "contact_id": line.contact,
        "contact": name_of(register, Ref("contact", line.contact)),
        "type": line.type.value,
        "outside_the_role": line.type.outside_the_role,
        "minutes": line.minutes,
        "note": line.note,
        "project": name_of(register, Ref("project", line.project)) if line.project else None,
        "source": line.source,
    }


@command("Newest first.")
@option("--area", metavar="AREA", help="Only those of this area")
@option("--contact", metavar="CONTACT", help="Only those of this contact")
@listing
@pass_session
def list_activities(session: Session, *, area: str | None, contact: str | None, on: str | None, form: Format) -> None:
    """List the log."""
    opened = session.reading(on)
    register, day = opened.register, opened.day
    of_area = resolve(register, Area, area, day).id if area is not None else None
    of_contact = resolve(register, Contact, contact, day).id if contact is not None else None
    lines = [
        line
        for line in register.all(Activity)
        if line.day <= day and of_area in {None, line.area} and of_contact in {None, line.contact}
    ]
    columns = (
        Column("day", "Day", dated(session.catalogue, "day")),
        Column("name", "Area"),
        Column("contact", "Local contact"),
        Column("type", "What", word(session.catalogue, "type", ActivityType)),
        Column("minutes", "Minutes", right=True),
        Column("note", "Remark"),
        Column("id", "Id"),
    )
    newest = sorted(lines, key=lambda line: (line.day, line.id), reverse=True)
    session.output.listing(form, columns, [_row(register, line) for line in newest])
    if not lines:
        session.say("There are none.")


def _minutes_and_note(words: tuple[str, ...]) -> tuple[int | None, str | None]:
    """Take the first word as a length of time when it is one."""
    if not words:
        return None, None
    try:
        length: int = _LENGTH.convert(words[0], None, None)
    except UsageError:
        return None, " ".join(words)
    return length, " ".join(words[1:]) or None


@deed(
    "One line: what was done where, how long it took where that is noted, and a word about it.",
    "A first word that is a length of time, as 45, 1:15 or 1,5 t, is the time; a note that begins with a number goes in quotes.",  # noqa: E501 - one msgid
    "What lies outside the role is written too, and the rule about it says so.",
)
@argument("area", "AREA")
@argument("kind", "KIND", type=Choice(ActivityType))
@argument("words", "[TIME] NOTE", nargs=-1)
@option("--contact", metavar="CONTACT", help="Who did it; the area's contact when left out")
@option("--day", metavar="DAY", help="When; today when left out")
@option("--project", metavar="PROJECT", help="The project it belongs to")
def add(
    session: Session,
    workspace: Workspace,
    *,
    area: str,
    kind: ActivityType,
    words: tuple[str, ...],
    contact: str | None,
    day: str | None,
    project: str | None,
) -> Deed:
    """Write a line of the log."""
    length, note = _minutes_and_note(words)
    return Deed(
        log_activity,
        area=id_of(workspace, Area, area),
        type=kind,
        minutes=length,
        note=note,
        contact=id_of(workspace, Contact, contact),
        day=session.day(day),
        project=id_of(workspace, Project, project),
    )


add.takes_numbers = True  # a time below zero is refused as a time

edit = edit_command(edit_activity, Activity, "ACTIVITY", FIELDS, named=False)


@deed()
@argument("activity", "ACTIVITY")
def remove(_session: Session, workspace: Workspace, *, activity: str) -> Deed:
    """Take a line out of the log."""
    return Deed(remove_activity, activity=id_of(workspace, Activity, activity))


def _time_row(register: Register, area: Area, day: date) -> Row:
    found = time_of_area(register, area, day)
    return {
        "id": area.id,
        "name": area.name,
        "minutes": found.noted.minutes if found.noted is not None else None,
        "weeks": found.weeks,
        "minutes_per_week": found.per_week,
        "least_per_week": found.least,
        "most_per_week": found.most,
        "measure": found.measure.value if found.measure is not None else None,
    }


def _contact_row(register: Register, contact: Contact, found: ContactTime) -> Row:
    return {
        "id": contact.id,
        "name": name_of(register, contact.ref),
        "minutes": found.noted.minutes if found.noted is not None else None,
        "weeks": found.weeks,
        "minutes_per_week": found.per_week,
        "granted_per_week": found.granted,
        "over_per_week": found.over,
    }


@command(
    "The average of the 52 weeks that end with the day, from the first note on, beside what is expected of an area.",
    "Time is shown by area. One contact can be asked for; persons are not set beside each other.",
)
@option("--contact", metavar="CONTACT", help="One contact's time, beside what is granted")
@listing
@pass_session
def time(session: Session, *, contact: str | None, on: str | None, form: Format) -> None:
    """Show the time by area."""
    opened = session.reading(on)
    register, day, catalogue = opened.register, opened.day, session.catalogue
    if contact is not None:
        chosen = resolve(register, Contact, contact, day)
        sheet = (
            Column("name", "Local contact"),
            Column("minutes_per_week", "On average", minutes(catalogue, "minutes_per_week")),
            Column("weeks", "Weeks"),
            Column("granted_per_week", "Time granted", minutes(catalogue, "granted_per_week")),
        )
        row = _contact_row(register, chosen, time_of_contact(register, chosen.id, day))
        session.output.sheet(form, sheet, row)
    else:
        columns = (
            Column("name", "Area"),
            Column("minutes_per_week", "On average", minutes(catalogue, "minutes_per_week")),
            Column("weeks", "Weeks", right=True),
            Column("least_per_week", "At least", minutes(catalogue, "least_per_week")),
            Column("most_per_week", "At most", minutes(catalogue, "most_per_week")),
            Column("measure", "Measure", word(catalogue, "measure", Measure)),
        )
        rows = in_order(_time_row(register, area, day) for area in existing_areas(register, day))
        session.output.listing(form, columns, rows)
    if not register.scheme.hours_logging:
        session.say("Time is not noted in this scheme: lokalkontakt scheme edit --hours-logging yes")
