"""The table of assignments: who covers which area, from when to when."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import evolve

from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.periods import UNKNOWN, Period
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment, Confirmation, ConfirmedHow, HandoverWish, Role
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.standing import refuse_ended
from lokalkontakt_core.tables.draft import Draft
from lokalkontakt_core.tables.table import Column, Table, TableKind, Values
from lokalkontakt_core.tables.values import Day, Named, OneOf, Words, YesNo
from lokalkontakt_core.texts import Text

_ROLES = {
    Role.PRIMARY: Text.of({"da": "lokalkontakt", "en": "local contact"}),
    Role.SUBSTITUTE: Text.of({"da": "stedfortræder", "en": "substitute"}),
}
_OTHER_ROLES = {"primær": Role.PRIMARY, "kontakt": Role.PRIMARY, "vikar": Role.SUBSTITUTE, "suppleant": Role.SUBSTITUTE}

COLUMNS = (
    Column(
        "area",
        Text.of({"da": "Område", "en": "Area"}),
        Named(Area),
        also=("Lokalområde", "Local area", "Landsby", "Village"),
        required=True,
        clearable=False,
    ),
    Column(
        "contact",
        Text.of({"da": "Lokalkontakt", "en": "Local contact"}),
        Named(Contact),
        also=("Kontakt", "Contact", "Medarbejder", "Employee"),
        required=True,
        clearable=False,
    ),
    Column("role", Text.of({"da": "Rolle", "en": "Role"}), OneOf(_ROLES, _OTHER_ROLES), clearable=False),
    Column(
        "start",
        Text.of({"da": "Fra", "en": "From"}),
        Day(unknown=True),
        also=("Første dag", "First day", "Start", "Startdato"),
        clearable=False,
    ),
    Column(
        "last",
        Text.of({"da": "Til og med", "en": "To and including"}),
        Day(last=True, unknown=True),
        also=("Sidste dag", "Last day", "Til", "To", "Slut", "Slutdato"),
    ),
    Column("confirmed", Text.of({"da": "Bekræftet", "en": "Confirmed"}), YesNo(), clearable=False),
    Column(
        "handover_wish",
        Text.of({"da": "Ønskes videregivet", "en": "Hand-over wished"}),
        Words(fields.line()),
        also=("Overdragelse", "Hand-over"),
    ),
    Column("note", Text.of({"da": "Bemærkning", "en": "Remark"}), Words(fields.line()), also=("Bemærkninger", "Note")),
)


def _values(_draft: Draft, assignment: Assignment) -> dict[str, Any]:
    wish = assignment.handover_wish
    return {
        "area": assignment.area,
        "contact": assignment.contact,
        "role": assignment.role,
        "start": assignment.period.start,
        "last": assignment.period.end,
        "confirmed": assignment.confirmation is not None,
        "handover_wish": None if wish is None else (wish.quote or "?"),
        "note": assignment.note,
    }


def over(assignment: Assignment, day: date) -> bool:
    """Tell whether an assignment is past on a day or never began."""
    return assignment.period.ended(day) or assignment.period.is_empty


def _match(draft: Draft, texts: Mapping[str, str]) -> Record | None:
    """Find by area, contact and role: the one that began that day, else the one that runs, else the last one past.

    Raises:
        LokalkontaktError: What is wrong with the names; LKE258 when several run.
    """
    cells = {column.key: column.kind for column in COLUMNS}
    area, contact = (cells[key].read(draft, key, texts[key]) for key in ("area", "contact"))
    role = cells["role"].read(draft, "role", texts["role"]) if "role" in texts else Role.PRIMARY
    begins = cells["start"].read(draft, "start", texts["start"]) if "start" in texts else None
    old = (draft.get(Assignment, one.id) for one in draft.register.by(Assignment, "area").get(area, ()))
    own = [one for one in (*old, *draft.added_to(area)) if one.contact == contact and one.role is role]
    same_start = [one for one in own if begins is not None and one.period.start == begins]
    running = [one for one in own if not over(one, draft.context.day)]
    if len(same_start) == 1:
        return same_start[0]
    if len(running) > 1 or len(same_start) > 1:
        options = tuple(sorted(one.id for one in running or same_start))
        raise UsageError("LKE258", kind=Assignment.kind, typed=f"{texts['area']}, {texts['contact']}", options=options)
    if running:
        return running[0]
    past = sorted(own, key=lambda one: one.period.end if isinstance(one.period.end, date) else date.min)
    later = isinstance(begins, date) and all(
        isinstance(one.period.end, date) and one.period.end <= begins for one in past
    )
    return past[-1] if past and not later else None


def _confirmation(before: Confirmation | None, confirmed: bool | None) -> Confirmation | None:  # noqa: FBT001 - itself
    if confirmed is False:
        return None
    return before if before is not None else Confirmation(day=UNKNOWN, how=ConfirmedHow.IMPORTED)


def _wish(before: HandoverWish | None, said: str | None) -> HandoverWish | None:
    if said is None:
        return None
    if before is not None and said == (before.quote or "?"):
        return before
    return HandoverWish(quote=None if said == "?" else said, day=UNKNOWN)


def _write(draft: Draft, found: Assignment | None, values: Values, source: str) -> Assignment:
    if found is not None and (found.area, found.contact) != (values["area"], values["contact"]):
        raise UsageError("LKE637", record=found.ref)
    period = Period(UNKNOWN if values["start"] is None else values["start"], values["last"])
    base = found
    if base is None:
        base = Assignment(
            id=draft.context.ids.mint(Assignment.kind), area=values["area"], contact=values["contact"], source=source
        )
    assignment = evolve(
        base,
        source_key=values["key"],
        role=values["role"] or Role.PRIMARY,
        period=period,
        confirmation=_confirmation(base.confirmation, values["confirmed"]),
        handover_wish=_wish(base.handover_wish, values["handover_wish"]),
        note=values["note"],
    )
    if found is None and not over(assignment, draft.context.day):
        day = period.start if isinstance(period.start, date) else draft.context.day
        refuse_ended(draft.get(Area, assignment.area), day)
        refuse_ended(draft.get(Contact, assignment.contact), day)
    draft.put(assignment)
    return assignment


ASSIGNMENTS = Table(
    TableKind.ASSIGNMENTS,
    Text.of({"da": "Tilknytninger", "en": "Assignments"}),
    Assignment,
    COLUMNS,
    _values,
    _match,
    _write,
    also=("Tildelinger", "Dækning", "Coverage"),
)
