"""Persons: the only records that hold a human being's name, address and telephone number."""

from datetime import date
from typing import ClassVar

from lokalkontakt_core.records.base import Record
from lokalkontakt_core.values import frozen


@frozen(kw_only=True)
class Erased:
    """The name was taken out of everything; what stands in its place is a numbered placeholder.

    Attributes:
        day: When.
        kept_name: The name, kept here alone while there is a duty to keep it; None when it is gone.
        kept_reason: That duty, in words.
    """

    day: date
    kept_name: str | None = None
    kept_reason: str | None = None


@frozen(kw_only=True)
class Person(Record):
    """A human being; contacts, leaders, council members, the coordinator and actors refer to one.

    Attributes:
        name: As written, NFC.
        title: The working title, for example "skoleleder".
        work_email: May be shown to colleagues.
        work_phone: May be shown to colleagues.
        private_email: Never exported to a directory.
        private_phone: Never exported to a directory.
        logins: Login names that stand for this person as an actor.
        ended: The first day the person no longer has to do with the scheme.
        erased: Set when the name is a placeholder; it can never be undone.
    """

    kind: ClassVar[str] = "person"

    name: str
    title: str | None = None
    work_email: str | None = None
    work_phone: str | None = None
    private_email: str | None = None
    private_phone: str | None = None
    logins: tuple[str, ...] = ()
    ended: date | None = None
    erased: Erased | None = None
