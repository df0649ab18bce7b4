"""Hypothesis strategies: any register the records allow, with every reference leading somewhere.

Registers are small but odd on purpose: overlapping and empty periods, unknown bounds, contacts who left, areas that
ended, two scheme settings of which one cannot be used.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from lokalkontakt_core.coordination.coverage import COVERAGE_QUESTION
from lokalkontakt_core.periods import UNKNOWN, Period, Unknown
from lokalkontakt_core.records.acceptance import Acceptance
from lokalkontakt_core.records.agreement import Agreement
from lokalkontakt_core.records.answer import Answer, AnswerValue
from lokalkontakt_core.records.area import MINUTES_IN_A_WEEK, Area, Size
from lokalkontakt_core.records.assignment import Assignment, Confirmation, ConfirmedHow, HandoverWish, Role
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.records.cluster import Cluster
from lokalkontakt_core.records.contact import Approval, Contact, GrantedTime, Workplace
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.form import FrozenForm
from lokalkontakt_core.records.import_question import ImportQuestion
from lokalkontakt_core.records.invitation import Invitation
from lokalkontakt_core.records.neighbour import Neighbour, neighbour_id
from lokalkontakt_core.records.offer import Offer
from lokalkontakt_core.records.onboarding import ChecklistItem, Onboarding
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.scheme import SCHEME_ID, Phase, PhaseStart, Scheme
from lokalkontakt_core.records.wave import Wave, WaveMode, WaveState
from lokalkontakt_core.register import Register

FIRST_OF_2020 = date(2020, 1, 1)

Drawn = st.SearchStrategy[Any]

near_days: st.SearchStrategy[date] = st.integers(-200, 400).map(lambda days: FIRST_OF_2020 + timedelta(days=days))
"""Days around the turn of 2019, so that periods meet."""

days: st.SearchStrategy[date] = st.one_of(near_days, near_days, near_days, st.dates())
"""Any day, mostly near ones."""

names: st.SearchStrategy[str] = st.one_of(
    st.sampled_from(("Glud", "Åle-Hjortsvang", "Øster Snede", "As", "[/] x", "{area}", "=1+1")),
    st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12),
)
"""Names as people have them, and as they type them by mistake."""

days_or_unknown: st.SearchStrategy[date | Unknown] = st.one_of(days, st.just(UNKNOWN))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Any period: open, closed, empty, with unknown bounds."""
    start = draw(days_or_unknown)
    end = draw(st.one_of(st.none(), st.just(UNKNOWN), days))
    if isinstance(start, date) and isinstance(end, date) and end < start:
        start, end = end, start
    return Period(start, end)


def _maybe(strategy: Drawn) -> Drawn:
    return st.none() | strategy


def _some_of(ids: Sequence[str]) -> Drawn:
    return st.lists(st.sampled_from(ids), unique=True, max_size=3).map(tuple)


AREAS = tuple(f"area-{number}" for number in range(4))
CLUSTERS = ("cluster-0", "cluster-1")
CONTACTS = tuple(f"contact-{number}" for number in range(3))
DEPARTMENTS = tuple(f"department-{number}" for number in range(3))
PERSONS = ("person-0", "person-1")
ASSIGNMENTS = tuple(f"assignment-{number}" for number in range(6))
WAVES = ("wave-0", "wave-1")
PAIRS = tuple((one, other) for one in AREAS for other in AREAS if one < other)
# The ids stand fast, so that every strategy below is made once and not for each register anew.

_area, _contact, _person = st.sampled_from(AREAS), st.sampled_from(CONTACTS), st.sampled_from(PERSONS)
_approvals = _maybe(st.builds(Approval, yes=st.booleans(), day=days_or_unknown, by=_maybe(_person)))
_minutes = st.one_of(st.integers(0, 400), st.integers(0, MINUTES_IN_A_WEEK))
_unusable = st.one_of(st.integers(), st.booleans(), st.text(max_size=4), days, st.just(["pilot", "x"]))

schemes: st.SearchStrategy[Scheme] = st.builds(
    Scheme,
    id=st.just(SCHEME_ID),
    name=names,
    municipality=names,
    phases=st.lists(st.builds(PhaseStart, phase=st.sampled_from(Phase), start=days_or_unknown), max_size=2).map(tuple),
    coordinator=_maybe(_person),
    minutes_by_size=st.dictionaries(st.sampled_from(Size), st.integers(0, 300)),
    onboarding_items=st.lists(names, max_size=2).map(tuple),
    rules=st.dictionaries(
        st.sampled_from(("LK005", "LK013", "LK038", "LK999")),
        st.dictionaries(st.sampled_from(("days", "deadline", "phases", "x")), _unusable, max_size=2),
        max_size=2,
    ),
)
"""Any scheme, with settings of rules that can be used and such that cannot."""

_STRATEGIES: dict[str, Drawn] = {
    Area.kind: st.builds(
        Area,
        id=st.just(""),
        name=names,
        size=_maybe(st.sampled_from(Size)),
        cluster=_maybe(st.sampled_from(CLUSTERS)),
        minutes_per_week=_maybe(st.integers(0, 300)),
        ended=_maybe(days),
    ),
    Department.kind: st.builds(
        Department, id=st.just(""), name=names, core=st.booleans(), leader=_maybe(_person), ended=_maybe(days)
    ),
    Council.kind: st.builds(Council, id=st.just(""), name=names, areas=_some_of(AREAS)),
    Contact.kind: st.builds(
        Contact,
        id=st.just(""),
        person=_person,
        department=_maybe(st.sampled_from(DEPARTMENTS)),
        workplace=_maybe(st.sampled_from(Workplace)),
        workplace_area=_maybe(_area),
        employment=_maybe(periods()),
        own_yes=_approvals,
        manager_yes=_approvals,
        granted=_maybe(
            st.builds(
                GrantedTime,
                minutes_per_week=_minutes,
                day=days_or_unknown,
                by=_maybe(_person),
                until=_maybe(days),
            )
        ),
        outside_hours=_approvals,
        ended=_maybe(days),
    ),
    Assignment.kind: st.builds(
        Assignment,
        id=st.just(""),
        area=_area,
        contact=_contact,
        role=st.sampled_from((Role.PRIMARY, Role.PRIMARY, Role.SUBSTITUTE)),
        period=periods(),
        confirmation=_maybe(st.builds(Confirmation, day=days_or_unknown, how=st.sampled_from(ConfirmedHow))),
        handover_wish=_maybe(st.builds(HandoverWish, quote=_maybe(names), day=days_or_unknown)),
    ),
    Offer.kind: st.builds(Offer, id=st.just(""), area=_area, day=days_or_unknown),
    Answer.kind: st.builds(Answer, id=st.just(""), area=_area, day=days_or_unknown, value=st.sampled_from(AnswerValue)),
    Agreement.kind: st.builds(Agreement, id=st.just(""), area=_area, day=days, text=names, contact=_maybe(_contact)),
    Onboarding.kind: st.builds(
        Onboarding,
        id=st.just(""),
        contact=_contact,
        items=st.lists(st.builds(ChecklistItem, text=names, done=_maybe(days)), max_size=3).map(tuple),
    ),
    ImportQuestion.kind: st.builds(
        ImportQuestion,
        id=st.just(""),
        code=st.sampled_from((COVERAGE_QUESTION, "LKI006")),
        area=_area,
        lines=st.just(("Stenderup",)),
        options=st.just(("covered", "uncovered")),
        answer=_maybe(st.just("covered")),
    ),
    Pilot.kind: st.builds(
        Pilot,
        id=st.just(""),
        name=names,
        areas=_some_of(AREAS),
        contacts=_some_of(CONTACTS),
        period=_maybe(periods()),
    ),
    Wave.kind: st.builds(
        Wave,
        id=st.just(""),
        name=names,
        form=st.just("form-0"),
        mode=st.sampled_from(WaveMode),
        state=st.sampled_from(WaveState),
        areas=_some_of(AREAS),
        closes=_maybe(days),
    ),
    Invitation.kind: st.builds(Invitation, id=st.just(""), wave=st.sampled_from(WAVES), area=_area),
    Acceptance.kind: st.builds(
        Acceptance,
        id=st.just(""),
        code=st.sampled_from(("LK005", "LK013")),
        subject=st.sampled_from([Ref("area", AREAS[0]), Ref("contact", CONTACTS[0])]),
        values=st.dictionaries(st.sampled_from(("area", "contact")), names, max_size=2),
        reason=names,
        day=days,
        until=_maybe(days),
    ),
}

_UPON: dict[type[Record], int] = {
    Offer: 1, Answer: 4, Agreement: 2, Onboarding: 2, ImportQuestion: 1, Pilot: 2, Council: 1, Invitation: 1,
    Acceptance: 1,
}  # fmt: skip
_lists = st.fixed_dictionaries({kind: st.lists(_STRATEGIES[kind.kind], max_size=most) for kind, most in _UPON.items()})


def _with_ids(records: Sequence[Record], ids: Sequence[str]) -> list[Record]:
    return [evolve(record, id=one) for record, one in zip(records, ids, strict=True)]


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """Any register of one municipality: every reference leads somewhere, and nothing else is promised."""
    records: list[Record] = [draw(schemes), FrozenForm(id="form-0", form_id="f", version="1", text="", sha256="")]
    records += [Person(id=one, name=one.title()) for one in PERSONS]
    records += [Cluster(id=one, name=one.title()) for one in CLUSTERS]
    standing: dict[type[Record], Sequence[str]] = {
        Area: AREAS,
        Department: DEPARTMENTS,
        Contact: CONTACTS,
        Wave: WAVES,
    }
    for kind, numbered in standing.items():
        records += _with_ids([draw(_STRATEGIES[kind.kind]) for _ in numbered], numbered)
    assignments = draw(st.lists(_STRATEGIES[Assignment.kind], max_size=len(ASSIGNMENTS)))
    ids = ASSIGNMENTS[: len(assignments)]
    for one, assignment in zip(ids, assignments, strict=True):
        records.append(evolve(assignment, id=one, successor=draw(_maybe(st.sampled_from(ids)))))
    for kind, listed in draw(_lists).items():
        records += _with_ids(listed, [f"{kind.kind}-{number}" for number in range(len(listed))])
    for pair in draw(st.lists(st.sampled_from(PAIRS), unique=True, max_size=3)):
        together = draw(_maybe(st.booleans()))
        records.append(Neighbour(id=neighbour_id(*pair), areas=pair, cooperation=together))
    return Register(records, revision=draw(st.integers(0, 9)))
