"""Small registers in a compact notation, one record a line, so that the cases of rules are data.

    area ID [size=small] [cluster=ID] [minutes=75] [ended=DAY]
    contact ID [own=APPROVAL] [manager=APPROVAL] [outside=APPROVAL] [granted=MINUTES[/BY]] [until=DAY]
               [workplace=school] [in=AREA] [department=ID] [employment=PERIOD] [ended=DAY]
    assign AREA CONTACT PERIOD [proposed] [substitute] [wish] [id=ID] [successor=ID]
    answer AREA yes|no|withdrawn DAY        agreement AREA DAY [contact=ID]
    checklist CONTACT DAY|- …               neighbour AREA AREA [cooperation=yes|no]
    department ID [core=no] [ended=DAY]     pilot AREAS CONTACTS PERIOD (comma lists, - for none)
    question AREA [answer=covered]

DAY is 2020-01-31 or ? for unknown; PERIOD is DAY..DAY, the end may be empty; APPROVAL is [no:]DAY[/BY].
A contact's person, the clusters and whoever stands after a slash are made on the way.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from lokalkontakt_core.periods import UNKNOWN, Period
from lokalkontakt_core.records.agreement import Agreement
from lokalkontakt_core.records.answer import Answer, AnswerValue
from lokalkontakt_core.records.area import Area, Size
from lokalkontakt_core.records.assignment import Assignment, Confirmation, ConfirmedHow, HandoverWish, Role
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.records.cluster import Cluster
from lokalkontakt_core.records.contact import Approval, Contact, GrantedTime, Workplace
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.import_question import ImportQuestion
from lokalkontakt_core.records.neighbour import Neighbour, neighbour_id
from lokalkontakt_core.records.onboarding import ChecklistItem, Onboarding
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.scheme import SCHEME_ID, Phase, PhaseStart, Scheme
from lokalkontakt_core.references import dangling
from lokalkontakt_core.register import Register


def _day(text: str) -> Any:
    return UNKNOWN if text == "?" else date.fromisoformat(text)


def _optional_day(options: Mapping[str, str], name: str) -> date | None:
    return date.fromisoformat(options[name]) if name in options else None


def _period(text: str) -> Period:
    start, _, end = text.partition("..")
    return Period(_day(start), _day(end) if end else None)


class _Maker:
    def __init__(self) -> None:
        self.records: dict[tuple[str, str], Record] = {}
        self.counts: dict[str, int] = {}

    def put(self, record: Record) -> None:
        assert (record.kind, record.id) not in self.records, f"{record.ref} stands twice"
        self.records[record.kind, record.id] = record

    def numbered(self, kind: str) -> str:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return f"{kind}-{self.counts[kind]}"

    def person(self, name: str) -> str:
        self.records.setdefault((Person.kind, name), Person(id=name, name=name.title()))
        return name

    def approval(self, text: str | None) -> Approval | None:
        if text is None:
            return None
        said, _, by = text.partition("/")
        day = said.removeprefix("no:")
        return Approval(yes=day == said, day=_day(day), by=self.person(by) if by else None)

    def granted(self, options: Mapping[str, str]) -> GrantedTime | None:
        if "granted" not in options:
            return None
        minutes, _, by = options["granted"].partition("/")
        return GrantedTime(
            minutes_per_week=int(minutes),
            day=UNKNOWN,
            by=self.person(by) if by else None,
            until=_optional_day(options, "until"),
        )

    def area(self, words: list[str], options: Mapping[str, str]) -> None:
        cluster = options.get("cluster")
        if cluster is not None:
            self.records.setdefault((Cluster.kind, cluster), Cluster(id=cluster, name=cluster.title()))
        self.put(
            Area(
                id=words[0],
                name=words[0].title(),
                size=Size(options["size"]) if "size" in options else None,
                cluster=cluster,
                minutes_per_week=int(options["minutes"]) if "minutes" in options else None,
                ended=_optional_day(options, "ended"),
            )
        )

    def contact(self, words: list[str], options: Mapping[str, str]) -> None:
        self.put(
            Contact(
                id=words[0],
                person=self.person(words[0]),
                department=options.get("department"),
                workplace=Workplace(options["workplace"]) if "workplace" in options else None,
                workplace_area=options.get("in"),
                employment=_period(options["employment"]) if "employment" in options else None,
                own_yes=self.approval(options.get("own")),
                manager_yes=self.approval(options.get("manager")),
                granted=self.granted(options),
                outside_hours=self.approval(options.get("outside")),
                ended=_optional_day(options, "ended"),
            )
        )

    def assign(self, words: list[str], options: Mapping[str, str]) -> None:
        area, contact, period, *marks = words
        assert set(marks) <= {"proposed", "substitute", "wish"}, marks
        confirmed = Confirmation(day=UNKNOWN, how=ConfirmedHow.IMPORTED)
        self.put(
            Assignment(
                id=options.get("id") or self.numbered(Assignment.kind),
                area=area,
                contact=contact,
                role=Role.SUBSTITUTE if "substitute" in marks else Role.PRIMARY,
                period=_period(period),
                confirmation=None if "proposed" in marks else confirmed,
                handover_wish=HandoverWish(day=UNKNOWN) if "wish" in marks else None,
                successor=options.get("successor"),
            )
        )

    def answer(self, words: list[str], _options: Mapping[str, str]) -> None:
        area, value, day = words
        self.put(Answer(id=self.numbered(Answer.kind), area=area, value=AnswerValue(value), day=_day(day)))

    def agreement(self, words: list[str], options: Mapping[str, str]) -> None:
        area, day = words
        made = date.fromisoformat(day)
        self.put(
            Agreement(
                id=self.numbered(Agreement.kind), area=area, day=made, contact=options.get("contact"), text="Aftalt."
            )
        )

    def checklist(self, words: list[str], _options: Mapping[str, str]) -> None:
        contact, *days = words
        items = tuple(
            ChecklistItem(text=f"Punkt {number}", done=None if day == "-" else date.fromisoformat(day))
            for number, day in enumerate(days, start=1)
        )
        self.put(Onboarding(id=self.numbered(Onboarding.kind), contact=contact, items=items))

    def neighbour(self, words: list[str], options: Mapping[str, str]) -> None:
        one, other = sorted(words)
        cooperation = {"yes": True, "no": False}.get(options.get("cooperation", ""))
        self.put(Neighbour(id=neighbour_id(one, other), areas=(one, other), cooperation=cooperation))

    def department(self, words: list[str], options: Mapping[str, str]) -> None:
        self.put(
            Department(
                id=words[0],
                name=words[0].title(),
                core=options.get("core") != "no",
                ended=_optional_day(options, "ended"),
            )
        )

    def pilot(self, words: list[str], _options: Mapping[str, str]) -> None:
        areas, contacts, period = words
        self.put(
            Pilot(
                id=self.numbered(Pilot.kind),
                name="Forsøg",
                areas=() if areas == "-" else tuple(areas.split(",")),
                contacts=() if contacts == "-" else tuple(contacts.split(",")),
                period=_period(period),
            )
        )

    def question(self, words: list[str], options: Mapping[str, str]) -> None:
        self.put(
            ImportQuestion(
                id=self.numbered(ImportQuestion.kind),
                code="LKI001",
                area=words[0],
                lines=("Stenderup",),
                options=("covered", "uncovered", "two_places"),
                answer=options.get("answer"),
            )
        )


def register_of(
    lines: str | Iterable[str],
    *,
    rules: Mapping[str, Mapping[str, Any]] | None = None,
    phase: Phase = Phase.OPERATION,
) -> Register:
    """Make a register of lines in the notation above; every reference must lead somewhere."""
    maker = _Maker()
    maker.put(
        Scheme(
            id=SCHEME_ID,
            name="Prøve",
            municipality="Prøve",
            phases=(PhaseStart(phase=phase, start=UNKNOWN),),
            rules=rules or {},
        )
    )
    for line in lines.splitlines() if isinstance(lines, str) else lines:
        if not line.strip():
            continue
        kind, *parts = line.split()
        words = [part for part in parts if "=" not in part]
        options = dict(part.split("=", 1) for part in parts if "=" in part)
        getattr(maker, kind)(words, options)
    register = Register(maker.records.values())
    assert list(dangling(register)) == []
    return register
