"""Change sets that are committed but perhaps not yet written out into the record files, taken together."""

from collections.abc import Iterable

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.values import frozen


@frozen
class Course:
    """What a record has gone through in some change sets, and so what its file may hold.

    Attributes:
        values: The value before the first of them, then the value after each that touched it; None for no record.
        revision: The revision of the last value.
    """

    values: tuple[Record | None, ...]
    revision: int

    @property
    def first(self) -> Record | None:
        """The value before all of them."""
        return self.values[0]

    @property
    def last(self) -> Record | None:
        """The value that holds."""
        return self.values[-1]


def overlay(commits: Iterable[Commit]) -> dict[Ref, Course]:
    """Give the course of every record that these change sets touch, oldest first."""
    courses: dict[Ref, Course] = {}
    for commit in commits:
        for edit in commit.change.edits:
            before = courses[edit.ref].values if edit.ref in courses else (edit.before,)
            courses[edit.ref] = Course((*before, edit.after), commit.revision)
    return courses
