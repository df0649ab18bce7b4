"""A snapshot: the register as committed, read while others may be writing, and what was changed past the program.

Nothing waits and nothing is read twice: whatever a record file holds was committed before the history was looked at,
so the change sets after the head tell which values hold, also when their writer was killed half-way.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lokalkontakt_core.changes import Commit, Edit
from lokalkontakt_core.errors import DataError
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen
from lokalkontakt_toml.head_file import Head, digest_over, read_head
from lokalkontakt_toml.history_files import HistoryFiles
from lokalkontakt_toml.layout import Layout
from lokalkontakt_toml.overlay import Course, overlay
from lokalkontakt_toml.record_files import RecordFile, digest_of, read_records
from lokalkontakt_toml.replay import replayed, value_sealed

if TYPE_CHECKING:  # only who redacts needs it
    from lokalkontakt_core.redaction.redaction import Redaction


@frozen
class Snapshot:
    """The folder at one moment.

    Attributes:
        register: All records as committed, at the last revision.
        digests: The digest each record's file has, or will have when all is written out.
        head: The head file.
        unsettled: The change sets after the head, oldest first.
        edits: What was changed outside the program: committed value, value found.
    """

    register: Register
    digests: Mapping[Ref, str]
    head: Head
    unsettled: tuple[Commit, ...]
    edits: tuple[Edit, ...]


def take_snapshot(layout: Layout, history: HistoryFiles, redaction: "Redaction | None" = None) -> Snapshot:
    """Read the folder.

    Args:
        layout: The names.
        history: The change sets, redacted when a redaction is under way.
        redaction: That redaction: some files are rewritten and some are not, so all are read as they will be.

    Raises:
        DataError: Something cannot be read; every problem is listed in `details`.
        StoreError: LKE105 when a newer version of the program has written.
    """
    head = read_head(layout)
    found = read_records(layout)
    if redaction is not None:
        from lokalkontakt_toml.redacting import redacted_file  # noqa: PLC0415 - not needed while all is well

        found = {ref: redacted_file(redaction, file) for ref, file in found.items()}
    last = history.last(head.revision)
    if head.digest is None:  # then only the history tells what is committed, and must not begin anew below a gap
        history.refuse_gap(last)
    unsettled = history.between(head.revision, last)
    strangers = history.strangers()
    if strangers:
        raise DataError("LKE130", count=len(strangers), details=tuple(strangers))
    courses = overlay(unsettled)
    committed, digests = _quickly(head, found, courses, history) or _thoroughly(found, history, last)
    return Snapshot(
        Register(committed.values(), last), digests, head, unsettled, _outside_edits(committed, found, courses)
    )


_State = tuple[dict[Ref, Record], dict[Ref, str]]


def _quickly(
    head: Head, found: Mapping[Ref, RecordFile], courses: Mapping[Ref, Course], history: HistoryFiles
) -> _State | None:
    """Give what is committed, with digests, going by the record files; None when they do not agree with the head."""
    digests = {ref: file.sealed for ref, file in found.items() if file.sealed is not None and ref not in courses}
    at_head = digests | {ref: digest_of(course.first) for ref, course in courses.items() if course.first is not None}
    if digest_over(at_head) != (head.digest or digest_over({})):
        return None
    committed: dict[Ref, Record] = {}
    for ref in digests:
        value = found[ref].record if found[ref].intact else value_sealed(history, ref, found[ref])
        if value is None:
            return None
        committed[ref] = value
    for ref, course in courses.items():
        if course.last is not None:
            committed[ref], digests[ref] = course.last, digest_of(course.last)
    return committed, digests


def _thoroughly(found: Mapping[Ref, RecordFile], history: HistoryFiles, last: int) -> _State:
    """Give what is committed, with digests, going by the whole history."""
    committed = replayed(history, last)
    digests = {}
    for ref, record in committed.items():
        file = found.get(ref)
        trusted = file is not None and file.intact and file.record == record
        digests[ref] = file.digest if file is not None and trusted else digest_of(record)
    return committed, digests


def _outside_edits(
    committed: Mapping[Ref, Record], found: Mapping[Ref, RecordFile], courses: Mapping[Ref, Course]
) -> tuple[Edit, ...]:
    edits = []
    for ref in sorted({*committed, *found}, key=str):
        now = found[ref].record if ref in found else None
        on_its_way = ref in courses and now in courses[ref].values
        if now != committed.get(ref) and not on_its_way:
            edits.append(Edit(committed.get(ref), now))
    return tuple(edits)
