"""`intake template|read|adopt`: what contacts, colleagues and areas hand in, and what of it is taken over."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lokalkontakt_cli.deeds import id_of, ids_of
from lokalkontakt_cli.documents import read_text
from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.fields import split
from lokalkontakt_cli.noting import note
from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import Whole, WriteFormat, listing, on, writing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.values import names, word
from lokalkontakt_cli.writing import carry_out
from lokalkontakt_core.erasure.viewing import EVERYBODY
from lokalkontakt_core.errors import LokalkontaktError, UsageError
from lokalkontakt_core.intake.entry import Entry, EntryType
from lokalkontakt_core.intake.matching import Decisions, Proposal, ProposalState, proposals
from lokalkontakt_core.intake.reply import read_reply
from lokalkontakt_core.intake.template import reply_template
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.services.adopt_intake import adopt_intake
from lokalkontakt_core.services.resolve import resolve
from lokalkontakt_core.wave_desk import WaveDesk
from lokalkontakt_core.workspace import Workspace

_FILES = argument("files", "FILE", nargs=-1, required=False)
_WAVE = option("--wave", metavar="WAVE", help="Read the answers of a named round instead of files")


@command("Send it to a contact or a colleague; what comes back is read by: lokalkontakt intake read FILE")
@option("--contact", metavar="CONTACT", help="For this contact, with areas and open actions filled in")
@on
@pass_session
def template(session: Session, *, contact: str | None, on: str | None) -> None:
    """Write an empty reply to be filled in."""
    opened = session.reading(on)
    found = resolve(opened.register, Contact, contact, opened.day).id if contact is not None else None
    for line in reply_template(opened.register, opened.day, session.catalogue, found).splitlines():
        session.output.line(line)


@command("Nothing is changed. The numbers are those that intake adopt takes.")
@_FILES
@_WAVE
@listing
@pass_session
def read(session: Session, *, files: tuple[str, ...], wave: str | None, on: str | None, form: Format) -> ExitCode:
    """Show what was handed in, and what would become of it."""
    workspace = session.workspace(on=on, judging=False)
    found = proposals(workspace.register, _entries(session, workspace, files, wave), workspace.day)
    rows = [_row(session, workspace, one) for one in found]
    session.output.listing(form, _columns(session), rows)
    if form is Format.TEXT:
        _explain(session, found)
    return ExitCode.FINDINGS if any(one.state is ProposalState.UNCLEAR for one in found) else ExitCode.OK


@command(
    "Nothing is adopted by itself. What the register says already is left out, and so is what is unclear, until it is "
    "said which area or action is meant. All of it is one change.",
)
@_FILES
@_WAVE
@option("--only", multiple=True, metavar="NUMBERS", help="Only these numbers")
@option("--area", "areas", multiple=True, metavar="NUMBER=AREA", help="The area that is meant")
@option("--action", "actions", multiple=True, metavar="NUMBER=ACTION", help="The action that is meant")
@option("--meeting", metavar="MEETING", help="On whose agenda points come; the next one when left out")
@writing
@pass_session
def adopt(
    session: Session,
    *,
    files: tuple[str, ...],
    wave: str | None,
    only: tuple[str, ...],
    areas: tuple[str, ...],
    actions: tuple[str, ...],
    meeting: str | None,
    on: str | None,
    form: WriteFormat,
    dry: bool,
) -> ExitCode:
    """Take over what was handed in."""
    workspace = session.workspace(on=on)
    entries = _entries(session, workspace, files, wave)
    meant: dict[int, tuple[str, ...]] = {}
    for number, typed in map(_pair, areas):
        meant[number] = (*meant.get(number, ()), *ids_of(workspace, Area, split((typed,))))
    decisions = Decisions(
        areas=meant,
        actions={number: id_of(workspace, Action, typed) for number, typed in map(_pair, actions)},
        meeting=id_of(workspace, Meeting, meeting),
    )
    numbers = tuple(_number(one) for one in split(only)) if only else None
    _explain(session, proposals(workspace.register, entries, workspace.day, decisions))
    arguments: dict[str, Any] = {"entries": entries, "numbers": numbers, "decisions": decisions}
    return carry_out(session, workspace, adopt_intake, form=form, dry=dry, **arguments)


def _entries(session: Session, workspace: Workspace, files: Sequence[str], wave: str | None) -> tuple[Entry, ...]:
    """Give what was handed in, file by file.

    Raises:
        UsageError: LKE004 when neither a file nor a round is named, or both are.
    """
    if bool(files) is (wave is not None):
        raise UsageError("LKE004", name="FILE | --wave WAVE", command="lokalkontakt intake")
    if wave is not None:
        desk = WaveDesk(workspace, session.host.question_types())
        wave_id = desk.find(wave).id
        entries = desk.handed_in(wave_id)
        note(session, workspace.register, EVERYBODY, f"intake {wave_id}")
        return entries
    read = (read_reply(read_text(one), name=Path(one).name, today=workspace.day) for one in files)
    return tuple(entry for entries in read for entry in entries)


def _number(typed: str) -> int:
    number: int = Whole(1).convert(typed, None, None)
    return number


def _pair(typed: str) -> tuple[int, str]:
    """Read `2=Glud`; LKE034 without an equals sign."""
    number, equals, name = typed.partition("=")
    if not equals or not name.strip():
        raise UsageError("LKE034", text=typed)
    return _number(number), name


def _row(session: Session, workspace: Workspace, one: Proposal) -> Row:
    register, entry = workspace.register, one.entry
    about = next(
        (Ref(kind, found) for kind, found in (("action", one.action), ("meeting", one.meeting)) if found), None
    )
    return {
        "id": str(one.number),
        "name": " ".join((entry.text or entry.action or "").split()),
        "state": one.state.value,
        "type": entry.type.value,
        "areas": names(register, "area", one.areas) or list(entry.areas),
        "by": name_of(register, Ref("person", one.by)) if one.by is not None else entry.by,
        "day": entry.day,
        "about": str(about) if about is not None else None,
        "about_name": name_of(register, about) if about is not None else None,
        "done": entry.done,
        "owes_answer": entry.owes_answer,
        "source": entry.source,
        "problems": [_said(session, problem) for problem in one.problems],
        "remarks": [_said(session, remark) for remark in one.remarks],
    }


def _columns(session: Session) -> tuple[Column, ...]:
    return (
        Column("id", "No.", right=True),
        Column("state", "State", word(session.catalogue, "state", ProposalState)),
        Column("type", "Type", word(session.catalogue, "type", EntryType)),
        Column("areas", "Areas", lambda row: ", ".join(row["areas"])),
        Column("by", "Told by"),
        Column("about_name", "About"),
        Column("name", "Text"),
    )


def _said(session: Session, problem: LokalkontaktError) -> str:
    what, why, remedy = session.catalogue.explain(problem, session.name)
    return f"{what} {why} {remedy} ({problem.code})"


def _explain(session: Session, found: Sequence[Proposal]) -> None:
    for one in found:
        for problem in (*one.problems, *one.remarks):
            session.output.say(f"{one.number}: {_said(session, problem)}")
