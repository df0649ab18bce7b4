"""Cooperation agreements: write down how contact and area have agreed to work together (G13)."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.assignments import active_of_area
from lokalkontakt_core.records.agreement import Agreement
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.services import fields, typed
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.editing import edited
from lokalkontakt_core.services.journaling import refuse_journaled
from lokalkontakt_core.services.standing import refuse_ended

AGREEMENT_FIELDS: Mapping[str, fields.Check] = MappingProxyType(
    {"text": fields.text(typed.TEXT_LIMIT), "day": fields.day, "contact": fields.optional(fields.reference(Contact))}
)


def write_agreement(
    context: Context, *, area: str, text: str, day: date | None = None, contact: str | None = None
) -> ChangeSet:
    """Write an agreement with an area; earlier ones stay.

    Args:
        context: The register and the day.
        area: The area's id.
        text: The agreement's words, up to `typed.TEXT_LIMIT` characters.
        day: When it was made; the day of the context when left out.
        contact: With whom; the area's active contact when left out and there is exactly one.

    Raises:
        NotFoundError: LKE201 when there is no such area or contact.
        RefusedError: LKE226 when the area or contact has ended.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    register = context.register
    place = register.get(Area, area)
    refuse_ended(place, context.day)
    active = active_of_area(register, area, context.day)
    partner = contact if contact is not None else active[0].contact if len(active) == 1 else None
    stored = fields.checked(context, AGREEMENT_FIELDS, {"text": text, "day": day or context.day, "contact": partner})
    agreement = Agreement(id=context.ids.mint("agreement"), area=place.id, **stored)
    return ChangeSet("write_agreement", register.put(agreement), about=(place.ref,))


def edit_agreement(context: Context, *, agreement: str, changes: Mapping[str, Any]) -> ChangeSet:
    """Change fields of an agreement: those of `AGREEMENT_FIELDS`.

    Raises:
        NotFoundError: LKE201 when there is no such agreement.
        RefusedError: LKE274 when it is journaled.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    register = context.register
    before = register.get(Agreement, agreement)
    refuse_journaled(before)
    after = edited(context, before, changes, AGREEMENT_FIELDS)
    return ChangeSet("edit_agreement", register.put(after), about=(register.get(Area, after.area).ref,))
