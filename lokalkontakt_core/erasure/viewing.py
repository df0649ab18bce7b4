"""Views: noting that somebody has looked at personal data or written it into a file."""

from datetime import datetime

from lokalkontakt_core.actors import person_behind
from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.ports.access_log import Access, AccessEntry
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.register import Register

EVERYBODY = "*"
"""The subject of an entry that is about all persons."""


def actor_in(register: Register, login: str) -> str:
    """Give who works: the id of the person the login name stands for, else the login name."""
    person = person_behind(register, login)
    return person.id if person is not None else login


def note_access(
    store: Store, register: Register, subject: str, access: Access, *, login: str, instant: datetime, through: str
) -> bool:
    """Note that personal data was looked at or written out; who may only read may still look.

    Args:
        store: The store; one without an access log notes nothing.
        register: The register as it was looked at.
        subject: The id of a person, or `EVERYBODY`.
        access: What was done.
        login: Who did it, as the front end knows them.
        instant: When, UTC, whole seconds.
        through: What was used, for example `person show`.

    Returns:
        Whether all that is to be noted was; False when the store could not write it.
    """
    if store.access is None:
        return True
    try:
        store.access.append(AccessEntry(instant, actor_in(register, login), access, subject, through))
    except StoreError:
        return False
    return True
