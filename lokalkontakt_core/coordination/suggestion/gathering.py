"""The problem of a register on a day: which areas are to have a contact, and who could be one."""

import enum
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from attrs import field

from lokalkontakt_core.coordination.answers import answer_of
from lokalkontakt_core.coordination.approvals import missing_approvals
from lokalkontakt_core.coordination.assignments import AssignmentState, of_area, state_of
from lokalkontakt_core.coordination.coverage import existing_areas
from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.phases import phase_of_area
from lokalkontakt_core.coordination.suggestion.going import Going, going_of
from lokalkontakt_core.coordination.suggestion.problem import Candidate, Package, Place, Problem
from lokalkontakt_core.coordination.suggestion.settings import pairs_of, settings_of
from lokalkontakt_core.coordination.workload import granted_on, minutes_of_area
from lokalkontakt_core.records.area import Area, Size
from lokalkontakt_core.records.assignment import Assignment, Role
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.neighbour import Neighbour
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen

Pair = tuple[str, str]
"""An area's id and a contact's id."""


class Include(enum.StrEnum):
    """Which areas are to have a contact: those that said yes, or those that have not answered as well."""

    YES = "yes"
    UNANSWERED = "unanswered"


class Stance(enum.StrEnum):
    """Why an area is, or is not, among those that are to have a contact; the words are in the catalogues."""

    YES = "yes"
    UNANSWERED = "unanswered"
    NO = "no"
    WITHDRAWN = "withdrawn"


@frozen(kw_only=True)
class Wanted:
    """What is asked for beside what the scheme holds.

    Attributes:
        include: Which areas; when left out, those that said yes, or all that did not say no while no answer at all
            is recorded.
        pins: Pairs that must be in the plan.
        bans: Pairs that must not be.
    """

    include: Include | None = None
    pins: tuple[Pair, ...] = ()
    bans: tuple[Pair, ...] = ()


@frozen(kw_only=True)
class Gathered:
    """The problem of a register, and what was left out of it.

    Attributes:
        problem: The problem.
        include: Which areas were taken.
        fixed: Areas that are not to be distributed and have a contact: they stay there, and count as what the contact
            has already.
        answers: How each area of the day stands, also those left out.
        lacking: Contacts and the yeses they lack; who lacks the manager's, or was said no to, keeps areas at most.
    """

    problem: Problem
    include: Include
    fixed: Package
    answers: dict[str, Stance]
    lacking: dict[str, tuple[Fact, ...]] = field(factory=dict)


_IN_THIS_ORDER = (AssignmentState.ACTIVE, AssignmentState.UPCOMING, AssignmentState.PROPOSED)


def today_of(register: Register, area: str, day: date) -> tuple[Assignment, ...]:
    """Give the primary assignments an area stands with: active ones, else those to come, else proposed ones.

    One that has been handed over already stands no more where its successor does.
    """
    by_state: dict[AssignmentState, list[Assignment]] = defaultdict(list)
    for one in of_area(register, area):
        if one.role is Role.PRIMARY and register.get(Contact, one.contact).available(day):
            by_state[state_of(register, one, day)].append(one)
    lasting = [one for one in by_state[AssignmentState.ACTIVE] if one.successor is None]
    to_come = [*by_state[AssignmentState.UPCOMING]]
    if by_state[AssignmentState.ACTIVE] and not lasting and to_come:
        return tuple(to_come)
    return next((tuple(by_state[state]) for state in _IN_THIS_ORDER if by_state[state]), ())


def _answer(register: Register, area: str, day: date) -> Stance:
    answer = answer_of(register, area, day)
    return Stance.UNANSWERED if answer is None else Stance(answer.value.value)


def _place(register: Register, area: Area, day: date, going: Mapping[str, Going]) -> Place:
    today = today_of(register, area.id, day)
    left_alone = bool(today) and all(one.contact in going for one in today)
    return Place(
        id=area.id,
        minutes=minutes_of_area(register, area),
        big=area.size is Size.LARGE,
        cluster=area.cluster,
        today=tuple(sorted({one.contact for one in today})),
        leaving=left_alone or any(one.handover_wish is not None for one in today),
        pilot=phase_of_area(register, area.id, day) is Phase.PILOT,
    )


def _stays(place: Place, stance: Stance) -> bool:
    """Tell whether an area that is not to be distributed keeps its contact; one that said no is to have none."""
    return bool(place.today) and stance is Stance.UNANSWERED


def _of_contact(pairs: Iterable[Pair], contact: str) -> Package:
    return frozenset(area for area, other in pairs if other == contact)


def _going(register: Register, day: date, weeks: int) -> Mapping[str, Going]:
    """Give the contacts of the day who cannot be counted on in the weeks from it."""
    there = (contact for contact in register.all(Contact) if contact.available(day))
    found = ((contact.id, going_of(register, contact, day, weeks)) for contact in there)
    return {contact: going for contact, going in found if going is not None}


def _may_get_more(lacking: tuple[Fact, ...]) -> bool:
    return not {Fact.MANAGER_YES, Fact.MANAGER_YES_REFUSED, Fact.OWN_YES_REFUSED} & set(lacking)


def _tied(register: Register, places: Iterable[Place]) -> dict[str, Package]:
    tied: dict[str, set[str]] = {place.id: set() for place in places}
    clusters: dict[str, set[str]] = defaultdict(set)
    for place in places:
        if place.cluster is not None:
            clusters[place.cluster].add(place.id)
    for members in clusters.values():
        for area in members:
            tied[area] |= members - {area}
    for edge in register.all(Neighbour):
        one, other = edge.areas
        if one in tied and other in tied:
            tied[one].add(other)
            tied[other].add(one)
    return {area: frozenset(others) for area, others in tied.items()}


def gather(register: Register, day: date, wanted: Wanted) -> Gathered:
    """Give the problem of a register on a day.

    Candidates are the contacts who are in the scheme, employed as far as is known, and have the manager's yes; who
    covers an area today is one for that area without it. Who leaves in the weeks that are planned, or is away all of
    them, is given nothing, and the areas of today are to be taken over.
    """
    settings = settings_of(register)
    going = _going(register, day, settings.weeks)
    areas = sorted(existing_areas(register, day), key=lambda area: area.id)
    answers = {area.id: _answer(register, area.id, day) for area in areas}
    nobody_answered = not any(answer is not Stance.UNANSWERED for answer in answers.values())
    include = wanted.include or (Include.UNANSWERED if nobody_answered else Include.YES)
    taken = {Stance.YES, Stance.UNANSWERED} if include is Include.UNANSWERED else {Stance.YES}
    every_place = (_place(register, area, day, going) for area in areas)
    places = tuple(one for one in every_place if answers[one.id] in taken or _stays(one, answers[one.id]))
    fixed = {place.id: place.today[0] for place in places if answers[place.id] not in taken}
    ids = frozenset(place.id for place in places) - fixed.keys()
    pins = [pair for pair in (*pairs_of(register, "pins"), *wanted.pins) if pair[0] in ids]
    bans = [pair for pair in (*pairs_of(register, "bans"), *wanted.bans) if pair[0] in ids]
    held: dict[str, set[str]] = defaultdict(set)
    for place in places:
        for contact_id in place.today:
            held[contact_id].add(place.id)
    candidates, lacking = [], {}
    for contact in sorted(register.all(Contact), key=lambda contact: contact.id):
        if not contact.available(day):
            continue
        missing = missing_approvals(contact, day)
        today = frozenset(held.get(contact.id, ()))
        if not _may_get_more(missing) and not today:
            continue
        only = today & fixed.keys() if contact.id in going else today
        lacking.update({contact.id: missing} if missing else {})
        candidates.append(
            Candidate(
                id=contact.id,
                minutes=granted_on(contact, day),
                department=contact.department,
                institution=contact.workplace is not None and contact.workplace.is_institution,
                only=only if contact.id in going or not _may_get_more(missing) else None,
                going=going.get(contact.id),
                barred=_of_contact(bans, contact.id),
                pinned=_of_contact((*pins, *fixed.items()), contact.id),
            )
        )
    known = {contact.id for contact in candidates}
    wishes = frozenset(pair for pair in pairs_of(register, "wishes") if pair[0] in ids and pair[1] in known)
    problem = Problem(
        places=places,
        candidates=tuple(candidates),
        departments=_core_departments(register, day),
        tied=_tied(register, places),
        told=frozenset(register.by(Neighbour, "areas")) & {place.id for place in places},
        wishes=wishes,
        settings=settings,
    )
    return Gathered(problem=problem, include=include, fixed=frozenset(fixed), answers=answers, lacking=lacking)


def _core_departments(register: Register, day: date) -> tuple[str, ...]:
    departments = register.all(Department)
    return tuple(sorted(one.id for one in departments if one.core and (one.ended is None or one.ended > day)))
