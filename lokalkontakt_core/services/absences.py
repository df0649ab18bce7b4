"""Absences: a contact is away for a time, and somebody stands in; the cause is never asked for (leave, retirement)."""

from collections.abc import Iterable
from datetime import date

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet, Edit
from lokalkontakt_core.coordination.absences import overlapping, primaries_in
from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.periods import Period
from lokalkontakt_core.records.absence import Absence
from lokalkontakt_core.records.assignment import Assignment, Confirmation, ConfirmedHow, Role
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.services.announce import announce
from lokalkontakt_core.services.assignment_ends import ended_or_withdrawn
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.standing import refuse_ended, refuse_unavailable
from lokalkontakt_core.services.told import councils_of, person_of


def record_absence(
    context: Context,
    *,
    contact: str,
    start: date | None = None,
    back: date | None = None,
    substitute: str | None = None,
) -> ChangeSet:
    """Record that a contact is away, and have somebody stand in for the areas.

    The substitute is assigned to every area the contact has in that time and is not the substitute of already. Those
    assignments are confirmed on the day of the context, so the rules that guard a confirmation guard this too.

    Args:
        context: The register and the day.
        contact: The id of who is away.
        start: The first day away; the day of the context when left out.
        back: The first day back; None when nobody knows.
        substitute: The id of the contact who stands in; None when nobody does.

    Raises:
        NotFoundError: LKE201 when there is no such contact.
        RefusedError: LKE226 when one of them has ended, LKE227 when the substitute is not employed, LKE750 when the
            contact is away in that time already, LKE751 when both are the same, LKE752 when the substitute is away.
        UsageError: LKE210 when the contact is back before the absence begins.
    """
    register = context.register
    who = register.get(Contact, contact)
    period = Period(start or context.day, back)
    refuse_ended(who, start or context.day)
    other = overlapping(register, who.id, period)
    if other is not None:
        raise RefusedError("LKE750", contact=who.ref, start=other.period.start)
    absence = Absence(id=context.ids.mint(Absence.kind), contact=who.id, period=period)
    return _with_substitute(context, "record_absence", absence, substitute)


def name_substitute(context: Context, *, absence: str, substitute: str) -> ChangeSet:
    """Have somebody, or somebody else, stand in for a contact from the day of the context on.

    Raises:
        NotFoundError: LKE201 when there is no such absence or contact.
        RefusedError: LKE753 when the absence is over; else as `record_absence`.
    """
    found = _standing(context, absence)
    before = [context.register.get(Assignment, one) for one in found.assignments]
    edits = ended_or_withdrawn(context, before, max(context.day, _first_day(found, context.day)))
    after = Context(context.register.apply(ChangeSet("name_substitute", edits)), context.day, context.ids)
    change = _with_substitute(after, "name_substitute", found, substitute)
    return evolve(change, edits=_joined(edits, change.edits))


def end_absence(context: Context, *, absence: str, back: date | None = None) -> ChangeSet:
    """Record the first day a contact is back; the substitute's assignments end with the absence.

    An absence that has not begun by that day is called off and leaves nothing behind but the history.

    Args:
        context: The register and the day.
        absence: The absence's id.
        back: The first day back; the day of the context when left out. A later one than known prolongs the absence.

    Raises:
        NotFoundError: LKE201 when there is no such absence.
        RefusedError: LKE753 when it is over, LKE750 when it would run into another.
    """
    found = _standing(context, absence)
    register, day = context.register, back or context.day
    start = found.period.start
    made = [register.get(Assignment, one) for one in found.assignments]
    if isinstance(start, date) and day <= start:
        return _called_off(context, found, made)
    period = Period(start, day)
    other = overlapping(register, found.contact, period, but=found.id)
    if other is not None:
        raise RefusedError("LKE750", contact=Ref(Contact.kind, found.contact), start=other.period.start)
    held = [one for one in made if one.period.end == found.period.end or not one.period.ended(day)]
    moved = [_moved(one, day) for one in held]
    edits = register.put(evolve(found, period=period), *moved)
    return ChangeSet("end_absence", edits, about=_about(found))


def _called_off(context: Context, found: Absence, made: Iterable[Assignment]) -> ChangeSet:
    never = [evolve(one, period=Period(one.period.start, one.period.start)) for one in made if _dated(one)]
    edits = (*context.register.remove(found), *context.register.put(*never))
    return ChangeSet("end_absence", edits, about=_about(found))


def _dated(assignment: Assignment) -> bool:
    return isinstance(assignment.period.start, date)


def _moved(assignment: Assignment, end: date) -> Assignment:
    start = assignment.period.start
    return evolve(assignment, period=Period(start, max(start, end) if isinstance(start, date) else end))


def _about(absence: Absence) -> tuple[Ref, ...]:
    return (Ref(Contact.kind, absence.contact),)


def _standing(context: Context, absence: str) -> Absence:
    found = context.register.get(Absence, absence)
    if found.period.ended(context.day):
        raise RefusedError("LKE753", contact=Ref(Contact.kind, found.contact), back=found.period.end)
    return found


def _first_day(absence: Absence, day: date) -> date:
    start = absence.period.start
    return max(start, day) if isinstance(start, date) else day


def _joined(first: Iterable[Edit], then: Iterable[Edit]) -> tuple[Edit, ...]:
    """Give edits made one after the other as one edit a record."""
    joined = {edit.ref: edit for edit in first}
    for edit in then:
        before = joined[edit.ref].before if edit.ref in joined else edit.before
        joined[edit.ref] = Edit(before, edit.after)
    return tuple(edit for edit in joined.values() if edit.before != edit.after)


def _with_substitute(context: Context, verb: str, absence: Absence, substitute: str | None) -> ChangeSet:
    register = context.register
    if substitute is None:
        return ChangeSet(verb, register.put(absence), about=_about(absence))
    stand_in = register.get(Contact, substitute)
    first = _first_day(absence, context.day) if verb == "name_substitute" else absence.period.start
    first_day = first if isinstance(first, date) else context.day
    period = Period(first_day, absence.period.end)
    _refuse_unfit(context, absence, stand_in, period)
    made = [
        Assignment(
            id=context.ids.mint(Assignment.kind),
            area=one.area,
            contact=stand_in.id,
            role=Role.SUBSTITUTE,
            period=_within(period, one.period),
            confirmation=Confirmation(day=context.day, how=ConfirmedHow.DECIDED),
        )
        for one in primaries_in(register, absence.contact, period)
        if not _covers(context, stand_in.id, one.area, period)
    ]
    after = evolve(absence, substitute=stand_in.id, assignments=(*absence.assignments, *(one.id for one in made)))
    edits = register.put(after, *made, *_notices(context, verb, made))
    return ChangeSet(verb, edits, about=(*_about(absence), stand_in.ref))


def _refuse_unfit(context: Context, absence: Absence, stand_in: Contact, period: Period) -> None:
    if stand_in.id == absence.contact:
        raise RefusedError("LKE751", contact=stand_in.ref)
    refuse_unavailable(stand_in, period.start if isinstance(period.start, date) else context.day)
    away = overlapping(context.register, stand_in.id, period)
    if away is not None:
        raise RefusedError("LKE752", contact=stand_in.ref, start=away.period.start)


def _within(period: Period, held: Period) -> Period:
    """Give the part of an absence in which the contact has the area."""
    start, end = period.start, period.end
    if isinstance(start, date) and isinstance(held.start, date):
        start = max(start, held.start)
    if isinstance(held.end, date):
        end = min(end, held.end) if isinstance(end, date) else held.end
    return Period(start, end)


def _covers(context: Context, contact: str, area: str, period: Period) -> bool:
    """Tell whether the contact is confirmed for the area through all of the period already."""
    for one in context.register.by(Assignment, "contact").get(contact, ()):
        if one.area == area and one.confirmation is not None and one.period.overlaps(period):
            begun = isinstance(period.start, date) and one.period.contains(period.start)
            lasts = one.period.end is None or one.period.end == period.end
            longer = isinstance(one.period.end, date) and isinstance(period.end, date) and one.period.end >= period.end
            if begun and (lasts or longer):
                return True
    return False


def _notices(context: Context, verb: str, made: Iterable[Assignment]) -> list[Notice]:
    return [
        announce(
            context,
            NoticeKind.ASSIGNMENT_CONFIRMED,
            about=one.ref,
            recipient=recipient,
            reference=str(one.period.start),
            why=verb,
        )
        for one in made
        for recipient in (*councils_of(context, one.area), person_of(context, one.contact))
    ]
