"""Departments of the administration; the core departments (kerneområder) are the ones rule G6 counts."""

from datetime import date
from typing import ClassVar

from attrs import field

from lokalkontakt_core.records.base import Record, refers_to
from lokalkontakt_core.values import frozen


@frozen(kw_only=True)
class Department(Record):
    """A part of the administration that contacts work in.

    Attributes:
        name: The name as used in the municipality.
        core: True for a core department (kerneområde).
        leader: The person who leads it and gives the manager's yes.
        ended: The first day it no longer exists.
    """

    kind: ClassVar[str] = "department"

    name: str
    core: bool = True
    leader: str | None = field(default=None, metadata=refers_to("person"))
    ended: date | None = None
