"""LK005 workplace: a contact works in a local institution, not in the administration.

Why:
    "Det foreslås, at Lokalkontakterne udpeges inden for den kommunale administration, ikke i lokale kommunale
    institutioner, det vil give nemmere adgang til viden og deling af oplysninger." (Lokalkontakten – samarbejde med
    lokalsamfundene, 2019.) In a pilot it is the other way round: "den ene fx en institutionsleder i området"
    (Ideoplæg til forsøgs- og udviklingsprojekt), so the rule rests there.

Breaks the rule:
    A school leader is the contact of an area, in operation. It weighs most when the school lies in that very area.

Keeps the rule:
    The contact works in the administration, or takes part in a pilot that runs.

Cannot be judged:
    Nobody has told us where the contact works.

Since:
    0.1
"""

import enum
from collections.abc import Iterator, Sequence
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.standing import standing_on
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule
from lokalkontakt_core.rules.settings import counting


class Place(enum.StrEnum):
    """Where the institution lies, seen from the contact's areas; the words are in the catalogues."""

    AMONG_THE_AREAS = "among_the_areas"
    ELSEWHERE = "elsewhere"
    NOT_TOLD = "not_told"


def _place(contact: Contact, areas: Sequence[str]) -> Place:
    if contact.workplace_area is None:
        return Place.NOT_TOLD
    return Place.AMONG_THE_AREAS if contact.workplace_area in areas else Place.ELSEWHERE


def _check(register: Register, day: date) -> Iterator[Finding]:
    for contact_id, all_held in standing_on(register, day).by_contact.items():
        areas = sorted({held.assignment.area for held in counting(register, RULE, all_held, day)})
        if not areas:
            continue
        contact = register.get(Contact, contact_id)
        subject = contact.ref
        if contact.workplace is None:
            missing = {"contact": subject, "missing": (Fact.WORKPLACE,)}
            yield Finding(RULE.code, subject, missing, unjudged=True)
        elif contact.workplace.is_institution:
            values = {
                "contact": subject,
                "workplace": contact.workplace,
                "areas": tuple(Ref("area", area) for area in areas),
                "place": _place(contact, areas),
            }
            yield Finding(RULE.code, subject, values)


RULE = Rule(
    "LK005",
    "workplace",
    Kind.WARNING,
    _check,
    phases=frozenset({Phase.OPERATION}),
    remedies=("accept", "hand_over", "edit_contact"),
)
