"""What is known of a meeting beside its agenda, and what every change of a meeting must look at first."""

from collections.abc import Mapping
from types import MappingProxyType

from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.records.meeting import Meeting, MinutesState
from lokalkontakt_core.records.meeting_series import MeetingType
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.meeting_series import whole_number

MEETING_FIELDS: Mapping[str, fields.Check] = MappingProxyType(
    {
        "name": fields.name,
        "type": fields.choice(MeetingType),
        "pilot": fields.optional(fields.reference(Pilot)),
        "day": fields.day,
        "starts": fields.optional(fields.line()),
        "minutes": fields.optional(whole_number),
        "place": fields.optional(fields.line()),
        "owner": fields.optional(fields.reference(Person)),
    }
)


def open_meeting(context: Context, meeting: str) -> Meeting:
    """Give a meeting that may still be written to.

    Raises:
        NotFoundError: LKE201 when there is no such meeting.
        RefusedError: LKE296 when its minutes are final, LKE297 when it was cancelled.
    """
    found = context.register.get(Meeting, meeting)
    if found.minutes_state is MinutesState.FINAL:
        raise RefusedError("LKE296", meeting=found.ref, day=found.day, final=found.minutes_final)
    if found.cancelled is not None:
        raise RefusedError("LKE297", meeting=found.ref, day=found.day)
    return found
