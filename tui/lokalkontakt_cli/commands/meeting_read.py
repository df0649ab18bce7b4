"""`meeting list|show|agenda|minutes` and `meeting series list`: meetings to look at."""

from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import listing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.meetings import (
    action_row,
    attendance_rows,
    full_row,
    item_row,
    meeting_meant,
    meeting_row,
)
from lokalkontakt_cli.views.values import clock, dated, in_order, listed, plain, word
from lokalkontakt_core.coordination.agenda import automatic_items, minutes_planned, minutes_to_spare
from lokalkontakt_core.coordination.meetings import UPCOMING, MeetingState, meetings_in_order, state_of_meeting
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.meeting import Meeting, Presence
from lokalkontakt_core.records.meeting_series import MeetingSeries, MeetingType, Weekday
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.agenda_findings import findings_for_agenda

_OVER = frozenset({MeetingState.OVER, MeetingState.FINISHED, MeetingState.CANCELLED})


def _columns(session: Session) -> tuple[Column, ...]:
    catalogue = session.catalogue
    return (
        Column("id", "Id"),
        Column("day", "Day", dated(catalogue, "day")),
        Column("starts", "Time", clock(catalogue, "starts")),
        Column("name", "Meeting"),
        Column("state", "State", word(catalogue, "state", MeetingState)),
        Column("points", "Points", right=True),
        Column("invited", "Called persons", right=True),
        Column("place", "Place"),
    )


@command("Without --all, meetings to come and those whose minutes are waited for.")
@option("--all", "every", is_flag=True, help="Also those that are written up or cancelled")
@listing
@pass_session
def list_meetings(session: Session, *, every: bool, on: str | None, form: Format) -> None:
    """List meetings, by day."""
    opened = session.reading(on)
    shown = [
        one
        for one in meetings_in_order(opened.register, opened.day)
        if every or state_of_meeting(one, opened.day) not in _OVER
    ]
    rows = [meeting_row(session, opened.register, one) for one in shown]
    session.output.listing(form, _columns(session), rows)
    if not rows:
        session.say("There are no meetings. Plan them: lokalkontakt meeting series add, then meeting plan")


@command("MEETING is an id, a day, or next or last.")
@argument("meeting", "MEETING")
@listing
@pass_session
def show_meeting(session: Session, *, meeting: str, on: str | None, form: Format) -> None:
    """Show a meeting with agenda, attendance and actions."""
    register = session.reading(on).register
    found = meeting_meant(register, meeting, session)
    row = full_row(session, register, found, _actions(session, register, found))
    columns = (
        *_columns(session)[:5],
        Column("type", "Kind of meeting", word(session.catalogue, "type", MeetingType)),
        Column("owner", "Owner"),
        Column("place", "Place"),
        Column("called", "Called on", dated(session.catalogue, "called")),
        Column("points", "Points"),
        Column("invited", "Called persons"),
        Column("present", "Came", lambda one: session.catalogue.shown(one["present"]) if one["present"] else ""),
        Column("cancelled", "Cancelled because"),
        Column("minutes_final", "Minutes final on", dated(session.catalogue, "minutes_final")),
    )
    session.output.sheet(form, columns, row)


def _actions(session: Session, register: Register, meeting: Meeting) -> list[Row]:
    decided = register.by(Action, "meeting").get(meeting.id, ())
    return [action_row(session, register, one) for one in sorted(decided, key=lambda one: one.id)]


@command(
    "MEETING is an id, a day, or next or last.",
    "Points without a number are not on the agenda yet; calling the meeting, or meeting fill, puts them there.",
)
@argument("meeting", "MEETING")
@listing
@pass_session
def show_agenda(session: Session, *, meeting: str, on: str | None, form: Format) -> None:
    """Show the agenda of a meeting."""
    workspace = session.workspace(on=on)
    register = workspace.register
    found = meeting_meant(register, meeting, session)
    rows = [item_row(session, register, number, one) for number, one in enumerate(found.agenda, start=1)]
    if state_of_meeting(found, workspace.day) in UPCOMING:
        findings = findings_for_agenda(register, workspace.judged())
        waiting = automatic_items(register, found, workspace.day, findings)
        rows += [item_row(session, register, None, one) for one in waiting]
    columns = (
        Column("number", "No.", right=True),
        Column("title", "Point"),
        Column("minutes", "Minutes", right=True),
        Column("proposed_by", "Proposed by"),
        Column("areas", "Areas", listed("areas")),
        Column("done", "Done", lambda row: "✓" if row["done"] else ""),
    )
    session.output.listing(form, columns, rows)
    _tell_time(session, found)


def _tell_time(session: Session, meeting: Meeting) -> None:
    """Say how the time boxes add up, and whether they go beyond the meeting."""
    planned, spare = minutes_planned(meeting.agenda), minutes_to_spare(meeting)
    if not planned:
        return
    if spare is None:
        session.say("The points take {planned} minutes.", planned=planned)
    elif spare < 0:
        session.say(
            "The points take {planned} minutes, {over} more than the meeting of {length}.",
            planned=planned,
            over=-spare,
            length=meeting.minutes,
        )
    else:
        session.say(
            "The points take {planned} of {length} minutes; {spare} are left.",
            planned=planned,
            length=meeting.minutes,
            spare=spare,
        )


@command("MEETING is an id, a day, or next or last.")
@argument("meeting", "MEETING")
@listing
@pass_session
def show_minutes(session: Session, *, meeting: str, on: str | None, form: Format) -> None:
    """Show the minutes of a meeting."""
    register = session.reading(on).register
    found = meeting_meant(register, meeting, session)
    actions = _actions(session, register, found)
    row = full_row(session, register, found, actions)
    if form is not Format.TEXT:
        points = [{"name": one["title"], **one} for one in row["agenda"]]
        columns = (Column("number", "No."), Column("title", "Point"), Column("note", "Note"), Column("done", "Done"))
        session.output.json(row) if form is Format.JSON else session.output.listing(form, columns, points)
        return
    _write_minutes(session, register, found, row["agenda"], actions)


def _write_minutes(
    session: Session, register: Register, meeting: Meeting, agenda: list[Row], actions: list[Row]
) -> None:
    write = session.output.line
    state = session.catalogue.shown(meeting.minutes_state) if meeting.minutes_state else session.text("not begun")
    write(session.text("{name}, {day:long}. Minutes: {state}", name=meeting.name, day=meeting.day, state=state))
    people = attendance_rows(register, meeting)
    for presence in Presence:
        names = tuple(str(one["name"]) for one in people if one["presence"] == presence.value)
        if names:
            write(session.text("{presence}: {names}", presence=presence, names=names))
    for one in agenda:
        write()
        write(f"{one['number']}. {one['title']}")
        for line in (one["note"] or "").splitlines():
            write(f"   {line}")
    if actions:
        write()
        write(session.text("Actions:"))
    for one in actions:
        who = one["owner"] or session.text("nobody")
        if one["due"] is None:
            write(session.text("- {text} ({who})", text=one["text"], who=who))
        else:
            write(session.text("- {text} ({who}, {due})", text=one["text"], who=who, due=one["due"]))


@command()
@listing
@pass_session
def list_series(session: Session, *, on: str | None, form: Format) -> None:
    """List series of meetings."""
    register = session.reading(on).register
    catalogue = session.catalogue
    columns = (
        Column("id", "Id"),
        Column("name", "Series"),
        Column("type", "Kind of meeting", word(catalogue, "type", MeetingType)),
        Column("interval_months", "Months apart", right=True),
        Column("week", "Week of the month", right=True),
        Column("weekday", "Weekday", word(catalogue, "weekday", Weekday)),
        Column("starts", "Time", clock(catalogue, "starts")),
        Column("minutes", "Minutes", right=True),
        Column("owner", "Owner"),
        Column("ended", "Ended", dated(catalogue, "ended")),
    )
    session.output.listing(form, columns, in_order(_series_row(register, one) for one in register.all(MeetingSeries)))


def _series_row(register: Register, series: MeetingSeries) -> Row:
    return {
        "id": series.id,
        "name": series.name,
        "type": series.type.value,
        "pilot": series.pilot,
        "interval_months": series.interval.months,
        "week": series.week,
        "weekday": plain(series.weekday),
        "starts": series.starts,
        "minutes": series.minutes,
        "place": series.place,
        "first": series.first,
        "owner": name_of(register, Ref("person", series.owner)) if series.owner else None,
        "ended": series.ended,
        "source": series.source,
    }
