"""Redacting a folder: what is to be replaced is written down first, then file after file is rewritten.

`secrets/redaction.toml` holds the list, from before the first file is touched until the last one is done. The change
set that records the redaction is its commit point: with it, everybody who reads applies the list to what is read,
and whoever writes next finishes the work; without it nothing has been touched. Applying the list twice changes nothing.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from attrs import evolve, frozen

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.codec.documents import from_plain, to_plain
from lokalkontakt_core.errors import ConflictError
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.redaction.redaction import Redaction
from lokalkontakt_toml.files import Files
from lokalkontakt_toml.head_file import Head, digest_over, write_head
from lokalkontakt_toml.history_files import HistoryFiles
from lokalkontakt_toml.layout import Layout
from lokalkontakt_toml.reading import content_of
from lokalkontakt_toml.record_files import RecordFile, digest_of, read_records, record_content
from lokalkontakt_toml.toml_text import decoded, encoded, parsed, written

BATCH = 200
"""How many files are written at once."""


@frozen
class Pending:
    """A redaction that was begun.

    Attributes:
        base: The revision it was built on.
        actor: Who does it.
        instant: When.
        redaction: What is to be replaced.
    """

    base: int
    actor: str
    instant: datetime
    redaction: Redaction

    @property
    def commit(self) -> Commit:
        """The commit that records it."""
        return self.redaction.recorded(self.base, self.actor, self.instant)


class RedactedHistory(HistoryFiles):
    """The history as it becomes while a redaction is under way."""

    def __init__(self, layout: Layout, files: Files, redaction: Redaction) -> None:
        super().__init__(layout, files)
        self._redaction = redaction

    def read(self, revision: int) -> Commit:
        """Read one change set, redacted."""
        return self._redaction.commit(super().read(revision))


def read_pending(layout: Layout) -> Pending | None:
    """Read the redaction that was begun and not ended, None when there is none; DataError when it is damaged."""
    path = layout.redaction
    place = layout.place(path)
    try:
        content = content_of(path, place)
    except FileNotFoundError:
        return None
    return from_plain(Pending, parsed(decoded(content, place), place), place)


def holding(layout: Layout, history: HistoryFiles) -> Redaction | None:
    """Give the redaction under way that is committed, and so holds for whatever is read; None when there is none."""
    pending = read_pending(layout)
    return pending.redaction if pending is not None and _is_committed(pending, history) else None


def _is_committed(pending: Pending, history: HistoryFiles) -> bool:
    return history.last(pending.base) > pending.base and history.read(pending.base + 1) == pending.commit


def redacted_file(redaction: Redaction, file: RecordFile) -> RecordFile:
    """Give a record file as it becomes; where that is something else, it counts as not sealed yet."""
    after = redaction.record(file.record)
    return file if after == file.record else evolve(file, record=after, sealed=None)


def begin(pending: Pending, layout: Layout, history: HistoryFiles, files: Files) -> None:
    """Write down what is to be replaced, and commit.

    Raises:
        ConflictError: LKE101 when another writer has taken the number; nothing was changed.
        OSError: It could not be written; nothing was changed.
    """
    files.replace(layout.redaction, encoded(written(to_plain(pending))))
    try:
        history.write(pending.commit)
    except (ConflictError, OSError):
        files.remove(layout.redaction)
        raise


def finish(layout: Layout, history: HistoryFiles, files: Files) -> None:
    """Bring a redaction that was begun to its end, for a writer that is alone.

    One that was written down and not committed is committed now, unless somebody else has taken its number.

    Raises:
        OSError: It could not be written; the next writer goes on.
        DataError: A file cannot be read.
    """
    pending = read_pending(layout)
    if pending is None:
        return
    if history.last(pending.base) == pending.base:
        history.write(pending.commit)
    if _is_committed(pending, history):
        _rewrite(pending, layout, history, files)
    files.remove(layout.redaction)


def _rewrite(pending: Pending, layout: Layout, history: HistoryFiles, files: Files) -> None:
    redaction, last = pending.redaction, history.last(pending.base + 1)
    committed: dict[Ref, Record] = {}
    writes: list[tuple[Path, bytes]] = []
    for revision in range(1, last + 1):
        before = history.read(revision)
        after = redaction.commit(before)
        if after != before:
            writes.append(history.file_of(after))
        if len(writes) >= BATCH:
            files.replace_all(writes)
            writes = []
        for edit in after.change.edits:
            if edit.after is None:
                committed.pop(edit.ref, None)
            else:
                committed[edit.ref] = edit.after
    files.replace_all([*writes, *_records(redaction, layout, last)])
    if last == pending.base + 1:
        write_head(Head(last, digest_over({ref: digest_of(one) for ref, one in committed.items()})), layout, files)


def _records(redaction: Redaction, layout: Layout, last: int) -> Iterator[tuple[Path, bytes]]:
    for ref, file in read_records(layout).items():
        after = redaction.record(file.record)
        if after != file.record:
            yield layout.record(ref), record_content(after, file.revision or last)[0]
