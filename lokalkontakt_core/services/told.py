"""Who is to be told about an area or a contact."""

from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.standing import stands


def councils_of(context: Context, area: str) -> tuple[Ref | None, ...]:
    """Give the councils that speak for an area on the day; one None when nobody knows any, so that it is seen."""
    standing = (one for one in context.register.by(Council, "areas").get(area, ()) if stands(one, context.day))
    return tuple(council.ref for council in sorted(standing, key=lambda one: one.id)) or (None,)


def person_of(context: Context, contact: str) -> Ref:
    """Give the person a contact is."""
    register = context.register
    return register.get(Person, register.get(Contact, contact).person).ref
