"""Hand-overs as rows: which one is meant, how it stands, and its checklist."""

from datetime import date
from typing import Any

from lokalkontakt_cli.output import Column, Row
from lokalkontakt_cli.views.values import dated, names, word
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.coordination.handover_checklist import OpenThing, checklist
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
from lokalkontakt_core.records.handover import Handover
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.resolve import resolve


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


def row(register: Register, handover: Handover, day: date) -> Row:
    """Give a hand-over as a row."""
    things = checklist(register, handover, day)
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
        "done": sum(one.done is not None for one in things),
        "count": len(things),
        "begun": handover.begun,
        "closed": handover.closed,
        "given_up": handover.given_up,
    }


def thing_row(register: Register, number: int, thing: OpenThing) -> dict[str, Any]:
    """Give a row of the checklist, with the number it is ticked by."""
    what = thing.text if thing.text is not None else None if thing.about is None else name_of(register, thing.about)
    return {
        "id": str(number),
        "number": number,
        "name": what,
        "thing": thing.thing.value,
        "about": str(thing.about) if thing.about is not None else None,
        "done": thing.done,
        "ticked": thing.ticked,
    }


def facts(catalogue: Catalogue) -> tuple[Column, ...]:
    """Give what is shown of one."""
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
