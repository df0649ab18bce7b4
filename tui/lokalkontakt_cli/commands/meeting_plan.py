"""`meeting series add|edit|end`, `meeting plan|add|edit|move|cancel|call`, `meeting close-days|open-days`."""

from datetime import date
from typing import Any

from lokalkontakt_cli.deeds import Deed, deed, id_of, ids_of
from lokalkontakt_cli.fields import split
from lokalkontakt_cli.parameters import Choice, Minutes, Whole
from lokalkontakt_cli.parts import argument, option
from lokalkontakt_cli.session import Session
from lokalkontakt_cli.views.meetings import meeting_id
from lokalkontakt_core.coordination.closed_days import Holidays
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.language.rhythm import parse_rhythm
from lokalkontakt_core.records.meeting_series import MeetingSeries, MeetingType, Weekday
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.services.agenda_findings import findings_for_agenda
from lokalkontakt_core.services.call_meeting import call_meeting
from lokalkontakt_core.services.closed_days import close_days, open_days
from lokalkontakt_core.services.meeting_series import add_meeting_series, edit_meeting_series, end_meeting_series
from lokalkontakt_core.services.meetings import cancel_meeting, edit_meeting, move_meeting
from lokalkontakt_core.services.plan_meetings import OnClosed, add_meeting, plan_meetings
from lokalkontakt_core.workspace import Workspace

_TYPE = option("--type", type=Choice(MeetingType), help="Kind of meeting; that of the contacts when left out")
_PILOT = option("--pilot", metavar="PILOT", help="The pilot whose team meets")
_STARTS = option("--starts", metavar="TIME", help="The time of day, as 09:00")
_MINUTES = option("--minutes", type=Minutes(), metavar="TIME", help="How long it lasts")
_PLACE = option("--place", metavar="TEXT", help="Where")
_OWNER = option("--owner", metavar="PERSON", help="Who calls, makes the agenda and follows up")
_ANYWAY = option("--anyway", is_flag=True, help="Also on a closed day")
_EACH = option("--each", metavar="RHYTHM", help="Which weekday of the month, as '1. tirsdag' or 'last Thursday'")
_MONTHS = option("--months", type=Whole(), metavar="MONTHS", help="Months from one meeting to the next")


def known_holidays(session: Session, *days: date) -> Holidays:
    """Give the holidays of the years from today to the days, and say when there is no calendar."""
    years = [session.today.year, *(one.year for one in days)]
    holidays = session.host.holidays(min(years), max(years))
    if not holidays.known:
        session.say("Holidays are not known: pip install 'lokalkontakt[calendar]'. Only your own closed days count.")
    return holidays


def _needed(session: Session, typed: str | None, name: str, command: str) -> date:
    day = session.day(typed)
    if day is None:
        raise UsageError("LKE004", name=name, command=command)
    return day


def _common(workspace: Workspace, typed: dict[str, Any]) -> dict[str, Any]:
    """Read what series and meetings have in common; what was not named stays None."""
    return {
        **typed,
        "pilot": id_of(workspace, Pilot, typed.get("pilot")),
        "owner": id_of(workspace, Person, typed.get("owner")),
    }


def _rhythm(typed: str | None) -> dict[str, Any]:
    if typed is None:
        return {}
    week, weekday = parse_rhythm(typed)
    return {"week": week, "weekday": Weekday(weekday)}


@deed(
    "A series is on the n-th or last of a weekday, so that it falls in every month.",
    "Without --months: as often as the scheme says, and every month for the team of a pilot.",
)
@argument("name", "NAME")
@_EACH
@_MONTHS
@option("--first", metavar="DAY", help="The month of this day has the first meeting; today when left out")
@_TYPE
@_PILOT
@_STARTS
@_MINUTES
@_PLACE
@_OWNER
def add_series(
    session: Session, workspace: Workspace, *, name: str, each: str | None, months: int | None, first: str | None,
    **typed: Any,
) -> Deed:  # fmt: skip
    """Begin a series."""
    common = _common(workspace, typed)
    return Deed(add_meeting_series, name=name, first=session.day(first), interval=months, **common, **_rhythm(each))


@deed("What is not named stays as it is. Meetings that are planned stay where they are.")
@argument("series", "SERIES")
@option("--name", metavar="NAME", help="Another name")
@_EACH
@_MONTHS
@_STARTS
@_MINUTES
@_PLACE
@_OWNER
def edit_series(
    _session: Session, workspace: Workspace, *, series: str, each: str | None, months: int | None, **typed: Any
) -> Deed:
    """Change a series."""
    changes = {**typed, "owner": id_of(workspace, Person, typed["owner"]), "interval": months, **_rhythm(each)}
    given = {name: value for name, value in changes.items() if value is not None}
    return Deed(edit_meeting_series, meeting_series=id_of(workspace, MeetingSeries, series), changes=given)


@deed("Meetings that are planned stay.")
@argument("series", "SERIES")
@option("--from", "ended", metavar="DAY", help="The first day it is no more; today when left out")
@option("--reason", metavar="TEXT", help="Why, for the history")
def end_series(session: Session, workspace: Workspace, *, series: str, ended: str | None, reason: str | None) -> Deed:
    """End a series."""
    return Deed(
        end_meeting_series,
        meeting_series=id_of(workspace, MeetingSeries, series),
        ended=session.day(ended),
        reason=reason,
    )


@deed("Meetings that are made already stay. On a closed day: move to a day near it, skip, or keep the day.")
@argument("series", "SERIES")
@option("--until", metavar="DAY", help="The last day to make meetings for; a year ahead when left out")
@option("--on-closed", type=Choice(OnClosed), default=OnClosed.MOVE, help="What becomes of one on a closed day")
def plan(session: Session, workspace: Workspace, *, series: str, until: str | None, on_closed: OnClosed) -> Deed:
    """Make the meetings of a series."""
    last = session.day(until) or session.today.replace(year=session.today.year + 1, day=min(session.today.day, 28))
    return Deed(
        plan_meetings,
        meeting_series=id_of(workspace, MeetingSeries, series),
        until=last,
        holidays=known_holidays(session, last),
        on_closed=on_closed,
    )


@deed("A meeting on its own; one that was held already can be added to write its minutes.")
@argument("name", "NAME")
@option("--day", metavar="DAY", help="When")
@_TYPE
@_PILOT
@_STARTS
@_MINUTES
@_PLACE
@_OWNER
@_ANYWAY
def add(session: Session, workspace: Workspace, *, name: str, day: str | None, anyway: bool, **typed: Any) -> Deed:
    """Plan one meeting."""
    when = _needed(session, day, "--day", "lokalkontakt meeting add")
    holidays = known_holidays(session, when)
    return Deed(add_meeting, name=name, day=when, holidays=holidays, anyway=anyway, **_common(workspace, typed))


@deed("What is not named stays as it is. The day is changed by meeting move.")
@argument("meeting", "MEETING")
@option("--name", metavar="NAME", help="Another name")
@_STARTS
@_MINUTES
@_PLACE
@_OWNER
def edit(session: Session, workspace: Workspace, *, meeting: str, **typed: Any) -> Deed:
    """Change what is known of a meeting."""
    changes = {**typed, "owner": id_of(workspace, Person, typed["owner"])}
    given = {name: value for name, value in changes.items() if value is not None}
    return Deed(edit_meeting, meeting=meeting_id(session, workspace, meeting), changes=given)


@deed("Those who were called are told. MEETING is an id, a day, or next or last.")
@argument("meeting", "MEETING")
@option("--to", metavar="DAY", help="The new day")
@_STARTS
@_ANYWAY
@option("--reason", metavar="TEXT", help="Why, for the history")
def move(
    session: Session,
    workspace: Workspace,
    *,
    meeting: str,
    to: str | None,
    starts: str | None,
    anyway: bool,
    reason: str | None,
) -> Deed:
    """Move a meeting to another day."""
    when = _needed(session, to, "--to", "lokalkontakt meeting move")
    return Deed(
        move_meeting,
        meeting=meeting_id(session, workspace, meeting),
        day=when,
        starts=starts,
        holidays=known_holidays(session, when),
        anyway=anyway,
        reason=reason,
    )


@deed("Those who were called are told. MEETING is an id, a day, or next or last.")
@argument("meeting", "MEETING")
@option("--reason", metavar="TEXT", help="Why; those who were called read it")
def cancel(session: Session, workspace: Workspace, *, meeting: str, reason: str | None) -> Deed:
    """Cancel a meeting."""
    if reason is None:
        raise UsageError("LKE004", name="--reason", command="lokalkontakt meeting cancel")
    return Deed(cancel_meeting, meeting=meeting_id(session, workspace, meeting), reason=reason)


@deed(
    "The agenda is filled in, the active contacts are put on the list, and a message to each waits in the outbox.",
    "Again: only those are called who have joined since. MEETING is an id, a day, or next or last.",
)
@argument("meeting", "MEETING")
@option("--person", "persons", multiple=True, metavar="PERSON", help="Somebody else to call; name as many as needed")
def call(session: Session, workspace: Workspace, *, meeting: str, persons: tuple[str, ...]) -> Deed:
    """Call a meeting."""
    return Deed(
        call_meeting,
        meeting=meeting_id(session, workspace, meeting),
        persons=ids_of(workspace, Person, split(persons)),
        findings=findings_for_agenda(workspace.register, workspace.judged()),
    )


@deed("Beside the holidays. The year wheel shows them.")
@argument("name", "NAME")
@option("--first", metavar="DAY", help="The first closed day")
@option("--last", metavar="DAY", help="The last closed day; the first when left out")
@option("--yearly", is_flag=True, help="On the same dates each year")
def close(
    session: Session, _workspace: Workspace, *, name: str, first: str | None, last: str | None, yearly: bool
) -> Deed:
    """Close days for meetings."""
    begun = _needed(session, first, "--first", "lokalkontakt meeting close-days")
    return Deed(close_days, name=name, first=begun, last=session.day(last), yearly=yearly)


@deed()
@argument("name", "NAME")
@option("--first", metavar="DAY", help="Their first day, where several go by the name")
def reopen(session: Session, _workspace: Workspace, *, name: str, first: str | None) -> Deed:
    """Open closed days again."""
    return Deed(open_days, name=name, first=session.day(first))
