"""Attestations: a contact confirms, every so often, which areas they cover."""

from datetime import date
from typing import ClassVar

from attrs import field

from lokalkontakt_core.records.base import Record, refers_to
from lokalkontakt_core.values import frozen


@frozen(kw_only=True)
class Attestation(Record):
    """One question to one contact, and the answer.

    Attributes:
        contact: Who was asked.
        asked: When.
        due: The last day an answer is on time.
        reminded: The day of the last reminder.
        confirmed: The day the contact answered.
        areas: The areas the contact says they cover.
        remark: What the contact added.
    """

    kind: ClassVar[str] = "attestation"

    contact: str = field(metadata=refers_to("contact"))
    asked: date
    due: date
    reminded: date | None = None
    confirmed: date | None = None
    areas: tuple[str, ...] = field(default=(), metadata=refers_to("area"))
    remark: str | None = None
