"""`evaluation list|show|write|edit`: what was found in pilots, and in the scheme as a whole."""

from typing import Any

from lokalkontakt_cli.deeds import Deed, deed, id_of, ids_of
from lokalkontakt_cli.fields import split
from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import Choice, listing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.values import dated, listed, names, word
from lokalkontakt_cli.words_from import words_from
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.evaluation import Evaluation, EvaluationType, SourceType
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.wave import Wave
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.evaluations import edit_evaluation, write_evaluation
from lokalkontakt_core.services.resolve import resolve
from lokalkontakt_core.workspace import Workspace

_SOURCE = Choice(SourceType)
_COMMAND = "lokalkontakt evaluation"


def _row(register: Register, evaluation: Evaluation) -> Row:
    return {
        "id": evaluation.id,
        "name": name_of(register, evaluation.ref),
        "type": evaluation.type.value,
        "day": evaluation.day,
        "pilot": name_of(register, Ref("pilot", evaluation.pilot)) if evaluation.pilot else None,
        "areas": names(register, "area", evaluation.areas),
        "sources": [one.value for one in evaluation.sources],
        "wave": name_of(register, Ref("wave", evaluation.wave)) if evaluation.wave else None,
        "experiences": names(register, "knowledge", evaluation.experiences),
        "meeting": name_of(register, Ref("meeting", evaluation.meeting)) if evaluation.meeting else None,
        "text": evaluation.text,
        "source": evaluation.source,
    }


def _columns(session: Session) -> tuple[Column, ...]:
    catalogue = session.catalogue
    return (
        Column("day", "Day", dated(catalogue, "day")),
        Column("type", "What", word(catalogue, "type", EvaluationType)),
        Column("pilot", "Pilot", lambda row: str(row["pilot"] or catalogue.text("the whole scheme"))),
        Column("name", "Text"),
        Column("id", "Id"),
    )


def _sheet_columns(session: Session) -> tuple[Column, ...]:
    catalogue = session.catalogue
    day, kind, pilot, _, own_id = _columns(session)
    return (
        own_id,
        day,
        kind,
        pilot,
        Column("areas", "Areas that took part", listed("areas")),
        Column("sources", "Kinds of knowledge",
               lambda row: ", ".join(catalogue.shown(SourceType(one)) for one in row["sources"])),
        Column("wave", "Survey round"),
        Column("experiences", "Experiences", listed("experiences")),
        Column("meeting", "Meeting"),
        Column("text", "Text"),
    )  # fmt: skip


@command("Newest first.")
@option("--pilot", metavar="PILOT", help="Only those of this pilot")
@listing
@pass_session
def list_evaluations(session: Session, *, pilot: str | None, on: str | None, form: Format) -> None:
    """List evaluations."""
    opened = session.reading(on)
    register, day = opened.register, opened.day
    wanted = resolve(register, Pilot, pilot, day).id if pilot is not None else None
    found = [one for one in register.all(Evaluation) if one.day <= day and wanted in {None, one.pilot}]
    newest = sorted(found, key=lambda one: (one.day, one.id), reverse=True)
    session.output.listing(form, _columns(session), [_row(register, one) for one in newest])
    if not found:
        session.say("There are none.")


@command()
@argument("evaluation", "EVALUATION")
@listing
@pass_session
def show_evaluation(session: Session, *, evaluation: str, on: str | None, form: Format) -> None:
    """Show one evaluation."""
    opened = session.reading(on)
    found = resolve(opened.register, Evaluation, evaluation, opened.day)
    session.output.sheet(form, _sheet_columns(session), _row(opened.register, found))


def _details(
    session: Session,
    workspace: Workspace,
    *,
    kind: EvaluationType | None,
    day: str | None,
    areas: tuple[str, ...],
    sources: tuple[str, ...],
    wave: str | None,
    meeting: str | None,
) -> dict[str, Any]:
    """Give what was typed, what was left out missing."""
    given: dict[str, Any] = {
        "type": kind,
        "day": session.day(day),
        "areas": ids_of(workspace, Area, split(areas)) or None,
        "sources": tuple(_SOURCE.convert(one, None, None) for one in split(sources)) or None,
        "wave": id_of(workspace, Wave, wave),
        "meeting": id_of(workspace, Meeting, meeting),
    }
    return {name: value for name, value in given.items() if value is not None}


_DAY = option("--day", metavar="DAY", help="When; today when left out")
_AREAS = option("--areas", multiple=True, metavar="AREA", help="The areas that took part")
_SOURCES = option("--sources", multiple=True, metavar="SOURCE",
                  help="Kinds of knowledge: qualitative, professional, quantitative")  # fmt: skip
_WAVE = option("--wave", metavar="WAVE", help="The survey round it draws on")
_MEETING = option("--meeting", metavar="MEETING", help="The meeting it was made at")
_TYPE = option("--type", "kind", type=Choice(EvaluationType), help="A note on the way, or the final evaluation")


@deed("Without a pilot it is about the scheme as a whole.")
@argument("pilot", "PILOT", required=False)
@option("--text", metavar="TEXT", help="The words; without it they are read from stdin")
@_TYPE
@_DAY
@_AREAS
@_SOURCES
@_WAVE
@_MEETING
def write(session: Session, workspace: Workspace, *, pilot: str | None, text: str | None, **typed: Any) -> Deed:
    """Write down what was found."""
    return Deed(
        write_evaluation,
        pilot=id_of(workspace, Pilot, pilot),
        text=words_from(text, _COMMAND),
        **_details(session, workspace, **typed),
    )


@deed("What is not named stays as it is.")
@argument("evaluation", "EVALUATION")
@option("--text", metavar="TEXT", help="The words; - reads them from stdin")
@_TYPE
@_DAY
@_AREAS
@_SOURCES
@_WAVE
@_MEETING
def edit(session: Session, workspace: Workspace, *, evaluation: str, text: str | None, **typed: Any) -> Deed:
    """Change an evaluation."""
    changes = _details(session, workspace, **typed)
    if text is not None:
        changes["text"] = words_from(text, _COMMAND)
    return Deed(edit_evaluation, evaluation=id_of(workspace, Evaluation, evaluation), changes=changes)
