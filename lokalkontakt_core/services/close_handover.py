"""Close a hand-over: everything is handed over, nothing is open; from then on it cannot be undone."""

from datetime import timedelta

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.handover_checklist import checklist
from lokalkontakt_core.coordination.handovers import areas_of, first_day_of, last_day_of_both, left_of, successor_of
from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.handover import Handover
from lokalkontakt_core.services.context import Context

_ONE_DAY = timedelta(days=1)


def close_handover(context: Context, *, handover: str) -> ChangeSet:
    """Close a hand-over on the day of the context.

    Raises:
        NotFoundError: LKE201 when there is no such hand-over.
        RefusedError: LKE741 or LKE742 when it is closed or given up, LKE745 when somebody has not been followed yet,
            LKE747 when the new contact has not begun or both are still there, LKE746 when the checklist has open rows.
    """
    register = context.register
    found = register.get(Handover, handover)
    if found.closed is not None:
        raise RefusedError("LKE741", handover=found.ref, closed=found.closed)
    if found.given_up is not None:
        raise RefusedError("LKE742", handover=found.ref, reason=found.given_up)
    left = left_of(register, found)
    if left:
        raise RefusedError("LKE745", areas=tuple(dict.fromkeys(Ref(Area.kind, one.area) for one in left)))
    _refuse_too_early(context, found)
    waiting = [row for row in checklist(register, found, context.day) if row.done is None]
    if waiting:
        raise RefusedError("LKE746", handover=found.ref, count=len(waiting))
    successor = successor_of(register, found)
    about = [Ref(Area.kind, area) for area in areas_of(register, found)]
    about += [Ref(Contact.kind, successor)] if successor is not None else []
    return ChangeSet("close_handover", register.put(evolve(found, closed=context.day)), about=tuple(about))


def _refuse_too_early(context: Context, handover: Handover) -> None:
    begins = first_day_of(context.register, handover)
    both = last_day_of_both(context.register, handover, context.day)
    days = [*([begins] if begins is not None else []), *([both + _ONE_DAY] if both is not None else [])]
    if days and max(days) > context.day:
        raise RefusedError("LKE747", handover=handover.ref, day=max(days))
