"""Persons: add one, change what is known of them, note that they have left."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services import fields, typed
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.editing import edited, given
from lokalkontakt_core.services.standing import end, refuse_erased, stands

_PHONE_LIMIT = 40
_LOGIN_LIMIT = 80

PERSON_FIELDS: Mapping[str, fields.Check] = MappingProxyType(
    {
        "name": fields.name,
        "title": fields.optional(fields.line()),
        "work_email": fields.optional(fields.email),
        "work_phone": fields.optional(fields.line(_PHONE_LIMIT)),
        "private_email": fields.optional(fields.email),
        "private_phone": fields.optional(fields.line(_PHONE_LIMIT)),
        "logins": fields.several(fields.line(_LOGIN_LIMIT)),
    }
)


def _refuse_taken_logins(context: Context, person: Person) -> None:
    for other in context.register.all(Person):
        shared = set(person.logins) & set(other.logins)
        if other.id != person.id and shared:
            raise RefusedError("LKE208", field="logins", login=min(shared), record=other.ref)


def new_person(context: Context, values: Mapping[str, Any]) -> Person:
    """Make a person from the fields of `PERSON_FIELDS`, not yet written; two persons may have one name.

    Raises:
        RefusedError: LKE208 when a login name stands for somebody else.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    stored = fields.checked(context, PERSON_FIELDS, given(PERSON_FIELDS, values))
    person = Person(id=context.ids.mint("person"), **stored)
    _refuse_taken_logins(context, person)
    return person


def add_person(
    context: Context,
    *,
    name: str,
    title: str | None = None,
    work_email: str | None = None,
    work_phone: str | None = None,
    private_email: str | None = None,
    private_phone: str | None = None,
    logins: Sequence[str] = (),
) -> ChangeSet:
    """Add a person; see `new_person` for what is refused."""
    person = new_person(
        context,
        {
            "name": name,
            "title": title,
            "work_email": work_email,
            "work_phone": work_phone,
            "private_email": private_email,
            "private_phone": private_phone,
            "logins": tuple(logins),
        },
    )
    return ChangeSet("add_person", context.register.put(person), about=(person.ref,))


def edit_person(context: Context, *, person: str, changes: Mapping[str, Any]) -> ChangeSet:
    """Change fields of a person: those of `PERSON_FIELDS`.

    Raises:
        NotFoundError: LKE201 when there is no such person.
        RefusedError: LKE208 when a login name stands for somebody else, LKE640 when the person was erased.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    before = context.register.get(Person, person)
    after = edited(context, before, changes, PERSON_FIELDS)
    refuse_erased(before, after)
    _refuse_taken_logins(context, after)
    return ChangeSet("edit_person", context.register.put(after), about=(after.ref,))


def end_person(context: Context, *, person: str, ended: date | None = None, reason: str | None = None) -> ChangeSet:
    """Note from which day a person no longer has to do with the scheme; a contact who is this person ends too.

    Raises:
        NotFoundError: LKE201 when there is no such person.
        RefusedError: LKE224 when that is noted already.
    """
    register = context.register
    day = ended or context.day
    gone = end(register.get(Person, person), day)
    contacts = [end(one, day) for one in register.by(Contact, "person").get(person, ()) if stands(one, day)]
    return ChangeSet(
        "end_person",
        register.put(gone, *contacts),
        about=(gone.ref,),
        reason=typed.optional_lines("reason", reason),
    )
