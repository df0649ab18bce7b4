"""Filling: everything is written into an empty folder; the register file says that it is unfinished until all is there.

Whoever opens the folder in between is refused (LKE160); whoever makes a register there clears it away and begins anew.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.ports.keeper import Contents, KeptWave
from lokalkontakt_core.ports.response_store import Response
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_toml.access_log import file_of
from lokalkontakt_toml.delivery_store import TomlDeliveryStore
from lokalkontakt_toml.files import Files
from lokalkontakt_toml.head_file import Head, digest_over, write_head
from lokalkontakt_toml.history_files import HistoryFiles
from lokalkontakt_toml.layout import SUFFIX, Layout
from lokalkontakt_toml.record_files import record_content
from lokalkontakt_toml.toml_text import encoded, written
from lokalkontakt_toml.wave_folder import WaveFile, WaveFolder, response_content

BATCH = 200
"""How many files are prepared before they get their names."""

T = TypeVar("T")


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch


def fill(contents: Contents, layout: Layout, files: Files, deliveries: TomlDeliveryStore) -> None:
    """Write everything; the folder is empty, and marked as unfinished.

    Args:
        contents: What is to lie in the folder.
        layout: The names.
        files: The durable operations.
        deliveries: The store of deliveries.
    """
    written_at = _write_history(contents.commits, HistoryFiles(layout, files), files)
    digests: dict[Ref, str] = {}
    for records in _batches(contents.records):
        written_files = []
        for record in records:
            content, digests[record.ref] = record_content(record, written_at.get(record.ref, contents.revision))
            written_files.append((layout.record(record.ref), content))
        files.replace_all(written_files)
    if contents.revision:
        write_head(Head(contents.revision, digest_over(digests)), layout, files)
    for kept, responses in contents.waves:
        _write_wave(kept, responses, WaveFolder(kept.setup.wave, layout, files))
    for batch in _batches(contents.deliveries):
        files.replace_all([deliveries.file_of(delivery) for delivery in batch])
    for entries in _batches(enumerate(contents.access)):
        files.replace_all([file_of(entry, f"{number:012x}", layout) for number, entry in entries])


def _write_history(commits: Iterable[Commit], history: HistoryFiles, files: Files) -> dict[Ref, int]:
    """Write change sets, newest first, and give the revision each record was written last at."""
    written_at: dict[Ref, int] = {}
    for batch in _batches(commits):
        files.replace_all([history.file_of(commit) for commit in batch])
        for commit in batch:
            for edit in commit.change.edits:
                written_at.setdefault(edit.ref, commit.revision)
    return written_at


def _write_wave(kept: KeptWave, responses: Iterable[Response], folder: WaveFolder) -> None:
    anonymous = kept.setup.mode is WaveMode.ANONYMOUS
    answers = folder.answers(sealed=kept.sealed and anonymous)
    for batch in _batches(responses):
        folder.files.replace_all(
            [(answers / f"{response.id}{SUFFIX}", response_content(response)) for response in batch],
            constant_time=anonymous,
        )
    beside: list[tuple[Path, bytes]] = [(folder.used_mark(handle), b"") for handle in sorted(kept.used)]
    beside += [
        (folder.draft(handle), encoded(written({"draft": dict(draft)})))
        for handle, draft in sorted(kept.drafts.items())
    ]
    for files_beside in _batches(beside):
        folder.files.replace_all(files_beside, constant_time=anonymous)
    if kept.key is not None:
        folder.files.replace(folder.key, kept.key.hex().encode())
    folder.write_kept(WaveFile(kept.setup, kept.sealed, kept.submitted, kept.answered))


def clear_away(layout: Layout, files: Files) -> None:
    """Take everything away that filling writes; may be broken off and done again."""
    files.remove(layout.head)
    for folder in (layout.records, layout.history, layout.responses, layout.deliveries, layout.access, layout.secrets):
        _empty(folder, files)


def _empty(folder: Path, files: Files) -> None:
    if not folder.is_dir():
        return
    for inner in sorted(folder.iterdir()):
        if inner.is_dir() and not inner.is_symlink():
            _empty(inner, files)
            files.remove_folder(inner)
        else:
            files.remove(inner)
