"""LK014 inside-the-role: a contact has done what the role leaves to the area itself.

Why:
    "Lokalkontakten skal ikke deltage i" the daily work of the councils, every meeting of their boards and the carrying
    out of local projects (Strategi for landdistriktsudvikling, 2019); the point is to strengthen what is local, "ikke
    at overtage styringen og løsningen af opgaver" (Lokalkontakten – samarbejde med lokalsamfundene, 2019). It is said
    to be talked about; it counts nobody's hours.

Breaks the rule:
    A line of the log in the last 90 days about daily work of a council, the carrying out of a project or a task that
    was taken over; or three board meetings of one area.

Keeps the rule:
    Visits, processes, information, one board meeting.

Cannot be judged:
    A line "other" without a note: what was done is not told.

Since:
    0.1
"""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.parameters import BOARD_MEETINGS, ROLE_DAYS
from lokalkontakt_core.coordination.role_limits import beyond_the_role, recent_activities
from lokalkontakt_core.records.activity import ActivityType
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


def _check(register: Register, day: date) -> Iterator[Finding]:
    for contact, activities in recent_activities(register, day).items():
        subject = Ref("contact", contact)
        beyond = beyond_the_role(register, contact, activities)
        if beyond is not None:
            values = {
                "contact": subject,
                "areas": tuple(Ref("area", area) for area in beyond.areas),
                "limits": beyond.limits,
                "last": beyond.last,
            }
            yield Finding(RULE.code, subject, values, concerns=tuple(one.ref for one in beyond.activities))
        elif any(one.type is ActivityType.OTHER and not one.note for one in activities):
            yield Finding(RULE.code, subject, {"contact": subject, "missing": (Fact.NOTE,)}, unjudged=True)


RULE = Rule(
    "LK014",
    "inside-the-role",
    Kind.WARNING,
    _check,
    parameters=(ROLE_DAYS, BOARD_MEETINGS),
    remedies=("accept",),
)
