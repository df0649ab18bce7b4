"""Several use cases one after another, as the edits of one change set."""

from lokalkontakt_core.changes import ChangeSet, Edit
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.services.context import Context


class Several:
    """Changes one after another; each is given the register as the ones before it leave it.

    Args:
        context: The world before the first of them.
        verb: What all of them together are called.

    Attributes:
        context: The world after those taken so far.
    """

    def __init__(self, context: Context, verb: str) -> None:
        self.context = context
        self._verb = verb
        self._edits: dict[Ref, Edit] = {}

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What all changes together do to each record; what comes and goes again is left out."""
        return tuple(self._edits.values())

    def edit(self, edits: tuple[Edit, ...]) -> None:
        """Take edits; none are nothing."""
        if edits:
            self.take(ChangeSet(self._verb, edits))

    def take(self, change: ChangeSet) -> None:
        """Take a change."""
        register = self.context.register.apply(change)
        self.context = Context(register, self.context.day, self.context.ids)
        for edit in change.edits:
            first = self._edits.pop(edit.ref, None)
            before = edit.before if first is None else first.before
            if before != edit.after:
                self._edits[edit.ref] = Edit(before, edit.after)
