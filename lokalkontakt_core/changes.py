"""Change sets: the only way to write a register, and, once committed, its history."""

from collections.abc import Iterable
from datetime import datetime

from attrs import field

from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.values import frozen

FORMAT = 1
"""The version of stored registers and change sets this library writes; it reads this one and older ones."""


def _same_record(edit: "Edit", _attribute: object, after: Record | None) -> None:
    if edit.before is None and after is None:
        raise ValueError("an edit holds a record before or after")
    if edit.before is not None and after is not None and edit.before.ref != after.ref:
        raise ValueError("an edit is about one record")


@frozen
class Edit:
    """What happens to one record.

    Attributes:
        before: The record as it was; None when it is new.
        after: The record as it becomes; None when it goes.
    """

    before: Record | None
    after: Record | None = field(validator=_same_record)

    @property
    def ref(self) -> Ref:
        """Which record it is about."""
        record = self.after if self.after is not None else self.before
        assert record is not None  # noqa: S101 - checked on making
        return record.ref

    @property
    def reversed(self) -> "Edit":
        """The edit that takes this one back."""
        return Edit(self.after, self.before)


@frozen
class ChangeSet:
    """Edits that belong together: all are written, or none.

    Attributes:
        verb: The use case that made it, for example `hand_over`; words for it are in the catalogues.
        edits: What happens to which records; at most one edit a record.
        about: The things a person would say it is about, for a line in the history.
        reason: Why, in the words of the person who did it; None when nothing was said.
        source: Where the facts come from, when not from the person at the keyboard.
        undoes: The revision it takes back.
    """

    verb: str
    edits: tuple[Edit, ...]
    about: tuple[Ref, ...] = ()
    reason: str | None = None
    source: str | None = None
    undoes: int | None = None

    @property
    def touched(self) -> frozenset[Ref]:
        """The records it writes or removes."""
        return frozenset(edit.ref for edit in self.edits)

    def __bool__(self) -> bool:
        """Tell whether it changes anything."""
        return bool(self.edits)


@frozen
class Commit:
    """A change set that is in the store.

    Attributes:
        revision: 1, 2, 3 … within its register.
        instant: When it was committed, UTC, whole seconds.
        actor: The id of the person who did it, or a login name that stands for nobody yet.
        change: What was written.
        format: The version it was written in.
    """

    revision: int
    instant: datetime
    actor: str
    change: ChangeSet
    format: int = FORMAT


def edits_between(before: Iterable[Record], after: Iterable[Record]) -> tuple[Edit, ...]:
    """Give the edits that lead from one set of records to another, unchanged ones left out."""
    old = {record.ref: record for record in before}
    new = {record.ref: record for record in after}
    return tuple(
        Edit(old.get(ref), new.get(ref)) for ref in dict.fromkeys([*old, *new]) if old.get(ref) != new.get(ref)
    )
