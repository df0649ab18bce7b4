"""Assignments of a file that get in the way of others of their area."""

from collections.abc import Iterable, Iterator

from lokalkontakt_core.errors import LokalkontaktError, RefusedError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment, Role
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.tables.assignments import over
from lokalkontakt_core.tables.draft import Draft


def overlapping(draft: Draft, changed: Iterable[Ref]) -> Iterator[tuple[Ref, LokalkontaktError]]:
    """Give the changed assignments that cannot stand beside another one, each with the refusal it would get typed in.

    An area has one primary contact at a time (LKE231), and the same contact not twice (LKE232). Of two in the file the
    later is told of; what is past gets in nobody's way.

    Args:
        draft: The register as the file would leave it.
        changed: The records the file changes, in the order of its rows.
    """
    register, day = draft.register, draft.context.day
    rank = {ref: number for number, ref in enumerate(changed)}
    for ref, mine_rank in rank.items():
        mine = draft.find(Assignment, ref.id) if ref.kind == Assignment.kind else None
        if mine is None or over(mine, day):
            continue
        old = (draft.get(Assignment, one.id) for one in register.by(Assignment, "area").get(mine.area, ()))
        for other in (*old, *draft.added_to(mine.area)):
            later = rank.get(other.ref, -1) > mine_rank
            if other.id == mine.id or later or over(other, day) or not other.period.overlaps(mine.period):
                continue
            if _stood_so(draft, mine, other):
                continue
            area, contact = draft.name(draft.get(Area, mine.area)), draft.get(Contact, other.contact)
            if other.contact == mine.contact:
                yield ref, RefusedError("LKE232", area=area, contact=draft.name(contact))
                break
            if mine.role is Role.PRIMARY and other.role is Role.PRIMARY:
                yield ref, RefusedError("LKE231", area=area, contact=draft.name(contact))
                break


def _stood_so(draft: Draft, mine: Assignment, other: Assignment) -> bool:
    """Tell whether both stood in each other's way before: a row that changes a remark is not to blame for it."""
    before, beside = draft.register.find(Assignment, mine.id), draft.register.find(Assignment, other.id)
    return (
        before is not None
        and beside is not None
        and (before.role, before.period) == (mine.role, mine.period)
        and (beside.role, beside.period) == (other.role, other.period)
    )
