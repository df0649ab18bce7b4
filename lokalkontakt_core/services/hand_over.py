"""Hand over: areas go from the contacts they have to another one, from a day on, with an overlap if wanted."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.assignments import AssignmentState, of_area, state_of
from lokalkontakt_core.errors import RefusedError, UsageError
from lokalkontakt_core.periods import Period
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment, Confirmation, ConfirmedHow, Role
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services import typed
from lokalkontakt_core.services.announce import announce
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.standing import refuse_ended, refuse_unavailable, stands
from lokalkontakt_core.services.told import councils_of, person_of

_ONE_DAY = timedelta(days=1)


def hand_over(
    context: Context,
    *,
    areas: Sequence[str],
    contact: str,
    start: date | None = None,
    overlap_until: date | None = None,
    reason: str | None = None,
) -> ChangeSet:
    """Hand areas over to a contact; what each had ends, and knows its successor.

    The new assignments are confirmed on the day of the context, so the rules that guard a confirmation guard this
    too. The councils of each area, the new contact and the ones before are to be told.

    Args:
        context: The register and the day.
        areas: The areas' ids.
        contact: The id of the new contact.
        start: The first day of the new contact; the day of the context when left out.
        overlap_until: The last day both are on; no overlap when left out.
        reason: Why.

    Raises:
        UsageError: LKE239 when no area is given, LKE238 when the overlap ends before the new contact begins, LKE210
            when the new contact would begin before the one of today.
        NotFoundError: LKE201 when there is no such area or contact.
        RefusedError: LKE236 when an area has no contact to hand over from, LKE237 when it is the same contact, LKE231
            when the area has been promised to somebody else, LKE226 or LKE227 when the contact is not available.
    """
    first_day = start or context.day
    if not areas:
        raise UsageError("LKE239", field="areas")
    if overlap_until is not None and overlap_until < first_day:
        raise UsageError("LKE238", start=first_day, until=overlap_until, field="overlap_until")
    register = context.register
    new = register.get(Contact, contact)
    refuse_unavailable(new, first_day)
    last = first_day if overlap_until is None else overlap_until + _ONE_DAY
    begun, closed = list[Assignment](), list[Assignment]()
    for place in [register.get(Area, area) for area in dict.fromkeys(areas)]:
        refuse_ended(place, first_day)
        before = _held(context, place, new)
        _refuse_promised(context, place, before, first_day)
        assignment = Assignment(
            id=context.ids.mint("assignment"),
            area=place.id,
            contact=new.id,
            period=Period(first_day),
            confirmation=Confirmation(day=context.day, how=ConfirmedHow.DECIDED),
        )
        begun.append(assignment)
        closed += [_closed(one, last, assignment) for one in before]
    notices = _notices(context, begun, closed, first_day)
    return ChangeSet(
        "hand_over",
        register.put(*closed, *begun, *notices),
        about=(*(Ref(Area.kind, one.area) for one in begun), new.ref),
        reason=typed.optional_lines("reason", reason),
    )


def held_now(context: Context, place: Area) -> list[Assignment]:
    """Give the primary assignments an area has now, also one whose contact has left (G4).

    Raises:
        RefusedError: LKE236 when it has none.
    """
    held = [
        one
        for one in of_area(context.register, place.id)
        if one.role is Role.PRIMARY
        and state_of(context.register, one, context.day) in {AssignmentState.ACTIVE, AssignmentState.VACANT}
    ]
    if not held:
        raise RefusedError("LKE236", area=place.ref)
    return held


def _held(context: Context, place: Area, new: Contact) -> list[Assignment]:
    held = held_now(context, place)
    if any(one.contact == new.id for one in held):
        raise RefusedError("LKE237", area=place.ref, contact=new.ref)
    return held


def _refuse_promised(context: Context, place: Area, before: Sequence[Assignment], first_day: date) -> None:
    """Refuse when somebody else is to have the area in that time: proposed, or handed over already."""
    for other in of_area(context.register, place.id):
        promised = other.role is Role.PRIMARY and other not in before and other.period.overlaps(Period(first_day))
        if promised and not other.period.ended(context.day):
            raise RefusedError("LKE231", area=place.ref, contact=Ref(Contact.kind, other.contact))


def _closed(assignment: Assignment, last: date, successor: Assignment) -> Assignment:
    end = assignment.period.end
    earlier = min(end, last) if isinstance(end, date) else last
    return evolve(assignment, period=Period(assignment.period.start, earlier), successor=successor.id)


def _stays(context: Context, contact: str) -> bool:
    person = context.register.get(Person, context.register.get(Contact, contact).person)
    return stands(person, context.day)


def _notices(
    context: Context, begun: Sequence[Assignment], closed: Sequence[Assignment], first_day: date
) -> Iterator[Notice]:
    """Give one notice a council of each area, and one for each contact, whatever the number of areas."""
    told: list[tuple[Ref, Ref | None]] = [
        (one.ref, council) for one in begun for council in councils_of(context, one.area)
    ]
    by_id = {one.id: one for one in begun}
    told.append((begun[0].ref, person_of(context, begun[0].contact)))
    firsts: dict[str, Ref] = {}
    for one in closed:
        assert one.successor is not None  # noqa: S101 - given by _closed
        firsts.setdefault(one.contact, by_id[one.successor].ref)
    told += [(about, person_of(context, contact)) for contact, about in firsts.items() if _stays(context, contact)]
    for about, recipient in dict.fromkeys(told):
        yield announce(
            context,
            NoticeKind.HANDOVER,
            about=about,
            recipient=recipient,
            reference=first_day.isoformat(),
            why="hand_over",
        )
