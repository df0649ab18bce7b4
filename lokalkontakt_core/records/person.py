"""Persons: the only records that hold a human being's name, address and telephone number."""

from datetime import date
from typing import ClassVar

from attrs import frozen

from lokalkontakt_core.records.base import Record


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
