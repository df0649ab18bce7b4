"""LK009 workload: the areas of a contact are estimated to take more time than is granted.

Why:
    "et estimat på årsbasis er, at der gennemsnitligt bruges mellem 1-1 ½ time ugentligt på opgaven – det kan dog være
    afhængigt af hvilket lokalområde den enkelte dækker" (Lokalkontakten – samarbejde med lokalsamfundene, 2019). In
    a pilot no hours are agreed, and the rule rests.

Breaks the rule:
    Four areas of 75 minutes a week each, 240 minutes granted. Areas a contact will take over are counted from the day
    they begin, so that the load is seen before it is there.

Keeps the rule:
    Two areas of 75 minutes a week each, 240 minutes granted.

Cannot be judged:
    The size of an area is not known, and whether the time is enough depends on it. Where no time is granted at all,
    LK008 says so and this rule is silent.

Since:
    0.1
"""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.standing import areas_ahead, standing_on
from lokalkontakt_core.coordination.workload import granted_on, minutes_of_area
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule
from lokalkontakt_core.rules.settings import counting


def _range(register: Register, area: Area) -> tuple[int, int]:
    """Give the least and the most minutes an area can be estimated at."""
    if area.size is not None or area.minutes_per_week is not None or not register.scheme.minutes_by_size:
        minutes = minutes_of_area(register, area)
        return minutes, minutes
    figures = (*register.scheme.minutes_by_size.values(), minutes_of_area(register, area))
    return min(figures), max(figures)


def _judge(register: Register, contact: Contact, area_ids: tuple[str, ...], granted: int) -> Finding | None:
    subject, areas = contact.ref, [register.get(Area, area) for area in area_ids]
    ranges = [_range(register, area) for area in areas]
    if sum(least for least, _ in ranges) > granted:
        estimated = sum(minutes_of_area(register, area) for area in areas)
        values = {
            "contact": subject,
            "areas": tuple(area.ref for area in areas),
            "estimated": estimated,
            "granted": granted,
        }
        return Finding(RULE.code, subject, values)
    if sum(most for _, most in ranges) > granted:
        unsized = tuple(Ref("area", area.id) for area, (least, most) in zip(areas, ranges, strict=True) if least < most)
        missing = {"contact": subject, "areas": unsized, "missing": (Fact.SIZE,), "granted": granted}
        return Finding(RULE.code, subject, missing, unjudged=True)
    return None


def _check(register: Register, day: date) -> Iterator[Finding]:
    for contact_id, all_held in standing_on(register, day).by_contact.items():
        contact = register.get(Contact, contact_id)
        granted = granted_on(contact, day)
        if granted is None:
            continue
        counted = counting(register, RULE, all_held, day)
        found = [_judge(register, contact, areas, granted) for areas in areas_ahead(counted, day)]
        findings = [finding for finding in found if finding is not None]
        broken = [finding for finding in findings if not finding.unjudged]
        if broken:
            yield max(broken, key=lambda finding: int(finding.values["estimated"]))
        elif findings:
            yield findings[0]


RULE = Rule(
    "LK009",
    "workload",
    Kind.WARNING,
    _check,
    phases=frozenset({Phase.OPERATION}),
    remedies=("hand_over", "grant_time", "edit_area", "accept"),
)
