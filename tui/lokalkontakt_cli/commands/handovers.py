"""`handover list|show|begin|settle|tick|carry-out|close|give-up`: areas go to another contact, step by step."""

from lokalkontakt_cli.deeds import Deed, deed, id_of, ids_of
from lokalkontakt_cli.fields import split
from lokalkontakt_cli.output import Column, Format
from lokalkontakt_cli.parameters import Whole, listing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.handovers import facts, meant, row, thing_row
from lokalkontakt_cli.views.values import dated, in_order, word
from lokalkontakt_core.coordination.handover_checklist import checklist
from lokalkontakt_core.coordination.handover_steps import HandoverStep, StepState, steps
from lokalkontakt_core.coordination.handovers import HandoverState
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.handover import Handover, HandoverThing
from lokalkontakt_core.services.close_handover import close_handover
from lokalkontakt_core.services.handovers import (
    begin_handover,
    carry_out_handover,
    edit_handover,
    give_up_handover,
    tick_handover,
)
from lokalkontakt_core.workspace import Workspace

_WHICH = "HANDOVER is one of its areas, or its id."


def _id(workspace: Workspace, typed: str) -> str:
    return meant(workspace.register, typed, workspace.day).id


@command()
@option("--all", "everything", is_flag=True, help="Show those that are closed or given up too")
@listing
@pass_session
def list_handovers(session: Session, *, everything: bool, on: str | None, form: Format) -> None:
    """List hand-overs."""
    opened = session.reading(on)
    rows = [
        row(opened.register, one, opened.day)
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
    things = [thing_row(register, number, one) for number, one in enumerate(checklist(register, found, day), start=1)]
    sheet = {
        **row(register, found, day),
        "steps": {step.value: state.value for step, state in taken.items()},
        "checklist": things,
    }
    session.output.sheet(form, facts(catalogue), sheet)
    if form is not Format.TEXT:
        return
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
