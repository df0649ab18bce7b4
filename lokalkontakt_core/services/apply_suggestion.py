"""Apply a suggestion, or a part of it: proposals for areas without a contact, hand-overs for the others."""

from collections.abc import Iterable, Sequence
from datetime import date

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.assignments import AssignmentState, of_area, state_of
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment, Role
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.services import typed
from lokalkontakt_core.services.assign import assign
from lokalkontakt_core.services.assignment_ends import ended_or_withdrawn
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.hand_over import hand_over
from lokalkontakt_core.services.several import Several

_HELD = frozenset({AssignmentState.ACTIVE, AssignmentState.VACANT})
_THERE = frozenset({AssignmentState.ACTIVE, AssignmentState.UPCOMING, AssignmentState.PROPOSED})


def apply_suggestion(
    context: Context, *, pairs: Sequence[tuple[str, str]], start: date | None = None, reason: str | None = None
) -> ChangeSet:
    """Take over who is to cover what, as one change set.

    An area that has a contact is handed over, which confirms the new one; an area that has none gets a proposal, and
    a proposal of somebody else is taken back. An area whose contact it is already stays as it is.

    Args:
        context: The register and the day.
        pairs: Areas and the contacts they are to have; of several pairs about one area the last counts.
        start: The first day of the new contacts; the day of the context when left out.
        reason: Why.

    Raises:
        UsageError: LKE239 when no pair is given.
        LokalkontaktError: What `assign` and `hand_over` refuse.
    """
    if not pairs:
        raise UsageError("LKE239", field="pairs")
    new = [pair for pair in sorted(dict(pairs).items()) if not _stands(context, *pair)]
    handed: dict[str, list[str]] = {}
    changes = Several(context, "apply_suggestion")
    for area, contact in new:
        if _held(context, area):
            handed.setdefault(contact, []).append(area)
            continue
        changes.edit(ended_or_withdrawn(changes.context, _proposed(context, area), start or context.day))
        changes.take(assign(changes.context, area=area, contact=contact, start=start))
    for contact, areas in sorted(handed.items()):
        changes.edit(ended_or_withdrawn(changes.context, _all_proposed(context, areas), start or context.day))
        changes.take(hand_over(changes.context, areas=areas, contact=contact, start=start))
    about = dict.fromkeys(ref for area, contact in new for ref in (Ref(Area.kind, area), Ref(Contact.kind, contact)))
    return ChangeSet(
        "apply_suggestion", changes.edits, about=tuple(about), reason=typed.optional_lines("reason", reason)
    )


def _primary(context: Context, area: str, states: frozenset[AssignmentState]) -> Iterable[Assignment]:
    for one in of_area(context.register, area):
        if one.role is Role.PRIMARY and state_of(context.register, one, context.day) in states:
            yield one


def _stands(context: Context, area: str, contact: str) -> bool:
    """Tell whether an area has, or has been promised, the contact already."""
    return any(one.contact == contact for one in _primary(context, area, _THERE))


def _held(context: Context, area: str) -> bool:
    return any(True for _ in _primary(context, area, _HELD))


def _proposed(context: Context, area: str) -> list[Assignment]:
    return list(_primary(context, area, frozenset({AssignmentState.PROPOSED})))


def _all_proposed(context: Context, areas: Iterable[str]) -> list[Assignment]:
    return [one for area in areas for one in _proposed(context, area)]
