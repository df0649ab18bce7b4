"""Onboarding: the checklist by which a contact is made ready (R16, G22)."""

from datetime import date
from typing import ClassVar

from attrs import field

from lokalkontakt_core.records.base import Record, refers_to
from lokalkontakt_core.values import frozen


@frozen(kw_only=True)
class ChecklistItem:
    """One thing to have done; `done` is the day, None while it is open."""

    text: str
    done: date | None = None


@frozen(kw_only=True)
class Onboarding(Record):
    """The checklist of one contact.

    Attributes:
        contact: Whose it is.
        items: What there is to do, in order.
    """

    kind: ClassVar[str] = "onboarding"

    contact: str = field(metadata=refers_to("contact"))
    items: tuple[ChecklistItem, ...] = ()

    @property
    def complete(self) -> bool:
        """Tell whether there are items and all are done."""
        return bool(self.items) and all(item.done is not None for item in self.items)
