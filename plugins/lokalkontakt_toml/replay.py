"""The register as its history tells it: the way back to the truth when record files do not."""

from lokalkontakt_core.errors import DataError
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_toml.history_files import HistoryFiles
from lokalkontakt_toml.record_files import RecordFile, digest_of


def replayed(history: HistoryFiles, last: int) -> dict[Ref, Record]:
    """Give the records after all change sets up to a revision.

    Raises:
        DataError: LKE108 when a change set is missing or was built on something else (a merge of two histories).
    """
    records: dict[Ref, Record] = {}
    for commit in history.between(0, last):
        for edit in commit.change.edits:
            if records.get(edit.ref) != edit.before:
                raise DataError("LKE108", place=f"history/{commit.instant.year:04d}", revision=commit.revision)
            if edit.after is None:
                del records[edit.ref]
            else:
                records[edit.ref] = edit.after
    return records


def value_sealed(history: HistoryFiles, ref: Ref, file: RecordFile) -> Record | None:
    """Give the value a changed file was written with, as far as its own comment leads there; None when it does not."""
    try:
        commit = history.read(file.revision or 0)
    except DataError:
        return None
    for edit in commit.change.edits:
        if edit.ref == ref and edit.after is not None and digest_of(edit.after) == file.sealed:
            return edit.after
    return None
