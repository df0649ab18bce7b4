"""LK007 two-yeses: the employee's own yes or the manager's yes is not there.

Why:
    "I samarbejde med lederne for de enkelte Kerneområder findes medarbejdere som kan og ønsker at være
    Lokalkontakter." (Lokalkontakten – samarbejde med lokalsamfundene, 2019.)

Breaks the rule:
    A contact with an area, and the manager's yes was never recorded, or one of the two has said no. It is a warning
    on what stands; to confirm such a contact for an area, or to hand an area over to one, is refused.

Keeps the rule:
    Both yeses are recorded with their days, and the manager's with who said it.

Cannot be judged:
    Both have said yes, and nobody has told us when, or who said the manager's.

Since:
    0.1
"""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.approvals import missing_approvals, unknown_about_approvals
from lokalkontakt_core.coordination.standing import standing_on
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import CONFIRMING, Finding, Kind, Rule


def _check(register: Register, day: date) -> Iterator[Finding]:
    for contact_id, all_held in standing_on(register, day).by_contact.items():
        concerns = tuple(held.ref for held in all_held if held.binding)
        if not concerns:
            continue
        contact = register.get(Contact, contact_id)
        subject = contact.ref
        lacking = missing_approvals(contact, day)
        unknown = () if lacking else unknown_about_approvals(contact)
        if lacking:
            yield Finding(RULE.code, subject, {"contact": subject, "lacking": lacking}, concerns=concerns)
        elif unknown:
            missing = {"contact": subject, "missing": unknown}
            yield Finding(RULE.code, subject, missing, unjudged=True, concerns=concerns)


RULE = Rule(
    "LK007",
    "two-yeses",
    Kind.WARNING,
    _check,
    guards=CONFIRMING,
    remedies=("record_own_yes", "record_manager_yes", "hand_over", "accept"),
)
