"""Contacts (lokalkontakter): employees who are, or may become, the contact of areas."""

import enum
from datetime import date
from typing import ClassVar

from attrs import field

from lokalkontakt_core.periods import Period, Unknown
from lokalkontakt_core.records.area import minutes_in_a_week
from lokalkontakt_core.records.base import Record, refers_to
from lokalkontakt_core.values import frozen


class Workplace(enum.StrEnum):
    """The kind of place a contact works in; all but the first are local institutions (G5)."""

    ADMINISTRATION = "administration"
    SCHOOL = "school"
    DAYCARE = "daycare"
    CARE_HOME = "care_home"
    OTHER_INSTITUTION = "other_institution"

    @property
    def is_institution(self) -> bool:
        """Tell whether it is a local institution."""
        return self is not Workplace.ADMINISTRATION


@frozen(kw_only=True)
class Approval:
    """Somebody said yes or no.

    Attributes:
        yes: What was said.
        day: When, or unknown.
        by: The person who said it, where that is not the contact.
    """

    yes: bool
    day: date | Unknown
    by: str | None = field(default=None, metadata=refers_to("person"))


@frozen(kw_only=True)
class GrantedTime:
    """The time a department sets aside (G8).

    Attributes:
        minutes_per_week: Average over the year.
        day: When it was granted, or unknown.
        by: Who granted it.
        until: The last day it holds; None without a limit.
    """

    minutes_per_week: int = field(validator=minutes_in_a_week)
    day: date | Unknown
    by: str | None = field(default=None, metadata=refers_to("person"))
    until: date | None = None


@frozen(kw_only=True)
class Contact(Record):
    """An employee in the scheme.

    Attributes:
        person: Who it is.
        department: Where the person works; None when nobody told us.
        workplace: What kind of place; None when nobody told us.
        workplace_area: The area that place lies in.
        employment: None when nobody told us; an end makes the assignments vacant on that day (G4).
        own_yes: The contact's own yes (G7).
        manager_yes: The manager's yes, with who and when (G7).
        granted: None when the department has not said what time it can secure.
        outside_hours: Interested in working outside normal hours (G12); None when nobody asked.
        ended: The first day the person is no longer a contact.
    """

    kind: ClassVar[str] = "contact"

    person: str = field(metadata=refers_to("person"))
    department: str | None = field(default=None, metadata=refers_to("department"))
    workplace: Workplace | None = None
    workplace_area: str | None = field(default=None, metadata=refers_to("area"))
    employment: Period | None = None
    own_yes: Approval | None = None
    manager_yes: Approval | None = None
    granted: GrantedTime | None = None
    outside_hours: Approval | None = None
    ended: date | None = None

    def available(self, day: date) -> bool:
        """Tell whether the contact is in the scheme and, as far as is known, employed on the day."""
        return not (self.ended is not None and self.ended <= day) and (
            self.employment is None or self.employment.contains(day)
        )
