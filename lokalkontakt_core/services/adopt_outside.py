"""Adopt what somebody changed in the stored records past the program: a fact, written down as one change set."""

from collections.abc import Sequence

from lokalkontakt_core.changes import ChangeSet, Edit
from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.services import typed
from lokalkontakt_core.services.context import Context


def adopt_outside(_context: Context, *, edits: Sequence[Edit], reason: str | None = None) -> ChangeSet:
    """Take over outside edits.

    Args:
        edits: Committed value and value found, as the store gives them.
        reason: Why.

    Raises:
        RefusedError: LKE207 when there is nothing to take over.
    """
    if not edits:
        raise RefusedError("LKE207")
    return ChangeSet(
        "adopt_outside",
        tuple(edits),
        about=tuple(edit.ref for edit in edits),
        reason=typed.optional_lines("reason", reason),
    )
