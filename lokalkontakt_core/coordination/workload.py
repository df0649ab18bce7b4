"""Time: what the areas of a contact are estimated to take, against what the department has granted (G8, G9)."""

from datetime import date

from lokalkontakt_core.coordination.assignments import areas_of_contact
from lokalkontakt_core.records.area import Area, Size
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen


@frozen
class Workload:
    """A contact's time, in minutes a week.

    Attributes:
        estimated: The sum over the areas.
        granted: What the department has said it can secure on the day; None when it has said nothing.
    """

    estimated: int
    granted: int | None

    @property
    def over(self) -> int:
        """How much the estimate exceeds what is granted; 0 when it does not, or when nothing is known."""
        return max(0, self.estimated - self.granted) if self.granted is not None else 0


def minutes_of_area(register: Register, area: Area) -> int:
    """Give the minutes a week an area is estimated to take: its own figure, else the scheme's for its size."""
    if area.minutes_per_week is not None:
        return area.minutes_per_week
    by_size = register.scheme.minutes_by_size
    return by_size.get(area.size or Size.MEDIUM, by_size.get(Size.MEDIUM, 0))


def granted_on(contact: Contact, day: date) -> int | None:
    """Give the minutes a week granted on the day, None when nothing, or nought, is granted (any more)."""
    granted = contact.granted
    if granted is None or (granted.until is not None and granted.until < day):
        return None
    return granted.minutes_per_week or None


def workload_of(register: Register, contact: str, day: date) -> Workload:
    """Give the time of a contact on a day."""
    estimated = sum(minutes_of_area(register, area) for area in areas_of_contact(register, contact, day))
    return Workload(estimated, granted_on(register.get(Contact, contact), day))
