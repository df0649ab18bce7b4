"""`knowledge add|edit|answer|pass-on|share`: write down what was learned about areas or is to be told them."""

from typing import Any

from lokalkontakt_cli.deeds import Deed, deed, id_of, ids_of
from lokalkontakt_cli.fields import split
from lokalkontakt_cli.parameters import Choice, YesNo
from lokalkontakt_cli.parts import argument, option
from lokalkontakt_cli.session import Session
from lokalkontakt_cli.words_from import words_from
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.knowledge import Direction, Knowledge, KnowledgeType, Visibility
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.services.knowledge import (
    answer_knowledge,
    edit_knowledge,
    note_knowledge,
    pass_on,
    share_knowledge,
)
from lokalkontakt_core.workspace import Workspace

_AREAS = option("--area", "areas", multiple=True, metavar="AREA", help="An area it comes from or goes to")
_DIRECTION = option("--direction", type=Choice(Direction), help="Which way it goes")
_TYPE = option("--type", "kind", type=Choice(KnowledgeType), help="What kind it is")
_READERS = option("--visibility", type=Choice(Visibility), help="Who may read it")
_FIELDS = option("--field-of-work", "fields_of_work", multiple=True, metavar="NAME", help="A field of work")
_FOCUS = option("--focus", "focus", multiple=True, metavar="NAME", help="A focus area or an aim")
_BY = option("--by", metavar="PERSON", help="Who told it")
_MEETING = option("--meeting", metavar="MEETING", help="The meeting it came up at")
_PILOT = option("--pilot", metavar="PILOT", help="The pilot it is an experience of")
_DAY = option("--day", metavar="DAY", help="When; today when left out")


@deed("Write what colleagues and contacts may read: private notes are for the coordinator, and for a short time.")
@option("--text", metavar="TEXT", help="The words; without it they are read from stdin")
@_AREAS
@_DIRECTION
@_TYPE
@_READERS
@option("--owes-answer", "owes_answer", is_flag=True, help="Somebody waits for an answer")
@_FIELDS
@_FOCUS
@_BY
@_MEETING
@_PILOT
@_DAY
def note(session: Session, workspace: Workspace, *, text: str | None, owes_answer: bool, **typed: Any) -> Deed:
    """Write down something to know."""
    given = _given(session, workspace, typed)
    return Deed(note_knowledge, text=words_from(text, "lokalkontakt knowledge"), owes_answer=owes_answer, **given)


@deed("What is not named stays as it is. --clear FIELD empties one.")
@argument("knowledge", "KNOWLEDGE")
@option("--text", metavar="TEXT", help="The words; - reads them from stdin")
@_AREAS
@_DIRECTION
@_TYPE
@_READERS
@option("--owes-answer", "owes_answer", type=Choice(YesNo), help="Whether somebody waits for an answer")
@_FIELDS
@_FOCUS
@_BY
@_MEETING
@_PILOT
@_DAY
@option("--clear", multiple=True, metavar="FIELD", help="Empty this field")
def edit(
    session: Session,
    workspace: Workspace,
    *,
    knowledge: str,
    text: str | None,
    owes_answer: YesNo | None,
    clear: tuple[str, ...],
    **typed: Any,
) -> Deed:
    """Change what was written down."""
    changes = _given(session, workspace, typed)
    if text is not None:
        changes["text"] = words_from(text, "lokalkontakt knowledge")
    if owes_answer is not None:
        changes["owes_answer"] = owes_answer is YesNo.YES
    for cleared in split(clear):
        field = cleared.removeprefix("--").replace("-", "_")
        changes[field] = () if field in {"areas", "fields_of_work", "focus"} else None
    return Deed(edit_knowledge, knowledge=id_of(workspace, Knowledge, knowledge), changes=changes)


@deed("A second answer takes the place of the first.")
@argument("knowledge", "KNOWLEDGE")
@option("--text", metavar="TEXT", help="The words; without it they are read from stdin")
@_DAY
def answer(session: Session, workspace: Workspace, *, knowledge: str, text: str | None, day: str | None) -> Deed:
    """Write down the answer that was given."""
    found = id_of(workspace, Knowledge, knowledge)
    return Deed(
        answer_knowledge, knowledge=found, answer=words_from(text, "lokalkontakt knowledge"), day=session.day(day)
    )


@deed()
@argument("knowledge", "KNOWLEDGE", nargs=-1, required=True)
@_DAY
@option("--tell", is_flag=True, help="Write to the contacts of the areas as well")
def pass_it_on(
    session: Session, workspace: Workspace, *, knowledge: tuple[str, ...], day: str | None, tell: bool
) -> Deed:
    """Note that it was passed on to those it concerns."""
    return Deed(pass_on, knowledge=ids_of(workspace, Knowledge, knowledge), day=session.day(day), tell=tell)


@deed()
@argument("knowledge", "KNOWLEDGE", nargs=-1, required=True)
@_READERS
def share(
    _session: Session, workspace: Workspace, *, knowledge: tuple[str, ...], visibility: Visibility | None
) -> Deed:
    """Choose who may read it; colleagues when nothing else is said."""
    readers = visibility or Visibility.COLLEAGUES
    return Deed(share_knowledge, knowledge=ids_of(workspace, Knowledge, knowledge), visibility=readers)


def _given(session: Session, workspace: Workspace, typed: dict[str, Any]) -> dict[str, Any]:
    """Give what was said of knowledge, names read as ids and days as days."""
    named = {
        "areas": ids_of(workspace, Area, split(typed["areas"])) or None,
        "direction": typed["direction"],
        "type": typed["kind"],
        "visibility": typed["visibility"],
        "fields_of_work": typed["fields_of_work"] or None,
        "focus": typed["focus"] or None,
        "by": id_of(workspace, Person, typed["by"]),
        "meeting": id_of(workspace, Meeting, typed["meeting"]),
        "pilot": id_of(workspace, Pilot, typed["pilot"]),
        "day": session.day(typed["day"]),
    }
    return {name: value for name, value in named.items() if value is not None}
