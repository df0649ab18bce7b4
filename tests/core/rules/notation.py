"""Small registers in a compact notation, one record a line, so that the cases of rules are data.

    area ID [size=small] [cluster=ID] [minutes=75] [ended=DAY]
    contact ID [own=APPROVAL] [manager=APPROVAL] [outside=APPROVAL] [granted=MINUTES[/BY]] [until=DAY]
               [workplace=school] [in=AREA] [department=ID] [employment=PERIOD] [ended=DAY]
    assign AREA CONTACT PERIOD [proposed] [substitute] [wish] [id=ID] [successor=ID]
    scheme [coordinator=PERSON] [council=NAME] [fields=NAME,NAME]
    offer AREA DAY                          answer AREA yes|no|withdrawn DAY [via=NAME]
    agreement AREA DAY [contact=ID]
    checklist CONTACT DAY|- …               neighbour AREA AREA [cooperation=yes|no]
    department ID [core=no] [ended=DAY]
    pilot AREAS CONTACTS PERIOD [id=ID] [actors=school,…] [cooperation=skole,…] [profiles=CONTACT:PROFILE,…]
          [closed=DAY] [evaluation=ID] [without=WHY]
    activity CONTACT AREA TYPE DAY [note=WORD]
    knowledge AREAS DAY [from|to] [private] [experience] [fields=NAME,…] [passed=DAY] [pilot=ID] [id=ID]
    series DAY [type=TYPE] [ended=DAY]
    meeting DAY [final] [cancelled] [missed] [type=TYPE] [owner=PERSON] [called=DAY] [agenda=TYPE,…] [pilot=ID] [id=ID]
    project AREAS [PERIOD] [large] [joined=DAY] [told=CONTACT:DAY,…] [closed=DAY] [id=ID]
    evaluation final|note DAY [pilot=ID] [areas=AREAS] [sources=TYPE,…] [experiences=ID,…] [id=ID]
    report TYPE DAY [pilot=ID] [meeting=ID] [revision=NUMBER]
    question AREA [answer=covered]

DAY is 2020-01-31 or ? for unknown; PERIOD is DAY..DAY, the end may be empty; lists are split by commas, - is an
empty list, and a pilot's period may be -; APPROVAL is [no:]DAY[/BY].
A contact's person, the clusters and whoever stands after a slash are made on the way.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from attrs import evolve

from lokalkontakt_core.periods import UNKNOWN, Period
from lokalkontakt_core.records.activity import Activity, ActivityType
from lokalkontakt_core.records.agreement import Agreement
from lokalkontakt_core.records.answer import Answer, AnswerValue
from lokalkontakt_core.records.area import Area, Size
from lokalkontakt_core.records.assignment import Assignment, Confirmation, ConfirmedHow, HandoverWish, Role
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.records.cluster import Cluster
from lokalkontakt_core.records.contact import Approval, Contact, GrantedTime, Workplace
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.evaluation import Evaluation, EvaluationType, SourceType
from lokalkontakt_core.records.import_question import ImportQuestion
from lokalkontakt_core.records.knowledge import Direction, Knowledge, KnowledgeType, Visibility
from lokalkontakt_core.records.meeting import AgendaItem, ItemType, Meeting, MinutesState
from lokalkontakt_core.records.meeting_series import MeetingSeries, MeetingType
from lokalkontakt_core.records.neighbour import Neighbour, neighbour_id
from lokalkontakt_core.records.offer import Offer
from lokalkontakt_core.records.onboarding import ChecklistItem, Onboarding
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.pilot import LocalActor, Pilot, Profile, ProfileSlot
from lokalkontakt_core.records.project import Informed, Project
from lokalkontakt_core.records.report import Report, ReportType
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


def _list(text: str | None) -> tuple[str, ...]:
    return tuple(text.split(",")) if text and text != "-" else ()


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

    def scheme(self, _words: list[str], options: Mapping[str, str]) -> None:
        scheme = self.records[Scheme.kind, SCHEME_ID]
        coordinator = options.get("coordinator")
        self.records[Scheme.kind, SCHEME_ID] = evolve(
            scheme,
            coordinator=self.person(coordinator) if coordinator else None,
            joint_council=options.get("council"),
            fields_of_work=_list(options.get("fields")),
        )

    def offer(self, words: list[str], _options: Mapping[str, str]) -> None:
        area, day = words
        self.put(Offer(id=self.numbered(Offer.kind), area=area, day=_day(day)))

    def answer(self, words: list[str], options: Mapping[str, str]) -> None:
        area, value, day = words
        self.put(
            Answer(
                id=self.numbered(Answer.kind),
                area=area,
                value=AnswerValue(value),
                day=_day(day),
                via=options.get("via"),
            )
        )

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

    def pilot(self, words: list[str], options: Mapping[str, str]) -> None:
        areas, contacts, period = words
        slots = (slot.split(":") for slot in _list(options.get("profiles")))
        self.put(
            Pilot(
                id=options.get("id") or self.numbered(Pilot.kind),
                name="Forsøg",
                areas=_list(areas),
                contacts=_list(contacts),
                period=None if period == "-" else _period(period),
                actors=tuple(map(LocalActor, _list(options["actors"]))) if "actors" in options else None,
                cooperation=_list(options["cooperation"]) if "cooperation" in options else None,
                profiles=tuple(ProfileSlot(contact=contact, profile=Profile(profile)) for contact, profile in slots),
                closed=_optional_day(options, "closed"),
                evaluation=options.get("evaluation"),
                closed_without=options.get("without"),
            )
        )

    def activity(self, words: list[str], options: Mapping[str, str]) -> None:
        contact, area, kind, day = words
        self.put(
            Activity(
                id=self.numbered(Activity.kind),
                contact=contact,
                area=area,
                type=ActivityType(kind),
                day=date.fromisoformat(day),
                note=options.get("note"),
            )
        )

    def knowledge(self, words: list[str], options: Mapping[str, str]) -> None:
        areas, day, *marks = words
        assert set(marks) <= {"from", "to", "private", "experience"}, marks
        directions = {"from": Direction.FROM_AREA, "to": Direction.TO_AREA}
        self.put(
            Knowledge(
                id=options.get("id") or self.numbered(Knowledge.kind),
                text="Noget at vide.",
                type=KnowledgeType.EXPERIENCE if "experience" in marks else KnowledgeType.KNOWLEDGE,
                day=date.fromisoformat(day),
                areas=_list(areas),
                direction=next((directions[mark] for mark in marks if mark in directions), None),
                visibility=Visibility.PRIVATE if "private" in marks else Visibility.COLLEAGUES,
                fields_of_work=_list(options.get("fields")),
                passed_on=_optional_day(options, "passed"),
                pilot=options.get("pilot"),
            )
        )

    def series(self, words: list[str], options: Mapping[str, str]) -> None:
        self.put(
            MeetingSeries(
                id=self.numbered(MeetingSeries.kind),
                name="Koordinerende møde",
                type=MeetingType(options.get("type", MeetingType.COORDINATION)),
                first=date.fromisoformat(words[0]),
                ended=_optional_day(options, "ended"),
            )
        )

    def meeting(self, words: list[str], options: Mapping[str, str]) -> None:
        day, *marks = words
        assert set(marks) <= {"final", "cancelled", "missed"}, marks
        owner = options.get("owner")
        self.put(
            Meeting(
                id=options.get("id") or self.numbered(Meeting.kind),
                name="Møde",
                type=MeetingType(options.get("type", MeetingType.COORDINATION)),
                day=date.fromisoformat(day),
                owner=self.person(owner) if owner else None,
                called=_optional_day(options, "called"),
                agenda=tuple(AgendaItem(title=one, type=ItemType(one)) for one in _list(options.get("agenda"))),
                pilot=options.get("pilot"),
                cancelled="Aflyst" if "cancelled" in marks else None,
                held=False if "missed" in marks else None,
                minutes_state=MinutesState.FINAL if "final" in marks else None,
            )
        )

    def project(self, words: list[str], options: Mapping[str, str]) -> None:
        areas, *marks = words
        periods = [_period(mark) for mark in marks if mark != "large"]
        told = (one.split(":") for one in _list(options.get("told")))
        self.put(
            Project(
                id=options.get("id") or self.numbered(Project.kind),
                name="Forsamlingshuset",
                areas=_list(areas),
                time_consuming="large" in marks,
                period=periods[0] if periods else None,
                coordinator_joined=_optional_day(options, "joined"),
                informed=tuple(Informed(contact=contact, day=date.fromisoformat(day)) for contact, day in told),
                closed=_optional_day(options, "closed"),
            )
        )

    def evaluation(self, words: list[str], options: Mapping[str, str]) -> None:
        kind, day = words
        self.put(
            Evaluation(
                id=options.get("id") or self.numbered(Evaluation.kind),
                type=EvaluationType(kind),
                day=date.fromisoformat(day),
                text="Det gik godt.",
                pilot=options.get("pilot"),
                areas=_list(options.get("areas")),
                sources=tuple(map(SourceType, _list(options.get("sources")))),
                experiences=_list(options.get("experiences")),
            )
        )

    def report(self, words: list[str], options: Mapping[str, str]) -> None:
        kind, day = words
        self.put(
            Report(
                id=self.numbered(Report.kind),
                name="Rapport",
                type=ReportType(kind),
                day=date.fromisoformat(day),
                pilot=options.get("pilot"),
                meeting=options.get("meeting"),
                revision=int(options["revision"]) if "revision" in options else None,
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
