"""Settling: the committed change sets are written out into the record files, then the head moves.

It can be broken off anywhere and done again, by anybody. A file that holds what nobody committed is left alone.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.errors import DataError
from lokalkontakt_core.records.base import Ref
from lokalkontakt_toml.files import Files
from lokalkontakt_toml.head_file import Head, digest_over, read_head, write_head
from lokalkontakt_toml.layout import Layout
from lokalkontakt_toml.overlay import Course, overlay
from lokalkontakt_toml.record_files import RecordFile, read_record, record_content


def file_found(ref: Ref, layout: Layout) -> RecordFile | None:
    """Read the file of a record; None when there is none.

    Raises:
        DataError: It cannot be read.
        StoreError: LKE134 when the id is no safe name.
    """
    layout.record(ref)
    try:
        return read_record(layout, ref)
    except FileNotFoundError:
        return None


def _is_ours(ref: Ref, course: Course, layout: Layout) -> bool:
    """Tell whether the file of a record holds one of the values it had on its course."""
    try:
        file = file_found(ref, layout)
    except DataError:
        return False
    return (None if file is None else file.record) in course.values


def settle(commits: Sequence[Commit], digests: Mapping[Ref, str], layout: Layout, files: Files) -> Head:
    """Write out change sets.

    Args:
        commits: The change sets after the head, oldest first.
        digests: The digest of every record there is after them.
        layout: The names.
        files: The durable operations.

    Returns:
        The new head.

    Raises:
        OSError: It could not be done; some files may be written, the head has not moved.
    """
    writes: list[tuple[Path, bytes]] = []
    removals: list[Path] = []
    for ref, course in overlay(commits).items():
        if not _is_ours(ref, course, layout):
            continue
        path = layout.record(ref)
        if course.last is None:
            removals.append(path)
        else:
            writes.append((path, record_content(course.last, course.revision)[0]))
    files.replace_all(writes)
    files.remove_all(removals)
    head = Head(commits[-1].revision, digest_over(digests))
    if read_head(layout).revision < head.revision:
        write_head(head, layout, files)
    return head
