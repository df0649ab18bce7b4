"""Filling: everything is written into an empty folder; the register file says how far it came until all is there.

Whoever opens the folder in between is refused (LKE160); who fills it goes on. Files of a batch that was broken off may
lie there already: they are written again under the same names.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from pathlib import Path
from typing import TypeVar

from attrs import asdict, evolve

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.errors import DataError
from lokalkontakt_core.keeping.filling import Batch, batches, beginning
from lokalkontakt_core.ports.keeper import Contents, Filled, KeptWave
from lokalkontakt_core.ports.response_store import Response
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_toml.access_log import file_of
from lokalkontakt_toml.delivery_store import TomlDeliveryStore
from lokalkontakt_toml.digested import digested
from lokalkontakt_toml.files import Files
from lokalkontakt_toml.head_file import Head, digest_over, write_head
from lokalkontakt_toml.history_files import HistoryFiles
from lokalkontakt_toml.layout import SUFFIX, Layout
from lokalkontakt_toml.record_files import record_content
from lokalkontakt_toml.register_file import UNFINISHED, mark_unfinished, read_register_file
from lokalkontakt_toml.wave_folder import WaveFile, WaveFolder, response_content

BATCH = 200
"""How many files are prepared before they get their names."""

T = TypeVar("T")


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch


def filled_in(layout: Layout) -> Filled | None:
    """Give how far a filling came that was broken off, None when none was; DataError LKE137 when that is not said."""
    document = read_register_file(layout)
    if UNFINISHED not in document:
        return None
    match document[UNFINISHED]:
        case {"revision": int(revision), "items": int(items), "sha256": str(sha256)}:
            return Filled(revision, items, sha256)
    raise DataError("LKE137", place=layout.place(layout.register))


def fill(contents: Contents, layout: Layout, files: Files, deliveries: TomlDeliveryStore) -> None:
    """Write what is missing, and say how far it is; the folder holds nothing but what an earlier filling has left.

    Args:
        contents: What is to lie in the folder.
        layout: The names.
        files: The durable operations.
        deliveries: The store of deliveries.
    """
    filled = filled_in(layout)
    if filled is None:
        filled = beginning(contents)
        mark_unfinished(asdict(filled), layout, files)
    written_at: dict[Ref, int] = {}
    noted = evolve(contents, commits=_noting(contents.commits, written_at))
    for missing in batches(noted, filled, most=BATCH, place=str(layout.root)):
        _write(missing, written_at, layout, files)
        mark_unfinished(asdict(missing.filled), layout, files)
    if contents.revision:
        digests = {record.ref: _file_of(record, written_at, contents.revision)[1] for record in contents.records}
        write_head(Head(contents.revision, digest_over(digests)), layout, files)
    for folder in (layout.deliveries, layout.access):
        empty(folder, files)
    for batch in _batches(contents.deliveries):
        files.replace_all([deliveries.file_of(delivery) for delivery in batch])
    for entries in _batches(enumerate(contents.access)):
        files.replace_all([file_of(entry, f"{number:012x}", layout) for number, entry in entries])


def _noting(commits: Iterable[Commit], written_at: dict[Ref, int]) -> Iterator[Commit]:
    """Give change sets, newest first, and note the revision each record was written last at."""
    for commit in commits:
        for edit in commit.change.edits:
            written_at.setdefault(edit.ref, commit.revision)
        yield commit


def _write(batch: Batch, written_at: dict[Ref, int], layout: Layout, files: Files) -> None:
    history = HistoryFiles(layout, files)
    files.replace_all([history.file_of(commit) for commit in batch.commits])
    last = batch.filled.revision
    files.replace_all([(layout.record(one.ref), _file_of(one, written_at, last)[0]) for one in batch.records])
    for kept in batch.waves:
        _write_wave(kept, WaveFolder(kept.setup.wave, layout, files))
    for _, answers in groupby(batch.answers, _wave_of):
        _write_answers(list(answers), layout, files)


def _wave_of(answer: tuple[KeptWave, Response]) -> str:
    return answer[0].setup.wave


def _write_answers(answers: Sequence[tuple[KeptWave, Response]], layout: Layout, files: Files) -> None:
    """Write answers to one wave."""
    kept = answers[0][0]
    anonymous = kept.setup.mode is WaveMode.ANONYMOUS
    folder = WaveFolder(kept.setup.wave, layout, files).answers(sealed=kept.sealed and anonymous)
    files.replace_all(
        [(folder / f"{response.id}{SUFFIX}", response_content(response)) for _, response in answers],
        constant_time=anonymous,
    )


def _file_of(record: Record, written_at: Mapping[Ref, int], last: int) -> tuple[bytes, str]:
    """Give the content of a record's file and its digest."""
    return record_content(record, written_at.get(record.ref, last))


def _write_wave(kept: KeptWave, folder: WaveFolder) -> None:
    anonymous = kept.setup.mode is WaveMode.ANONYMOUS
    beside: list[tuple[Path, bytes]] = [(folder.used_mark(handle), b"") for handle in sorted(kept.used)]
    beside += [
        (folder.draft(handle), digested({"draft": dict(draft)})) for handle, draft in sorted(kept.drafts.items())
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
        empty(folder, files)


def empty(folder: Path, files: Files) -> None:
    """Take away all that lies in a folder, which may not be there."""
    if not folder.is_dir():
        return
    for inner in sorted(folder.iterdir()):
        if inner.is_dir() and not inner.is_symlink():
            empty(inner, files)
            files.remove_folder(inner)
        else:
            files.remove(inner)
