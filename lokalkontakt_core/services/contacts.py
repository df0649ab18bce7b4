"""Contacts: take an employee into the scheme, change what is known, take them out."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from lokalkontakt_core.changes import ChangeSet, Edit
from lokalkontakt_core.errors import RefusedError, UsageError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.contact import Contact, Workplace
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.editing import edit, end_record, given
from lokalkontakt_core.services.persons import new_person
from lokalkontakt_core.services.standing import refuse_ended, stands

CONTACT_FIELDS: Mapping[str, fields.Check] = MappingProxyType(
    {
        "department": fields.optional(fields.reference(Department)),
        "workplace": fields.optional(fields.choice(Workplace)),
        "workplace_area": fields.optional(fields.reference(Area)),
    }
)

OWN_VERBS: Mapping[str, str] = MappingProxyType(
    {
        "name": "edit_person",
        "person": "add_contact",
        "employment": "record_employment",
        "own_yes": "record_own_yes",
        "manager_yes": "record_manager_yes",
        "granted": "grant_time",
        "outside_hours": "record_outside_hours",
        "ended": "end_contact",
    }
)
"""Fields of a contact that are written by a use case of their own, because they carry a day or a person."""


def add_contact(
    context: Context,
    *,
    person: str | None = None,
    name: str | None = None,
    title: str | None = None,
    work_email: str | None = None,
    work_phone: str | None = None,
    department: str | None = None,
    workplace: Workplace | str | None = None,
    workplace_area: str | None = None,
) -> ChangeSet:
    """Take an employee into the scheme: a person of the register, or a new one by name.

    Raises:
        UsageError: LKE209 when neither or both of person and name are given.
        NotFoundError: LKE201 when there is no such person.
        RefusedError: LKE225 when the person is a contact already, LKE226 when the person has left.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    if (person is None) == (name is None):
        raise UsageError("LKE209")
    values = {"department": department, "workplace": workplace, "workplace_area": workplace_area}
    stored = fields.checked(context, CONTACT_FIELDS, given(CONTACT_FIELDS, values))
    human, written = _person(
        context, person, {"name": name, "title": title, "work_email": work_email, "work_phone": work_phone}
    )
    contact = Contact(id=context.ids.mint("contact"), person=human.id, **stored)
    return ChangeSet("add_contact", (*written, *context.register.put(contact)), about=(contact.ref,))


def _person(context: Context, known: str | None, values: Mapping[str, Any]) -> tuple[Person, tuple[Edit, ...]]:
    register = context.register
    if known is None:
        new = new_person(context, values)
        return new, register.put(new)
    person = register.get(Person, known)
    refuse_ended(person, context.day)
    for contact in register.by(Contact, "person").get(known, ()):
        if stands(contact, context.day):
            raise RefusedError("LKE225", record=contact.ref)
    return person, ()


def edit_contact(context: Context, *, contact: str, changes: Mapping[str, Any]) -> ChangeSet:
    """Change fields of a contact: those of `CONTACT_FIELDS`; the others have use cases of their own (`OWN_VERBS`).

    Raises:
        NotFoundError: LKE201 when there is no such contact.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    return edit(context, context.register.get(Contact, contact), changes, CONTACT_FIELDS, OWN_VERBS)


def end_contact(context: Context, *, contact: str, ended: date | None = None, reason: str | None = None) -> ChangeSet:
    """Take a contact out of the scheme from a day on; the areas are vacant from then until they are handed over.

    Raises:
        NotFoundError: LKE201 when there is no such contact.
        RefusedError: LKE224 when the contact has been taken out already.
    """
    return end_record(context, context.register.get(Contact, contact), ended, reason)
