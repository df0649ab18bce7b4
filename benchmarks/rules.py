"""All rules over registers of many areas, in operation and at work, rule by rule.

    python benchmarks/rules.py [areas ...]

CPU milliseconds, the best of five, on a register that was read already, with nothing derived yet. Aim: all rules over
3,000 areas in at most 150 ms.
"""

import sys
import time
from collections.abc import Iterable
from datetime import date, timedelta

from lokalkontakt_core.periods import UNKNOWN, Period
from lokalkontakt_core.records.activity import Activity, ActivityType
from lokalkontakt_core.records.agreement import Agreement
from lokalkontakt_core.records.answer import Answer, AnswerValue
from lokalkontakt_core.records.area import Area, Size
from lokalkontakt_core.records.assignment import Assignment, Confirmation, ConfirmedHow
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.records.contact import Approval, Contact, GrantedTime, Workplace
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.knowledge import Direction, Knowledge
from lokalkontakt_core.records.meeting import STANDING, AgendaItem, Meeting, MinutesState
from lokalkontakt_core.records.offer import Offer
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.project import Project
from lokalkontakt_core.records.report import Report, ReportType
from lokalkontakt_core.records.scheme import SCHEME_ID, Scheme
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Rule
from lokalkontakt_core.rules.registry import RULES
from lokalkontakt_core.rules.report import judge

DAY = date(2020, 5, 1)
ROUNDS = 5
AIM = 150
AREAS_OF_A_CONTACT = 2


def _people(contacts: int) -> Iterable[Record]:
    yes = Approval(yes=True, day=date(2019, 12, 1), by="person-0")
    granted = GrantedTime(minutes_per_week=180, day=date(2019, 12, 1), by="person-0")
    for n in range(contacts):
        yield Person(id=f"person-{n}", name=f"Ansat {n}")
        yield Contact(
            id=f"contact-{n}",
            person=f"person-{n}",
            department=f"department-{n % 10}",
            workplace=list(Workplace)[n % 2],
            own_yes=yes,
            manager_yes=yes,
            granted=granted if n % 3 else None,
            employment=Period(date(2015, 1, 1)),
            outside_hours=yes if n % 4 else None,
        )


def _areas(areas: int, contacts: int, terms: int) -> Iterable[Record]:
    """Give areas with one assignment that stands and the ended ones before it."""
    confirmed = Confirmation(day=UNKNOWN, how=ConfirmedHow.DECIDED)
    for n in range(areas):
        area = f"area-{n}"
        yield Area(id=area, name=f"Område {n}", size=list(Size)[n % 3])
        yield Offer(id=f"offer-{n}", area=area, day=date(2019, 11, 19))
        yield Answer(id=f"answer-{n}", area=area, day=date(2020, 1, 10), value=AnswerValue.YES, via="Fællesrådet")
        for term in range(terms):
            first = date(2020, 1, 1) - timedelta(days=300 * (terms - 1 - term))
            end = None if term == terms - 1 else first + timedelta(days=300)
            contact = f"contact-{(n // AREAS_OF_A_CONTACT + 7 * (terms - 1 - term)) % contacts}"
            period = Period(first, end)
            yield Assignment(
                id=f"assignment-{n}-{term}", area=area, contact=contact, period=period, confirmation=confirmed
            )
        if n % 2:
            yield Agreement(id=f"agreement-{n}", area=area, day=date(2020, 2, 1), text="Aftalt.")


def _work(areas: int, contacts: int) -> Iterable[Record]:
    for n in range(2 * areas):
        day = DAY - timedelta(days=n % 200)
        direction = (Direction.FROM_AREA, Direction.TO_AREA, None)[n % 3]
        yield Knowledge(id=f"knowledge-{n}", text="Viden", day=day, areas=(f"area-{n // 2}",), direction=direction)
        yield Activity(
            id=f"activity-{n}",
            contact=f"contact-{n % contacts}",
            area=f"area-{n // 2}",
            type=list(ActivityType)[n % 8],
            day=day,
        )
    for n in range(areas // 10):
        yield Project(id=f"project-{n}", name=f"Projekt {n}", areas=(f"area-{n}",), time_consuming=n % 2 == 0)
    items = tuple(AgendaItem(title="Punkt", type=item) for item in STANDING)
    for n in range(60):
        yield Meeting(
            id=f"meeting-{n}",
            name="Møde",
            day=date(2020, 4, 7) + timedelta(days=61 * (n - 55)),
            owner="person-0",
            agenda=items,
            minutes_state=MinutesState.FINAL,
        )
    for n in range(3):
        period = Period(date(2020, 1, 1), date(2020, 7, 1))
        yield Pilot(
            id=f"pilot-{n}", name=f"Forsøg {n}", areas=(f"area-{n}",), contacts=(f"contact-{n}",), period=period
        )
    for n in range(200):
        yield Report(id=f"report-{n}", name="Rapport", type=list(ReportType)[n % 11], day=DAY - timedelta(days=n))


def records_at_work(areas: int, terms: int) -> list[Record]:
    """Give a municipality at work.

    Args:
        areas: How many areas.
        terms: How many assignments each area has had, the last of which stands.
    """
    contacts = max(1, areas // AREAS_OF_A_CONTACT)
    scheme = Scheme(
        id=SCHEME_ID, name="Prøve", municipality="Prøve", coordinator="person-0", joint_council="Fællesrådet"
    )
    departments = [Department(id=f"department-{n}", name=f"Kerneområde {n}") for n in range(10)]
    return [scheme, *departments, *_people(contacts), *_areas(areas, contacts, terms), *_work(areas, contacts)]


def measured(records: list[Record], rules: tuple[Rule, ...]) -> tuple[float, int]:
    """Give the least CPU milliseconds of some rounds, each on a register of its own, and the number of findings."""
    taken, findings = [], 0
    for _ in range(ROUNDS):
        register = Register(records)
        start = time.process_time()
        findings = len(judge(register, DAY, rules))
        taken.append((time.process_time() - start) * 1000)
    return min(taken), findings


def main(sizes: list[int]) -> None:
    """Measure registers of some sizes, and each rule alone over the last."""
    records: list[Record] = []
    print(f"| areas | assignments | records | findings | all {len(RULES)} rules, ms |")
    print("|---|---|---|---|---|")
    for areas in sizes:
        for terms in (1, 10):
            records = records_at_work(areas, terms)
            taken, findings = measured(records, RULES)
            print(f"| {areas:,} | {areas * terms:,} | {len(records):,} | {findings:,} | {taken:.0f} |")
    print("\n| rule alone, over the last | ms | findings |")
    print("|---|---|---|")
    alone = [(*measured(records, (rule,)), rule) for rule in RULES]
    for taken, findings, rule in sorted(alone, key=lambda one: -one[0])[:8]:
        print(f"| {rule.code} {rule.name} | {taken:.1f} | {findings:,} |")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [31, 3000])
