"""LK043 two-parts: the coordinator is also the contact of areas.

Why:
    The scheme gives the two different parts to play: "Landdistriktskoordinator står for møder samt den løbende
    koordinering og sparring med Lokalkontakterne." (Lokalkontakten – samarbejde med lokalsamfundene, 2019.) Who is both
    has nobody to talk things over with, and the areas take time from the coordination. The scheme does not forbid it:
    it is to be seen, and may be accepted with a reason.

Breaks the rule:
    The person who runs the scheme is the contact of three areas.

Keeps the rule:
    The coordinator has no area, or is only a substitute.

Cannot be judged:
    There are contacts, and the scheme does not say who its coordinator is.

Since:
    0.1
"""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.standing import standing_on
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


def _check(register: Register, day: date) -> Iterator[Finding]:
    scheme, standing = register.scheme, standing_on(register, day)
    if scheme.coordinator is None:
        if standing.by_contact:
            yield Finding(RULE.code, scheme.ref, {"missing": (Fact.COORDINATOR,)}, unjudged=True)
        return
    for contact in register.by(Contact, "person").get(scheme.coordinator, ()):
        mine = [held for held in standing.of_contact(contact.id) if held.binding and held.primary]
        if mine:
            areas = tuple(Ref("area", area) for area in sorted({held.assignment.area for held in mine}))
            values = {"contact": contact.ref, "areas": areas}
            yield Finding(RULE.code, contact.ref, values, concerns=tuple(held.ref for held in mine))


RULE = Rule("LK043", "two-parts", Kind.WARNING, _check, remedies=("hand_over", "edit_scheme", "accept"))
