"""Distribute areas: hand over, propose, confirm and take off, all of a draft as one change set."""

from collections.abc import Iterable, Sequence
from datetime import date

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.assignments import AssignmentState, of_area, state_of
from lokalkontakt_core.errors import RefusedError, UsageError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment, Role
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.services import typed
from lokalkontakt_core.services.apply_suggestion import apply_suggestion
from lokalkontakt_core.services.conditions import conditions
from lokalkontakt_core.services.confirm import confirm as confirm_one
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.end_assignment import end_assignment
from lokalkontakt_core.services.several import Several


def distribute(
    context: Context,
    *,
    pairs: Sequence[tuple[str, str]] = (),
    vacated: Sequence[str] = (),
    confirm: bool = False,
    start: date | None = None,
    reason: str | None = None,
) -> ChangeSet:
    """Give areas the contacts they are to have, and take others off theirs, as one change set.

    An area that has a contact is handed over, which confirms the new one; an area that has none gets a proposal. An
    area whose contact it is already stays as it is.

    Args:
        context: The register and the day.
        pairs: Areas and the contacts they are to have; of several pairs about one area the last counts.
        vacated: Areas that are to have no contact: what they have ends, what is proposed is taken back.
        confirm: Whether the new proposals are confirmed at once where nothing is missing for it.
        start: The first day of the new contacts, and the first day without the old ones; the day of the context when
            left out.
        reason: Why.

    Raises:
        UsageError: LKE239 when neither pairs nor areas are given, LKE781 when an area is to get a contact and to be
            taken off as well.
        RefusedError: LKE780 when an area to be taken off has no contact.
        LokalkontaktError: What `assign`, `hand_over`, `end_assignment` and `confirm` refuse.
    """
    wanted = dict(pairs)
    if not wanted and not vacated:
        raise UsageError("LKE239", field="pairs")
    torn = sorted(set(vacated) & wanted.keys())
    if torn:
        raise UsageError("LKE781", areas=tuple(Ref(Area.kind, area) for area in torn), field="vacated")
    changes = Several(context, "distribute")
    for area in sorted(set(vacated)):
        for one in _to_end(context, context.register.get(Area, area)):
            changes.take(end_assignment(changes.context, assignment=one.id, end=start))
    about: dict[Ref, None] = dict.fromkeys(Ref(Area.kind, area) for area in sorted(set(vacated)))
    if wanted:
        given = apply_suggestion(changes.context, pairs=tuple(wanted.items()), start=start)
        changes.take(given)
        about = {**dict.fromkeys(given.about), **about}
    if confirm:
        for one in _new_proposals(changes):
            if _ready(changes.context, one, start or context.day):
                changes.take(confirm_one(changes.context, assignment=one.id))
    return ChangeSet("distribute", changes.edits, about=tuple(about), reason=typed.optional_lines("reason", reason))


def _to_end(context: Context, place: Area) -> list[Assignment]:
    found = [
        one
        for one in of_area(context.register, place.id)
        if one.role is Role.PRIMARY and state_of(context.register, one, context.day) is not AssignmentState.ENDED
    ]
    if not found:
        raise RefusedError("LKE780", area=place.ref)
    return found


def _new_proposals(changes: Several) -> Iterable[Assignment]:
    for edit in changes.edits:
        after = edit.after
        if edit.before is None and isinstance(after, Assignment) and after.confirmation is None:
            yield after


def _ready(context: Context, proposed: Assignment, day: date) -> bool:
    """Tell whether nothing stands in the way of a confirmation; an area that has not answered does not."""
    register = context.register
    contact = register.get(Contact, proposed.contact)
    return not any(one.stops for one in conditions(register, area=proposed.area, contact=contact.id, day=day))
