"""Guided hand-overs: begin one, settle with whom and when, go through the checklist, give it up (W10).

Handing over itself is the use case of that name; `close_handover` ends it.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.handover_checklist import as_item, checklist
from lokalkontakt_core.coordination.handovers import areas_of, former_of, last_overlap_day, left_of, under_way
from lokalkontakt_core.errors import NotFoundError, RefusedError, UsageError
from lokalkontakt_core.messages import FieldName
from lokalkontakt_core.periods import Period
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment, HandoverWish
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.handover import Handover, HandoverItem
from lokalkontakt_core.services import fields, typed
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.hand_over import hand_over, held_now
from lokalkontakt_core.services.standing import refuse_ended, refuse_unavailable

HANDOVER_FIELDS: Mapping[str, fields.Check] = MappingProxyType(
    {
        "candidates": fields.several(fields.reference(Contact)),
        "successor": fields.optional(fields.reference(Contact)),
        "agreed": fields.optional(fields.day),
        "overlap_until": fields.optional(fields.day),
    }
)
_ITEM = fields.line()
_REASON = fields.text()


def begin_handover(
    context: Context, *, areas: Sequence[str], candidates: Sequence[str] = (), quote: str | None = None
) -> ChangeSet:
    """Begin a hand-over of areas; it is noted that they are wanted to go to another contact.

    Args:
        context: The register and the day.
        areas: The areas' ids.
        candidates: The ids of contacts who were asked or thought of.
        quote: The words the hand-over was wished in.

    Raises:
        UsageError: LKE239 when no area is given.
        NotFoundError: LKE201 when there is no such area or contact.
        RefusedError: LKE226 when an area has ended, LKE236 when it has no contact to hand over from, LKE231 when it
            has been handed over already, LKE740 when a hand-over of it is under way.
    """
    if not areas:
        raise UsageError("LKE239", field="areas")
    register, wished = context.register, typed.optional_line("quote", quote)
    held = []
    for place in [register.get(Area, area) for area in dict.fromkeys(areas)]:
        refuse_ended(place, context.day)
        _refuse_under_way(context, place)
        held += [one for one in held_now(context, place) if one.successor is None]
    thought_of = HANDOVER_FIELDS["candidates"](context, "candidates", tuple(candidates))
    handover = Handover(
        id=context.ids.mint(Handover.kind),
        assignments=tuple(one.id for one in held),
        candidates=thought_of,
        begun=context.day,
    )
    wish = HandoverWish(quote=wished, day=context.day)
    wanted = [evolve(one, handover_wish=wish) for one in held if one.handover_wish is None]
    about = tuple(Ref(Area.kind, area) for area in dict.fromkeys(one.area for one in held))
    return ChangeSet("begin_handover", register.put(handover, *wanted), about=about)


def _refuse_under_way(context: Context, place: Area) -> None:
    running = under_way(context.register, context.day)
    held = held_now(context, place)
    for one in held:
        if one.id in running:
            raise RefusedError("LKE740", area=place.ref, handover=running[one.id].ref)
    promised = [context.register.get(Assignment, one.successor) for one in held if one.successor is not None]
    if len(promised) == len(held):
        raise RefusedError("LKE231", area=place.ref, contact=Ref(Contact.kind, promised[0].contact))


def _running(context: Context, handover: str) -> Handover:
    """Give a hand-over that is under way.

    Raises:
        NotFoundError: LKE201 when there is none.
        RefusedError: LKE741 when it is closed, LKE742 when it was given up.
    """
    found = context.register.get(Handover, handover)
    if found.closed is not None:
        raise RefusedError("LKE741", handover=found.ref, closed=found.closed)
    if found.given_up is not None:
        raise RefusedError("LKE742", handover=found.ref, reason=found.given_up)
    return found


def _unfinished(context: Context, handover: str) -> Handover:
    """Give a hand-over in which somebody has not been followed yet; LKE743 when all have."""
    found = _running(context, handover)
    if not left_of(context.register, found):
        raise RefusedError("LKE743", handover=found.ref)
    return found


def _about(context: Context, handover: Handover, *more: Ref) -> tuple[Ref, ...]:
    return (*(Ref(Area.kind, area) for area in areas_of(context.register, handover)), *more)


def edit_handover(context: Context, *, handover: str, changes: Mapping[str, Any]) -> ChangeSet:
    """Settle who was thought of, with whom it is agreed, from which day, and how long both are there.

    Args:
        context: The register and the day.
        handover: The hand-over's id.
        changes: `candidates`, `successor`, `agreed` (the first day of the successor) and `overlap_until` (the last day
            both are there), those that change.

    Raises:
        NotFoundError: LKE201 when there is no such hand-over or contact.
        RefusedError: LKE741, LKE742, LKE743 when it is closed, given up or carried out, LKE237 when the contact has the
            area already, LKE226 or LKE227 when the contact is not available on the day.
        UsageError: LKE238 when the overlap ends before it begins, LKE744 when there is an overlap but no day.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    found = _unfinished(context, handover)
    fields.refuse_unknown(changes, HANDOVER_FIELDS, {}, Handover.kind)
    given = fields.checked(context, HANDOVER_FIELDS, changes)
    successor, agreed = given.get("successor", found.successor), given.get("agreed", found.agreed)
    until = given.get("overlap_until", last_overlap_day(found) if agreed is not None else None)
    candidates = tuple(given.get("candidates", found.candidates))
    if successor is not None:
        _refuse_unfit(context, found, successor, agreed or context.day)
        candidates = tuple(dict.fromkeys((*candidates, successor)))
    after = evolve(
        found, candidates=candidates, successor=successor, agreed=agreed, overlap=_overlap(found, agreed, until)
    )
    about = _about(context, found, *([Ref(Contact.kind, successor)] if successor is not None else []))
    return ChangeSet("edit_handover", context.register.put(after), about=about)


def _refuse_unfit(context: Context, handover: Handover, successor: str, day: date) -> None:
    new = context.register.get(Contact, successor)
    if successor in former_of(context.register, handover):
        raise RefusedError("LKE237", area=handover.ref, contact=new.ref)
    refuse_unavailable(new, day)


def _overlap(handover: Handover, agreed: date | None, until: date | None) -> Period | None:
    if until is None:
        return None
    if agreed is None:
        raise UsageError("LKE744", handover=handover.ref, missing=(FieldName("agreed"),), field="overlap_until")
    if until < agreed:
        raise UsageError("LKE238", start=agreed, until=until, field="overlap_until")
    return Period(agreed, until + timedelta(days=1))


def tick_handover(
    context: Context,
    *,
    handover: str,
    tick: Sequence[int] = (),
    untick: Sequence[int] = (),
    add: Sequence[str] = (),
    day: date | None = None,
) -> ChangeSet:
    """Tick what has been handed over off the checklist, take ticks back, and add what the register does not know.

    Args:
        context: The register and the day.
        handover: The hand-over's id.
        tick: The rows that are done, counted from 1 as `checklist` gives them on the day of the context.
        untick: The rows that are not done after all; what has come true by itself stays done.
        add: Further things to hand over.
        day: When it was done; the day of the context when left out.

    Raises:
        NotFoundError: LKE201 when there is no such hand-over, LKE749 when there is no such row.
        RefusedError: LKE741, LKE742 when it is closed or given up.
        LokalkontaktError: What is wrong with a text.
    """
    found = _running(context, handover)
    rows = list(checklist(context.register, found, context.day))
    for number in (*tick, *untick):
        if not 1 <= number <= len(rows):
            raise NotFoundError("LKE749", handover=found.ref, number=number, count=len(rows))
    for number in tick:
        rows[number - 1] = evolve(rows[number - 1], done=day or context.day, ticked=True)
    for number in untick:
        rows[number - 1] = evolve(rows[number - 1], done=None, ticked=False)
    kept = [as_item(row, row.done if row.ticked else None) for row in rows if row.ticked or row.text is not None]
    added = [HandoverItem(text=_ITEM(context, "item", text)) for text in add]
    after = evolve(found, items=(*kept, *added))
    return ChangeSet("tick_handover", context.register.put(after), about=_about(context, found))


def carry_out_handover(context: Context, *, handover: str) -> ChangeSet:
    """Hand the areas over as agreed, and have councils and contacts told; the change is that of `hand_over`.

    Raises:
        NotFoundError: LKE201 when there is no such hand-over.
        RefusedError: LKE741, LKE742, LKE743 when it is closed, given up or carried out, LKE744 when it is not settled
            with whom or from which day; else as `hand_over`.
    """
    found = _unfinished(context, handover)
    missing = tuple(FieldName(name) for name in ("successor", "agreed") if getattr(found, name) is None)
    if found.successor is None or found.agreed is None:
        raise RefusedError("LKE744", handover=found.ref, missing=missing)
    left = dict.fromkeys(one.area for one in left_of(context.register, found))
    return hand_over(
        context,
        areas=tuple(left),
        contact=found.successor,
        start=found.agreed,
        overlap_until=last_overlap_day(found),
    )


def give_up_handover(context: Context, *, handover: str, reason: str) -> ChangeSet:
    """Give a hand-over up; the areas stay with their contacts, and the wish stays until it is dropped.

    Raises:
        NotFoundError: LKE201 when there is no such hand-over.
        RefusedError: LKE741, LKE742, LKE743 when it is closed, given up or carried out.
        UsageError: LKE218 when the reason is blank.
    """
    found = _unfinished(context, handover)
    why = _REASON(context, FieldName("reason"), reason)
    after = evolve(found, given_up=why)
    return ChangeSet("give_up_handover", context.register.put(after), about=_about(context, found), reason=why)
