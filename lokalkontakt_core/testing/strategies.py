"""Hypothesis strategies: any register the records allow, with every reference leading somewhere.

Registers are small but odd on purpose: overlapping and empty periods, unknown bounds, contacts who left, areas that
ended, two scheme settings of which one cannot be used. Half of them hold what the running of the scheme leaves.
"""

from collections.abc import Sequence

from attrs import evolve
from hypothesis import strategies as st

from lokalkontakt_core.coordination.coverage import COVERAGE_QUESTION
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
from lokalkontakt_core.testing.strategies_of_work import handovers, work, worked_on
from lokalkontakt_core.testing.strategy_basics import (
    AREAS,
    ASSIGNMENTS,
    CLUSTERS,
    CONTACTS,
    DEPARTMENTS,
    PAIRS,
    PERSONS,
    PILOTS,
    WAVES,
    Drawn,
    days,
    days_or_unknown,
    maybe,
    names,
    periods,
    some_of,
    with_ids,
)

_area, _contact, _person = st.sampled_from(AREAS), st.sampled_from(CONTACTS), st.sampled_from(PERSONS)
_approvals = maybe(st.builds(Approval, yes=st.booleans(), day=days_or_unknown, by=maybe(_person)))
_minutes = st.one_of(st.integers(0, 400), st.integers(0, MINUTES_IN_A_WEEK))
_unusable = st.one_of(st.integers(), st.booleans(), st.text(max_size=4), days, st.just(["pilot", "x"]))

schemes: st.SearchStrategy[Scheme] = st.builds(
    Scheme,
    id=st.just(SCHEME_ID),
    name=names,
    municipality=names,
    phases=st.lists(st.builds(PhaseStart, phase=st.sampled_from(Phase), start=days_or_unknown), max_size=2).map(tuple),
    coordinator=maybe(_person),
    minutes_by_size=st.dictionaries(st.sampled_from(Size), st.integers(0, 300)),
    joint_council=maybe(names),
    fields_of_work=some_of(("Skole", "Vej")),
    onboarding_items=st.lists(names, max_size=2).map(tuple),
    rules=st.dictionaries(
        st.sampled_from(("LK005", "LK013", "LK018", "LK038", "LK999")),
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
        size=maybe(st.sampled_from(Size)),
        cluster=maybe(st.sampled_from(CLUSTERS)),
        minutes_per_week=maybe(st.integers(0, 300)),
        ended=maybe(days),
    ),
    Department.kind: st.builds(
        Department, id=st.just(""), name=names, core=st.booleans(), leader=maybe(_person), ended=maybe(days)
    ),
    Council.kind: st.builds(Council, id=st.just(""), name=names, areas=some_of(AREAS)),
    Contact.kind: st.builds(
        Contact,
        id=st.just(""),
        person=_person,
        department=maybe(st.sampled_from(DEPARTMENTS)),
        workplace=maybe(st.sampled_from(Workplace)),
        workplace_area=maybe(_area),
        employment=maybe(periods()),
        own_yes=_approvals,
        manager_yes=_approvals,
        granted=maybe(
            st.builds(
                GrantedTime,
                minutes_per_week=_minutes,
                day=days_or_unknown,
                by=maybe(_person),
                until=maybe(days),
            )
        ),
        outside_hours=_approvals,
        ended=maybe(days),
    ),
    Assignment.kind: st.builds(
        Assignment,
        id=st.just(""),
        area=_area,
        contact=_contact,
        role=st.sampled_from((Role.PRIMARY, Role.PRIMARY, Role.SUBSTITUTE)),
        period=periods(),
        confirmation=maybe(st.builds(Confirmation, day=days_or_unknown, how=st.sampled_from(ConfirmedHow))),
        handover_wish=maybe(st.builds(HandoverWish, quote=maybe(names), day=days_or_unknown)),
    ),
    Offer.kind: st.builds(Offer, id=st.just(""), area=_area, day=days_or_unknown),
    Answer.kind: st.builds(Answer, id=st.just(""), area=_area, day=days_or_unknown, value=st.sampled_from(AnswerValue)),
    Agreement.kind: st.builds(Agreement, id=st.just(""), area=_area, day=days, text=names, contact=maybe(_contact)),
    Onboarding.kind: st.builds(
        Onboarding,
        id=st.just(""),
        contact=_contact,
        items=st.lists(st.builds(ChecklistItem, text=names, done=maybe(days)), max_size=3).map(tuple),
    ),
    ImportQuestion.kind: st.builds(
        ImportQuestion,
        id=st.just(""),
        code=st.sampled_from((COVERAGE_QUESTION, "LKI006")),
        area=_area,
        lines=st.just(("Stenderup",)),
        options=st.just(("covered", "uncovered")),
        answer=maybe(st.just("covered")),
    ),
    Pilot.kind: st.builds(
        Pilot,
        id=st.just(""),
        name=names,
        areas=some_of(AREAS),
        contacts=some_of(CONTACTS),
        period=maybe(periods()),
    ),
    Wave.kind: st.builds(
        Wave,
        id=st.just(""),
        name=names,
        form=st.just("form-0"),
        mode=st.sampled_from(WaveMode),
        state=st.sampled_from(WaveState),
        areas=some_of(AREAS),
        closes=maybe(days),
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
        until=maybe(days),
    ),
}

_UPON: dict[type[Record], int] = {
    Offer: 1, Answer: 4, Agreement: 2, Onboarding: 2, ImportQuestion: 1, Council: 1, Invitation: 1,
    Acceptance: 1,
}  # fmt: skip
_lists = st.fixed_dictionaries({kind: st.lists(_STRATEGIES[kind.kind], max_size=most) for kind, most in _UPON.items()})


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
        Pilot: PILOTS,
        Wave: WAVES,
    }
    at_work = draw(st.booleans())
    for kind, numbered in standing.items():
        records += with_ids([draw(_STRATEGIES[kind.kind]) for _ in numbered], numbered)
    assignments = draw(st.lists(_STRATEGIES[Assignment.kind], max_size=len(ASSIGNMENTS)))
    ids = ASSIGNMENTS[: len(assignments)]
    for one, assignment in zip(ids, assignments, strict=True):
        records.append(evolve(assignment, id=one, successor=draw(maybe(st.sampled_from(ids)))))
    for kind, listed in draw(_lists).items():
        records += with_ids(listed, [f"{kind.kind}-{number}" for number in range(len(listed))])
    for pair in draw(st.lists(st.sampled_from(PAIRS), unique=True, max_size=3)):
        together = draw(maybe(st.booleans()))
        records.append(Neighbour(id=neighbour_id(*pair), areas=pair, cooperation=together))
    if at_work:
        records = [draw(worked_on(record)) if isinstance(record, Pilot) else record for record in records]
        records += draw(work())
        if ids:
            records.append(evolve(draw(handovers(ids)), id="handover-0"))
    return Register(records, revision=draw(st.integers(0, 9)))
