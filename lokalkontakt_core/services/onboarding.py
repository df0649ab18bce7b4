"""Onboarding: the checklist by which a contact is made ready (G22)."""

from collections.abc import Sequence
from datetime import date

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import NotFoundError, RefusedError
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.onboarding import ChecklistItem, Onboarding
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.standing import refuse_ended

_ITEMS = fields.several(fields.line())


def start_onboarding(context: Context, *, contact: str, items: Sequence[str] | None = None) -> ChangeSet:
    """Give a contact a checklist: the scheme's own when no items are given.

    Raises:
        NotFoundError: LKE201 when there is no such contact.
        RefusedError: LKE226 when the contact has ended, LKE253 when there is a checklist already, LKE250 when the
            scheme has none and no items are given.
    """
    register = context.register
    newcomer = register.get(Contact, contact)
    refuse_ended(newcomer, context.day)
    if register.by(Onboarding, "contact").get(contact):
        raise RefusedError("LKE253", contact=newcomer.ref)
    texts = _ITEMS(context, "items", tuple(register.scheme.onboarding_items if items is None else items))
    if not texts:
        raise RefusedError("LKE250", contact=newcomer.ref)
    checklist = Onboarding(
        id=context.ids.mint("onboarding"), contact=contact, items=tuple(ChecklistItem(text=text) for text in texts)
    )
    return ChangeSet("start_onboarding", register.put(checklist), about=(newcomer.ref,))


def tick_item(context: Context, *, contact: str, number: int, day: date | None = None) -> ChangeSet:
    """Note that an item is done.

    Args:
        context: The register and the day.
        contact: The contact's id.
        number: The item, counted from 1.
        day: When it was done; the day of the context when left out.

    Raises:
        NotFoundError: LKE201 when there is no such contact, LKE251 when there is no such item.
    """
    return _set(context, "tick_item", contact, number, day or context.day)


def untick_item(context: Context, *, contact: str, number: int) -> ChangeSet:
    """Note that an item, counted from 1, is not done after all.

    Raises:
        NotFoundError: LKE201 when there is no such contact, LKE251 when there is no such item.
    """
    return _set(context, "untick_item", contact, number, None)


def _set(context: Context, verb: str, contact: str, number: int, done: date | None) -> ChangeSet:
    register = context.register
    newcomer = register.get(Contact, contact)
    checklists = register.by(Onboarding, "contact").get(contact, ())
    count = len(checklists[0].items) if checklists else 0
    if not 1 <= number <= count:
        raise NotFoundError("LKE251", contact=newcomer.ref, number=number, count=count)
    items = list(checklists[0].items)
    items[number - 1] = evolve(items[number - 1], done=done)
    return ChangeSet(verb, register.put(evolve(checklists[0], items=tuple(items))), about=(newcomer.ref,))
