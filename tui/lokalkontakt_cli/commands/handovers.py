"""`handover list|show|begin|settle|tick|carry-out|close|give-up`: areas go to another contact, step by step."""

from datetime import date
from typing import Any

from lokalkontakt_cli.deeds import Deed, deed, id_of, ids_of
from lokalkontakt_cli.fields import split
from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import Whole, listing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.values import dated, in_order, names, word
from lokalkontakt_core.coordination.handover_checklist import OpenThing, checklist
from lokalkontakt_core.coordination.handover_steps import HandoverStep, StepState, steps
from lokalkontakt_core.coordination.handovers import (
    HandoverState,
    areas_of,
    first_day_of,
    former_of,
    last_overlap_day,
    state_of_handover,
    successor_of,
)
from lokalkontakt_core.errors import NotFoundError
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.handover import Handover, HandoverThing
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.close_handover import close_handover
from lokalkontakt_core.services.handovers import (
    begin_handover,
    carry_out_handover,
    edit_handover,
    give_up_handover,
    tick_handover,
)
from lokalkontakt_core.services.resolve import resolve
from lokalkontakt_core.workspace import Workspace

_WHICH = "HANDOVER is one of its areas, or its id."


def meant(register: Register, typed: str, day: date) -> Handover:
    """Give the hand-over by its id, or by one of its areas: the one under way, else the latest.

    Raises:
        NotFoundError: LKE257 and its kin for an unknown area, LKE201 when the area was never handed over.
    """
    by_id = register.find(Handover, typed)
    if by_id is not None:
        return by_id
    area = resolve(register, Area, typed, day)
    of_area = [one for one in register.all(Handover) if area.id in areas_of(register, one)]
    if not of_area:
        raise NotFoundError("LKE201", kind=Handover.kind, id=typed)
    return max(of_area, key=lambda one: (one.under_way, one.begun, one.id))


def _id(workspace: Workspace, typed: str) -> str:
    return meant(workspace.register, typed, workspace.day).id


def _row(register: Register, handover: Handover, day: date) -> Row:
    rows = checklist(register, handover, day)
    successor = successor_of(register, handover)
    return {
        "id": handover.id,
        "name": ", ".join(names(register, "area", areas_of(register, handover))),
        "areas": list(areas_of(register, handover)),
        "state": state_of_handover(register, handover).value,
        "former": names(register, "contact", former_of(register, handover)),
        "former_ids": list(former_of(register, handover)),
        "candidates": names(register, "contact", handover.candidates),
        "successor": name_of(register, Ref("contact", successor)) if successor is not None else None,
        "successor_id": successor,
        "first_day": first_day_of(register, handover),
        "overlap_until": last_overlap_day(handover),
        "done": sum(row.done is not None for row in rows),
        "count": len(rows),
        "begun": handover.begun,
        "closed": handover.closed,
        "given_up": handover.given_up,
    }


@command()
@option("--all", "everything", is_flag=True, help="Show those that are closed or given up too")
@listing
@pass_session
def list_handovers(session: Session, *, everything: bool, on: str | None, form: Format) -> None:
    """List hand-overs."""
    opened = session.reading(on)
    rows = [
        _row(opened.register, one, opened.day)
        for one in opened.register.all(Handover)
        if one.begun <= opened.day and (everything or one.under_way)
    ]
    catalogue = session.catalogue
    columns = (
        Column("id", "Id"),
        Column("name", "Areas"),
        Column("former", "From", lambda row: ", ".join(row["former"])),
        Column("successor", "To"),
        Column("first_day", "First day", dated(catalogue, "first_day")),
        Column("state", "State", word(catalogue, "state", HandoverState)),
        Column("done", "Done", right=True),
        Column("count", "Of", right=True),
    )
    session.output.listing(form, columns, in_order(rows))


def _thing(register: Register, number: int, row: OpenThing) -> dict[str, Any]:
    what = row.text if row.text is not None else None if row.about is None else name_of(register, row.about)
    return {
        "id": str(number),
        "number": number,
        "name": what,
        "thing": row.thing.value,
        "about": str(row.about) if row.about is not None else None,
        "done": row.done,
        "ticked": row.ticked,
    }


@command(_WHICH)
@argument("handover", "HANDOVER")
@listing
@pass_session
def show_handover(session: Session, *, handover: str, on: str | None, form: Format) -> None:
    """Show a hand-over: the steps, and what is open in the areas."""
    opened = session.reading(on)
    register, day, catalogue = opened.register, opened.day, session.catalogue
    found = meant(register, handover, day)
    taken = steps(register, found, day)
    things = [_thing(register, number, row) for number, row in enumerate(checklist(register, found, day), start=1)]
    sheet = {
        **_row(register, found, day),
        "steps": {step.value: state.value for step, state in taken.items()},
        "checklist": things,
    }
    if form is not Format.TEXT:
        session.output.sheet(form, _facts(session), sheet)
        return
    session.output.sheet(form, _facts(session), sheet)
    session.output.line()
    marks = {StepState.DONE: "✓", StepState.NOW: "»", StepState.OPEN: "○"}
    for number, (step, state) in enumerate(taken.items(), start=1):
        session.output.line(f"{marks[state]} {number} {catalogue.shown(HandoverStep(step))}")
    session.output.line()
    columns = (
        Column("number", "No.", right=True),
        Column("thing", "Kind", word(catalogue, "thing", HandoverThing)),
        Column("name", "What"),
        Column("done", "Done on", dated(catalogue, "done")),
    )
    session.output.listing(form, columns, things)


def _facts(session: Session) -> tuple[Column, ...]:
    catalogue = session.catalogue
    return (
        Column("id", "Id"),
        Column("name", "Areas"),
        Column("state", "State", word(catalogue, "state", HandoverState)),
        Column("former", "From", lambda row: ", ".join(row["former"])),
        Column("candidates", "Thought of", lambda row: ", ".join(row["candidates"])),
        Column("successor", "To"),
        Column("first_day", "First day", dated(catalogue, "first_day")),
        Column("overlap_until", "Overlap until", dated(catalogue, "overlap_until")),
        Column("begun", "Begun", dated(catalogue, "begun")),
        Column("closed", "Concluded", dated(catalogue, "closed")),
        Column("given_up", "Given up"),
    )


@deed("Areas are separated by commas or named one by one.", "Nothing changes for the areas until it is carried out.")
@argument("areas", "AREA", nargs=-1, required=True)
@option("--candidate", "candidates", multiple=True, metavar="CONTACT", help="Who was asked or thought of")
@option("--quote", metavar="TEXT", help="The words it was wished in")
def begin(
    _session: Session, workspace: Workspace, *, areas: tuple[str, ...], candidates: tuple[str, ...], quote: str | None
) -> Deed:
    """Begin a hand-over."""
    return Deed(
        begin_handover,
        areas=ids_of(workspace, Area, split(areas)),
        candidates=ids_of(workspace, Contact, split(candidates)),
        quote=quote,
    )


@deed(_WHICH, "What is not named stays as it is.")
@argument("handover", "HANDOVER")
@option("--candidate", "candidates", multiple=True, metavar="CONTACT", help="Who was asked or thought of")
@option("--to", "successor", metavar="CONTACT", help="Who takes over")
@option("--from", "agreed", metavar="DAY", help="The new contact's first day")
@option("--overlap-until", metavar="DAY", help="The last day both are on")
def settle(
    session: Session,
    workspace: Workspace,
    *,
    handover: str,
    candidates: tuple[str, ...],
    successor: str | None,
    agreed: str | None,
    overlap_until: str | None,
) -> Deed:
    """Settle with whom, from when, and how long both are there."""
    given = {
        "candidates": ids_of(workspace, Contact, split(candidates)) or None,
        "successor": id_of(workspace, Contact, successor),
        "agreed": session.day(agreed),
        "overlap_until": session.day(overlap_until),
    }
    changes = {name: value for name, value in given.items() if value is not None}
    return Deed(edit_handover, handover=_id(workspace, handover), changes=changes)


@deed(_WHICH, "NUMBER is the row's number as handover show gives it.")
@argument("handover", "HANDOVER")
@argument("tick", "NUMBER", nargs=-1, type=Whole())
@option("--untick", multiple=True, metavar="NUMBER", type=Whole(), help="A row that is not done after all")
@option("--add", multiple=True, metavar="TEXT", help="Something more to hand over")
@option("--day", metavar="DAY", help="When; today when left out")
def tick_rows(
    session: Session,
    workspace: Workspace,
    *,
    handover: str,
    tick: tuple[int, ...],
    untick: tuple[int, ...],
    add: tuple[str, ...],
    day: str | None,
) -> Deed:
    """Tick what has been handed over off the checklist, or add to it."""
    return Deed(
        tick_handover,
        handover=_id(workspace, handover),
        tick=tick,
        untick=untick,
        add=add,
        day=session.day(day),
    )


@deed(
    _WHICH,
    "The new contact is confirmed, and councils and contacts are to be told. It can be undone until it is closed.",
)
@argument("handover", "HANDOVER")
def carry_out(_session: Session, workspace: Workspace, *, handover: str) -> Deed:
    """Hand the areas over as settled."""
    return Deed(carry_out_handover, handover=_id(workspace, handover))


@deed(_WHICH, "From then on it cannot be undone.")
@argument("handover", "HANDOVER")
def close(_session: Session, workspace: Workspace, *, handover: str) -> Deed:
    """Close a hand-over when everything is done."""
    return Deed(close_handover, handover=_id(workspace, handover))


@deed(_WHICH, "The areas stay with their contacts.")
@argument("handover", "HANDOVER")
@option("--reason", metavar="TEXT", required=True, help="Why, for the history")
def give_up(_session: Session, workspace: Workspace, *, handover: str, reason: str) -> Deed:
    """Give a hand-over up."""
    return Deed(give_up_handover, handover=_id(workspace, handover), reason=reason)
