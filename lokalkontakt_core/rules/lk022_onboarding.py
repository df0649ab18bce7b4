"""LK022 onboarding: a contact has begun, and the checklist by which one is made ready is not done.

Why:
    "Landdistriktskoordinator sikrer at den enkelte Lokalkontakt bliver klar til opgaven, og får et forhåndskendskab
    til området og arbejdet i sin helhed." (Lokalkontakten – samarbejde med lokalsamfundene, 2019.)

Breaks the rule:
    An assignment has begun, and two of the contact's six points are open, or there is no checklist at all.

Keeps the rule:
    All points are done, or the first assignment has not begun.

Cannot be judged:
    There is no checklist, and nobody has told us when the contact began: that may be long ago.

Since:
    0.1
"""

import enum
from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.standing import standing_on
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.onboarding import ChecklistItem, Onboarding
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


class Readiness(enum.StrEnum):
    """How far it has come; the words are in the catalogues."""

    NO_CHECKLIST = "no_checklist"
    POINTS_OPEN = "points_open"


def _open(item: ChecklistItem, day: date) -> bool:
    return item.done is None or item.done > day


def _check(register: Register, day: date) -> Iterator[Finding]:
    lists = register.by(Onboarding, "contact")
    for contact_id, all_held in standing_on(register, day).by_contact.items():
        begun = [held.assignment for held in all_held if held.active]
        if not begun:
            continue
        contact = register.get(Contact, contact_id)
        subject = contact.ref
        checklists = [one.items for one in lists.get(contact_id, ()) if one.items]
        still_open = [sum(_open(item, day) for item in items) for items in checklists]
        if checklists and min(still_open) == 0:
            continue
        if checklists:
            fewest = still_open.index(min(still_open))
            values = {"open": still_open[fewest], "total": len(checklists[fewest])}
            about = {"contact": subject, "readiness": Readiness.POINTS_OPEN}
            yield Finding(RULE.code, subject, {**about, **values})
        elif all(isinstance(one.period.start, date) for one in begun):
            yield Finding(RULE.code, subject, {"contact": subject, "readiness": Readiness.NO_CHECKLIST})
        else:
            missing = {"contact": subject, "missing": (Fact.CHECKLIST, Fact.START)}
            yield Finding(RULE.code, subject, missing, unjudged=True)


RULE = Rule("LK022", "onboarding", Kind.WARNING, _check, remedies=("start_onboarding", "tick_item", "accept"))
