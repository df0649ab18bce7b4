"""Who a notice goes to and at which address, as the register says on the day it is sent."""

from datetime import date

from attrs import frozen

from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.invitation import Invitation
from lokalkontakt_core.records.notice import Notice
from lokalkontakt_core.records.offer import Offer
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.register import Register


@frozen
class Recipient:
    """Somebody to be told.

    Attributes:
        ref: The person or council.
        name: What they are called.
        address: Where mail reaches them, as the register has it; None when it has none.
    """

    ref: Ref
    name: str
    address: str | None


def area_of(register: Register, about: Ref) -> str | None:
    """Give the id of the area a record is about, None when it is about none or is gone."""
    record = register.at(about)
    if isinstance(record, Area):
        return record.id
    return record.area if isinstance(record, Assignment | Invitation | Offer) else None


def recipient_of(register: Register, notice: Notice, day: date) -> Recipient | None:
    """Give the recipient of a notice.

    A notice that was written when nobody was known goes to the council the area has got since. Of a council it is its
    own mailbox, else the chair's address at work; of a person the address at work, never the private one.
    """
    ref = notice.recipient or _council_since(register, notice, day)
    record = None if ref is None else register.at(ref)
    if isinstance(record, Council):
        chair = register.find(Person, record.chair)
        return Recipient(record.ref, record.name, record.email or (chair.work_email if chair else None))
    if isinstance(record, Person):
        return Recipient(record.ref, record.name, record.work_email)
    return None if ref is None else Recipient(ref, name_of(register, ref), None)


def _council_since(register: Register, notice: Notice, day: date) -> Ref | None:
    area = area_of(register, notice.about)
    councils = register.by(Council, "areas").get(area, ()) if area is not None else ()
    standing = sorted(one.id for one in councils if one.ended is None or one.ended > day)
    return Ref(Council.kind, standing[0]) if standing else None
