"""LK006 departments: a core department has no contact of its own in the scheme.

Why:
    "Dette kan sikres ved, at Lokalkontakterne findes inden for alle kerneområder, så man gennem
    samarbejdsforum/koordineringsgruppen, for Lokalkontakterne, får større indsigt i de enkelte fagområders muligheder
    og opgaver." (Lokalkontakten – samarbejde med lokalsamfundene, 2019.)

Breaks the rule:
    A core department, and no contact with an area works in it.

Keeps the rule:
    Each core department has at least one contact with an area, primary or substitute.

Cannot be judged:
    No core department is registered, or a contact with an area might work in the department: nobody has told us where.

Since:
    0.1
"""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.standing import standing_on
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


def _check(register: Register, day: date) -> Iterator[Finding]:
    contacts = [
        register.get(Contact, contact)
        for contact, all_held in standing_on(register, day).by_contact.items()
        if any(held.active for held in all_held)
    ]
    core = [one for one in register.all(Department) if one.core and (one.ended is None or one.ended > day)]
    if not core and contacts:
        scheme = register.scheme.ref
        yield Finding(RULE.code, scheme, {"subject": scheme, "missing": (Fact.CORE_DEPARTMENTS,)}, unjudged=True)
    with_contact = {contact.department for contact in contacts}
    for department in core:
        if department.id in with_contact:
            continue
        if None in with_contact:
            missing = {"subject": department.ref, "missing": (Fact.DEPARTMENT,)}
            yield Finding(RULE.code, department.ref, missing, unjudged=True)
        else:
            yield Finding(RULE.code, department.ref, {"department": department.ref})


RULE = Rule(
    "LK006",
    "departments",
    Kind.WARNING,
    _check,
    phases=frozenset({Phase.OPERATION}),
    remedies=("add_contact", "edit_contact", "edit_department", "accept"),
)
