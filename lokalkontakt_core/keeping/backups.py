"""Backups: a store in one file, from which any kind of store can be made again.

A backup is a ZIP file of JSON lines (docs/backup-format.md). It says nothing of the store it was made of or of when it
was made: two backups of the same register are the same bytes.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from typing import IO, Any, TypeVar
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from attrs import asdict

from lokalkontakt_core.changes import FORMAT
from lokalkontakt_core.errors import DataError, StoreError
from lokalkontakt_core.keeping.contents import contents_of, refuse_unmovable
from lokalkontakt_core.keeping.copying import poured
from lokalkontakt_core.keeping.lines import access_in, commit_in, delivery_in, record_in, response_in, wave_in
from lokalkontakt_core.keeping.tally import (
    ACCESS,
    DELIVERIES,
    HISTORY,
    RECORDS,
    Part,
    Step,
    Tally,
    answers_part,
    differing,
    wave_part,
)
from lokalkontakt_core.ports.keeper import Contents, KeptWave
from lokalkontakt_core.ports.response_store import Response
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.values import frozen

BACKUP_FORMAT = 1
"""The version of backups this program writes; it reads this one and older ones."""

MANIFEST = "manifest.json"
_MOST_IN_MANIFEST = 2**24
_BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)

T = TypeVar("T")


@frozen
class Manifest:
    """What a backup says of itself.

    Attributes:
        revision: The head of the register.
        waves: How many survey waves are in it.
        parts: Every part with the number of its items and its digest.
    """

    revision: int
    waves: int
    parts: Mapping[str, Part]


class _Writer:
    """Writes lines into the parts of a ZIP file, one part after the other."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._name: str | None = None
        self._part: IO[bytes] | None = None

    def __call__(self, name: str, line: bytes) -> None:
        if name != self._name:
            self.finish()
            # A fixed time, so that the same contents are the same bytes.
            self._part = self._archive.open(_entry(name), "w", force_zip64=True)
            self._name = name
        assert self._part is not None  # noqa: S101 - opened above
        self._part.write(line)

    def finish(self) -> None:
        if self._part is not None:
            self._part.close()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o600 << 16
    return entry


def write_backup(store: Store, file: IO[bytes], *, with_open_waves: bool = False, step: Step | None = None) -> Manifest:
    """Write everything a store holds into a file.

    Args:
        store: The store; it is only read.
        file: Where to; what was written of it when an exception comes is no backup.
        with_open_waves: Whether the keys of open waves, and with them their codes, are in it.
        step: Called for each thing that is written.

    Raises:
        RefusedError: LKE162 or LKE164, see `refuse_unmovable`.
        ConflictError: LKE165 when somebody answered meanwhile.
        StoreError: What the store says.
    """
    refuse_unmovable(store, with_open_waves=with_open_waves)
    contents = contents_of(store)
    with ZipFile(file, "w") as archive:
        writer = _Writer(archive)
        tally = Tally(step, writer)
        parts = tally.exhaust(contents)
        writer.finish()
        manifest = Manifest(contents.revision, len(store.keeper.waves()), parts)
        archive.writestr(_entry(MANIFEST), _manifest_text(manifest))
    return manifest


def _manifest_text(manifest: Manifest) -> str:
    document = {
        "program": "lokalkontakt",
        "format": BACKUP_FORMAT,
        "stored": FORMAT,
        "revision": manifest.revision,
        "waves": manifest.waves,
        "parts": {name: asdict(part) for name, part in sorted(manifest.parts.items())},
    }
    return json.dumps(document, indent=2) + "\n"


class Backup:
    """A backup that is open for reading.

    Args:
        file: The file.
        place: What it is called in messages.

    Raises:
        StoreError: LKE180 it is no backup of ours, LKE105 a newer version of the program wrote it.
    """

    def __init__(self, file: IO[bytes], place: str) -> None:
        self._place = place
        try:
            self._archive = ZipFile(file)
            with self._archive.open(MANIFEST) as part:
                document = json.loads(part.read(_MOST_IN_MANIFEST))
            if document["program"] != "lokalkontakt":
                raise StoreError("LKE180", place=place)
            for known, written_in in ((BACKUP_FORMAT, document["format"]), (FORMAT, document["stored"])):
                if written_in > known:
                    raise StoreError("LKE105", place=place, format=written_in, known=known)
            parts = {name: Part(**part) for name, part in document["parts"].items()}
            self.manifest = Manifest(document["revision"], document["waves"], parts)
        except (*_BROKEN, KeyError, TypeError, ValueError, AttributeError) as error:
            raise StoreError("LKE180", place=place) from error

    def contents(self) -> Contents:
        """Give what is in it, read as one goes; DataError LKE181 where it is damaged."""
        return Contents(
            self.manifest.revision,
            self._items(HISTORY, commit_in),
            list(self._items(RECORDS, record_in)),
            self._waves(),
            self._items(DELIVERIES, delivery_in),
            self._items(ACCESS, access_in),
        )

    def check(self, step: Step | None = None) -> None:
        """Go through all of it.

        Raises:
            DataError: LKE181 with the parts that are not what they were; what is wrong with a record or change in it.
        """
        different = differing(self.manifest.parts, Tally(step).exhaust(self.contents()))
        if different:
            raise DataError("LKE181", place=f"{self._place}: {', '.join(different)}")

    def restore(self, target: Store, step: Step | None = None) -> None:
        """Write everything into an empty store, or what is missing in one where restoring was broken off; compare.

        Raises:
            DataError: LKE181 when the backup is damaged, told before anything is written; LKE163 when the target does
                not give back what it was given.
            StoreError: LKE161 when the target is not empty, LKE190 when it is half filled with something else; else
                what it says.
        """
        self.check(step)
        poured(self.contents(), target, step)

    def _waves(self) -> Iterator[tuple[KeptWave, Iterable[Response]]]:
        for number in range(1, self.manifest.waves + 1):
            for kept in self._items(wave_part(number), wave_in):
                yield kept, self._items(answers_part(number), response_in)

    def _items(self, name: str, item_in: Any) -> Iterator[Any]:
        part = self.manifest.parts.get(name)
        if part is None:
            raise DataError("LKE181", place=f"{self._place}: {name}")
        if part.items == 0:  # of an empty part no file is written
            return
        with ExitStack() as stack:
            try:
                file = stack.enter_context(self._archive.open(name))
                for number, line in enumerate(file, 1):
                    yield item_in(line, f"{self._place}: {name}:{number}")
            except (*_BROKEN, KeyError) as error:
                raise DataError("LKE181", place=f"{self._place}: {name}") from error
