"""Activities: a light log of what a contact does in an area (G9, G14); time is noted only where the scheme says so."""

import enum
from datetime import date
from typing import Any, ClassVar

from attrs import field

from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.records.base import Record, refers_to
from lokalkontakt_core.records.meeting_series import MINUTES_IN_A_DAY
from lokalkontakt_core.values import frozen


class ActivityType(enum.StrEnum):
    """What was done; the last four are what a contact should not do (P1 to P4).

    Sparring is with the coordinator or another contact about the area (R17), not with the area itself.
    """

    CONTACT = "contact"
    MEETING = "meeting"
    VISIT = "visit"
    PROCESS = "process"
    INFORMATION = "information"
    SPARRING = "sparring"
    OTHER = "other"
    DAILY_WORK = "daily_work"
    BOARD_MEETING = "board_meeting"
    PROJECT_EXECUTION = "project_execution"
    TAKEN_OVER = "taken_over"

    @property
    def outside_the_role(self) -> bool:
        """Tell whether the role leaves it to the area itself (P1 to P4)."""
        return self in OUTSIDE_THE_ROLE


OUTSIDE_THE_ROLE = frozenset(
    {ActivityType.DAILY_WORK, ActivityType.BOARD_MEETING, ActivityType.PROJECT_EXECUTION, ActivityType.TAKEN_OVER}
)


def _minutes_of_a_day(_record: object, attribute: object, value: Any) -> None:
    if value is not None and not 0 <= value <= MINUTES_IN_A_DAY:
        raise UsageError("LKE291", field=getattr(attribute, "name", "minutes"), minutes=value)


@frozen(kw_only=True)
class Activity(Record):
    """One line of the log.

    Attributes:
        contact: Who.
        area: Where.
        type: What kind.
        day: When.
        minutes: How long; None where time is not noted.
        note: A word about it.
        project: The project it belongs to.
    """

    kind: ClassVar[str] = "activity"

    contact: str = field(metadata=refers_to("contact"))
    area: str = field(metadata=refers_to("area"))
    type: ActivityType
    day: date
    minutes: int | None = field(default=None, validator=_minutes_of_a_day)
    note: str | None = None
    project: str | None = field(default=None, metadata=refers_to("project"))
