"""`meeting propose|point|fill|attend|note|finish`: the agenda of a meeting, who came, and its minutes."""

from typing import Any

from lokalkontakt_cli.deeds import Deed, deed, id_of, ids_of
from lokalkontakt_cli.fields import split
from lokalkontakt_cli.parameters import Minutes, Whole
from lokalkontakt_cli.parts import argument, option
from lokalkontakt_cli.session import Session
from lokalkontakt_cli.views.meetings import meeting_id
from lokalkontakt_cli.words_from import words_from
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services.agenda import edit_item, fill_agenda, move_item, propose_item, remove_item
from lokalkontakt_core.services.agenda_findings import findings_for_agenda
from lokalkontakt_core.services.minutes import finish_minutes, record_attendance, write_note
from lokalkontakt_core.workspace import Workspace

_AREA = option("--area", "areas", multiple=True, metavar="AREA", help="An area it concerns; name as many as needed")
_BY = option("--by", metavar="PERSON", help="Who wants it")
_LONG = option("--minutes", type=Minutes(), metavar="TIME", help="The time set aside")


@deed("MEETING is an id, a day, or next or last.")
@argument("meeting", "MEETING")
@argument("title", "TEXT")
@_LONG
@_BY
@_AREA
def propose(
    session: Session,
    workspace: Workspace,
    *,
    meeting: str,
    title: str,
    minutes: int | None,
    by: str | None,
    areas: tuple[str, ...],
) -> Deed:
    """Put a point on the agenda."""
    return Deed(
        propose_item,
        meeting=meeting_id(session, workspace, meeting),
        title=title,
        minutes=minutes,
        proposed_by=id_of(workspace, Person, by),
        areas=ids_of(workspace, Area, split(areas)),
    )


@deed("One thing at a time: another place (--to), off the agenda (--remove), or other words, time or areas.")
@argument("meeting", "MEETING")
@argument("number", "NUMBER", type=Whole())
@option("--to", type=Whole(), metavar="NUMBER", help="Move it to this place")
@option("--remove", is_flag=True, help="Take it off the agenda")
@option("--title", metavar="TEXT", help="Other words")
@_LONG
@_BY
@_AREA
def point(
    session: Session,
    workspace: Workspace,
    *,
    meeting: str,
    number: int,
    to: int | None,
    remove: bool,
    title: str | None,
    minutes: int | None,
    by: str | None,
    areas: tuple[str, ...],
) -> Deed:
    """Change a point of the agenda."""
    meant = meeting_id(session, workspace, meeting)
    changes: dict[str, Any] = {
        "title": title,
        "minutes": minutes,
        "proposed_by": id_of(workspace, Person, by),
        "areas": ids_of(workspace, Area, split(areas)) or None,
    }
    given = {name: value for name, value in changes.items() if value is not None}
    if (to is not None) + remove + bool(given) != 1:
        raise UsageError("LKE004", name="--to, --remove, --title", command="lokalkontakt meeting point")
    if to is not None:
        return Deed(move_item, meeting=meant, number=number, to=to)
    if remove:
        return Deed(remove_item, meeting=meant, number=number)
    return Deed(edit_item, meeting=meant, number=number, changes=given)


@deed("Standing points, open actions, questions nobody has answered, hand-overs and new findings.")
@argument("meeting", "MEETING")
def fill(session: Session, workspace: Workspace, *, meeting: str) -> Deed:
    """Put on the agenda what belongs there and is missing."""
    findings = findings_for_agenda(workspace.register, workspace.judged())
    return Deed(fill_agenda, meeting=meeting_id(session, workspace, meeting), findings=findings)


@deed("Who came without being called is put on the list. Excuses can be noted before the day.")
@argument("meeting", "MEETING")
@option("--present", multiple=True, metavar="PERSON", help="Somebody who came; name as many as needed")
@option("--excused", multiple=True, metavar="PERSON", help="Somebody who sent their excuses")
@option("--absent", multiple=True, metavar="PERSON", help="Somebody who did not come")
def attend(
    session: Session,
    workspace: Workspace,
    *,
    meeting: str,
    present: tuple[str, ...],
    excused: tuple[str, ...],
    absent: tuple[str, ...],
) -> Deed:
    """Note who came to a meeting."""
    return Deed(
        record_attendance,
        meeting=meeting_id(session, workspace, meeting),
        present=ids_of(workspace, Person, split(present)),
        excused=ids_of(workspace, Person, split(excused)),
        absent=ids_of(workspace, Person, split(absent)),
    )


@deed("In place of what was written there before.")
@argument("meeting", "MEETING")
@argument("number", "NUMBER", type=Whole())
@option("--text", metavar="TEXT", help="The words; without it they are read from stdin")
@option("--done", is_flag=True, help="The meeting has been through the point")
def note(session: Session, workspace: Workspace, *, meeting: str, number: int, text: str | None, done: bool) -> Deed:
    """Write what was said under a point of the agenda."""
    return Deed(
        write_note,
        meeting=meeting_id(session, workspace, meeting),
        number=number,
        note=words_from(text, "lokalkontakt meeting note"),
        done=True if done else None,
    )


@deed("After that nothing of the meeting is changed; undo takes it back. MEETING is an id, a day, or next or last.")
@argument("meeting", "MEETING")
def finish(session: Session, workspace: Workspace, *, meeting: str) -> Deed:
    """Make the minutes of a meeting final."""
    return Deed(finish_minutes, meeting=meeting_id(session, workspace, meeting))
