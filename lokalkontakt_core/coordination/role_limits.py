"""What of the log lies outside the role of a contact (P1 to P4, G14)."""

import enum
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from lokalkontakt_core.coordination.parameters import BOARD_MEETINGS, ROLE_DAYS
from lokalkontakt_core.coordination.rhythm import days_before
from lokalkontakt_core.records.activity import Activity, ActivityType
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen


class RoleLimit(enum.StrEnum):
    """What a contact is not to do; the words are in the catalogues."""

    DAILY_WORK = "daily_work"
    EVERY_BOARD_MEETING = "every_board_meeting"
    PROJECT_EXECUTION = "project_execution"
    TAKING_OVER = "taking_over"


_ALWAYS = {
    ActivityType.DAILY_WORK: RoleLimit.DAILY_WORK,
    ActivityType.PROJECT_EXECUTION: RoleLimit.PROJECT_EXECUTION,
    ActivityType.TAKEN_OVER: RoleLimit.TAKING_OVER,
}


@frozen
class BeyondTheRole:
    """What a contact did beyond the role.

    Attributes:
        contact: Who.
        areas: Where, by id.
        limits: Which limits were passed.
        last: The day of the last such activity.
        activities: The lines of the log.
    """

    contact: str
    areas: tuple[str, ...]
    limits: tuple[RoleLimit, ...]
    last: date
    activities: tuple[Activity, ...]


def recent_activities(register: Register, day: date) -> Mapping[str, tuple[Activity, ...]]:
    """Give the activities the limits are looked for in, by contact."""
    first, found = days_before(day, ROLE_DAYS.of(register)), dict[str, list[Activity]]()
    for one in register.all(Activity):
        if first < one.day <= day:
            found.setdefault(one.contact, []).append(one)
    return {contact: tuple(sorted(mine, key=lambda one: (one.day, one.id))) for contact, mine in found.items()}


def limits_passed(activities: Iterable[Activity], board_meetings: int) -> tuple[tuple[RoleLimit, Activity], ...]:
    """Give what of one contact's activities passes a limit.

    Args:
        activities: What the contact did in the time that is looked at.
        board_meetings: From how many board meetings of one area on they are "all" of them.
    """
    passed: list[tuple[RoleLimit, Activity]] = []
    boards: dict[str, list[Activity]] = {}
    for one in activities:
        if one.type in _ALWAYS:
            passed.append((_ALWAYS[one.type], one))
        elif one.type is ActivityType.BOARD_MEETING:
            boards.setdefault(one.area, []).append(one)
    for attended in boards.values():
        if len(attended) >= board_meetings:
            passed.extend((RoleLimit.EVERY_BOARD_MEETING, one) for one in attended)
    return tuple(passed)


def beyond_the_role(register: Register, contact: str, activities: Sequence[Activity]) -> BeyondTheRole | None:
    """Give what a contact did beyond the role; None when nothing did.

    Args:
        register: Its scheme says from how many board meetings on they count.
        contact: Who, by id.
        activities: What the contact did, as `recent_activities` gives it.
    """
    passed = limits_passed(activities, BOARD_MEETINGS.of(register))
    if not passed:
        return None
    lines = tuple(one for _, one in passed)
    return BeyondTheRole(
        contact,
        tuple(sorted({one.area for one in lines})),
        tuple(limit for limit in RoleLimit if any(limit is found for found, _ in passed)),
        max(one.day for one in lines),
        lines,
    )
