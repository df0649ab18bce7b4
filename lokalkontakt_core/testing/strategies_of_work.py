"""Hypothesis strategies of what the running of a scheme leaves: meetings, knowledge, the log, projects, reports."""

from collections.abc import Sequence

from attrs import evolve
from hypothesis import strategies as st

from lokalkontakt_core.periods import Interval, Month, MonthRange
from lokalkontakt_core.records.absence import Absence
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.activity import Activity, ActivityType
from lokalkontakt_core.records.attestation import Attestation
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.records.evaluation import Evaluation, EvaluationType, SourceType
from lokalkontakt_core.records.handover import Handover, HandoverItem, HandoverThing
from lokalkontakt_core.records.knowledge import Direction, Knowledge, KnowledgeType, Visibility
from lokalkontakt_core.records.meeting import AgendaItem, Attendance, ItemType, Meeting, MinutesState, Presence
from lokalkontakt_core.records.meeting_series import MeetingSeries, MeetingType, Weekday
from lokalkontakt_core.records.pilot import Continuation, LocalActor, Pilot, Profile, ProfileSlot
from lokalkontakt_core.records.plan_step import PlanStep
from lokalkontakt_core.records.project import Informed, Project
from lokalkontakt_core.records.report import Report, ReportType
from lokalkontakt_core.records.request import Request, RequestOutcome, RequestType
from lokalkontakt_core.testing.strategy_basics import (
    AREAS,
    CONTACTS,
    PERSONS,
    PILOTS,
    Drawn,
    days,
    maybe,
    names,
    periods,
    some_of,
    with_ids,
)

MEETINGS = ("meeting-0", "meeting-1", "meeting-2")
KNOWLEDGE = tuple(f"knowledge-{number}" for number in range(4))
STANDING_IDS: dict[type[Record], Sequence[str]] = {
    MeetingSeries: ("meeting_series-0",),
    Meeting: MEETINGS,
    Knowledge: KNOWLEDGE,
    Project: ("project-0", "project-1"),
    Evaluation: ("evaluation-0", "evaluation-1"),
}
"""The kinds others point to: a register at work has exactly these."""

_UPON: dict[type[Record], int] = {Activity: 3, Action: 2, Report: 3, Absence: 1, Attestation: 1, PlanStep: 1,
                                    Request: 1}  # fmt: skip

_area, _contact, _person = st.sampled_from(AREAS), st.sampled_from(CONTACTS), st.sampled_from(PERSONS)
_pilot, _meeting = st.sampled_from(PILOTS), st.sampled_from(MEETINGS)
_types = st.sampled_from((MeetingType.COORDINATION, *MeetingType))
_minutes = maybe(st.integers(1, 240))
_clock = maybe(st.sampled_from(("09:00", "23:59", "00:00")))
_months = st.builds(Month, st.integers(2019, 2021), st.integers(1, 12))

_STRATEGIES: dict[type[Record], Drawn] = {
    MeetingSeries: st.builds(
        MeetingSeries,
        id=st.just(""),
        name=names,
        type=_types,
        pilot=maybe(_pilot),
        interval=st.builds(Interval, months=st.integers(1, 6)),
        weekday=st.sampled_from(Weekday),
        week=st.sampled_from((1, 2, 3, 4, -1)),
        first=days,
        owner=maybe(_person),
        ended=maybe(days),
    ),
    Meeting: st.builds(
        Meeting,
        id=st.just(""),
        name=names,
        type=_types,
        pilot=maybe(_pilot),
        day=days,
        starts=_clock,
        minutes=_minutes,
        owner=maybe(_person),
        called=maybe(days),
        agenda=st.lists(
            st.builds(AgendaItem, title=names, type=st.sampled_from(ItemType), areas=some_of(AREAS), note=maybe(names)),
            max_size=3,
        ).map(tuple),
        attendance=st.lists(
            st.builds(Attendance, person=_person, presence=maybe(st.sampled_from(Presence))), max_size=2
        ).map(tuple),
        held=maybe(st.booleans()),
        cancelled=maybe(names),
        minutes_state=maybe(st.sampled_from(MinutesState)),
    ),
    Knowledge: st.builds(
        Knowledge,
        id=st.just(""),
        text=names,
        type=st.sampled_from(KnowledgeType),
        day=days,
        areas=some_of(AREAS),
        direction=maybe(st.sampled_from(Direction)),
        by=maybe(_person),
        fields_of_work=some_of(("Skole", "Vej")),
        visibility=st.sampled_from(Visibility),
        owes_answer=st.booleans(),
        answered=maybe(days),
        passed_on=maybe(days),
        meeting=maybe(_meeting),
        pilot=maybe(_pilot),
    ),
    Project: st.builds(
        Project,
        id=st.just(""),
        name=names,
        areas=some_of(AREAS),
        time_consuming=st.booleans(),
        coordinator_joined=maybe(days),
        informed=st.lists(st.builds(Informed, contact=_contact, day=days), max_size=2).map(tuple),
        period=maybe(periods()),
        closed=maybe(days),
    ),
    Evaluation: st.builds(
        Evaluation,
        id=st.just(""),
        pilot=maybe(_pilot),
        type=st.sampled_from(EvaluationType),
        day=days,
        text=names,
        areas=some_of(AREAS),
        sources=some_of(tuple(SourceType)),
        experiences=some_of(KNOWLEDGE),
        meeting=maybe(_meeting),
    ),
    Activity: st.builds(
        Activity,
        id=st.just(""),
        contact=_contact,
        area=_area,
        type=st.sampled_from(ActivityType),
        day=days,
        minutes=maybe(st.integers(0, 600)),
        note=maybe(names),
        project=maybe(st.just("project-0")),
    ),
    Action: st.builds(
        Action,
        id=st.just(""),
        text=names,
        owner=maybe(_person),
        due=maybe(days),
        meeting=maybe(_meeting),
        areas=some_of(AREAS),
        done=maybe(days),
        dropped=maybe(names),
    ),
    Report: st.builds(
        Report,
        id=st.just(""),
        type=st.sampled_from(ReportType),
        day=days,
        name=names,
        pilot=maybe(_pilot),
        meeting=maybe(_meeting),
        revision=maybe(st.integers(0, 12)),
    ),
    Absence: st.builds(Absence, id=st.just(""), contact=_contact, period=periods(), substitute=maybe(_contact)),
    Attestation: st.builds(
        Attestation, id=st.just(""), contact=_contact, asked=days, due=days, confirmed=maybe(days), areas=some_of(AREAS)
    ),
    PlanStep: st.builds(
        PlanStep,
        id=st.just(""),
        when=st.tuples(_months, _months).map(lambda pair: MonthRange(*sorted(pair))),
        day=maybe(days),
        task=names,
        owner=maybe(_person),
        done=maybe(days),
        history=st.booleans(),
    ),
    Request: st.builds(
        Request,
        id=st.just(""),
        type=st.sampled_from(RequestType),
        day=days,
        person=_person,
        area=maybe(_area),
        extended=maybe(days),
        closed=maybe(days),
        outcome=maybe(st.sampled_from(RequestOutcome)),
    ),
}
_lists = st.fixed_dictionaries({kind: st.lists(_STRATEGIES[kind], max_size=most) for kind, most in _UPON.items()})


@st.composite
def work(draw: st.DrawFn) -> list[Record]:
    """Give what the running of the scheme left: it points to the areas, contacts, persons and pilots by their ids."""
    records: list[Record] = []
    for kind, ids in STANDING_IDS.items():
        records += with_ids([draw(_STRATEGIES[kind]) for _ in ids], ids)
    for kind, listed in draw(_lists).items():
        records += with_ids(listed, [f"{kind.kind}-{number}" for number in range(len(listed))])
    return records


@st.composite
def worked_on(draw: st.DrawFn, pilot: Pilot) -> Pilot:
    """Give a pilot with what its work left; its evaluation is one that `work` makes."""
    slots = st.builds(ProfileSlot, contact=_contact, profile=st.sampled_from(Profile))
    return evolve(
        pilot,
        profiles=draw(st.lists(slots, max_size=3).map(tuple)),
        actors=draw(maybe(some_of(tuple(LocalActor)))),
        cooperation=draw(maybe(some_of(("Skole", "Indkøb")))),
        closed=draw(maybe(days)),
        evaluation=draw(maybe(st.just("evaluation-0"))),
        closed_without=draw(maybe(names)),
        continuation=draw(maybe(st.sampled_from(Continuation))),
    )


def handovers(assignments: Sequence[str]) -> Drawn:
    """Give a strategy of hand-overs of some of these assignments; there must be one."""
    return st.builds(
        Handover,
        id=st.just(""),
        assignments=st.lists(st.sampled_from(assignments), unique=True, min_size=1, max_size=2).map(tuple),
        candidates=some_of(CONTACTS),
        successor=maybe(_contact),
        agreed=maybe(days),
        overlap=maybe(periods()),
        items=st.lists(
            st.builds(HandoverItem, thing=st.sampled_from(HandoverThing), text=maybe(names), done=maybe(days)),
            max_size=2,
        ).map(tuple),
        begun=days,
        closed=maybe(days),
        given_up=maybe(names),
    )
