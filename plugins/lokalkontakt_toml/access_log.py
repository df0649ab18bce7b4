"""The access log: one file an entry, in a folder a month; its name begins with the instant and ends by chance."""

import contextlib
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from lokalkontakt_core.codec.documents import from_plain, to_plain
from lokalkontakt_core.errors import DataError
from lokalkontakt_core.ports.access_log import AccessEntry
from lokalkontakt_toml.files import Files, told
from lokalkontakt_toml.layout import SUFFIX, Layout, is_strange
from lokalkontakt_toml.lock import NoLock, WriterLock
from lokalkontakt_toml.reading import content_of
from lokalkontakt_toml.toml_text import decoded, encoded, parsed, written
from lokalkontakt_toml.writing import writing

if TYPE_CHECKING:  # only who redacts needs it
    from lokalkontakt_core.redaction.redaction import Redaction


class TomlAccessLog:
    """Keeps entries in a folder.

    Args:
        layout: The names.
        files: The durable operations.
        lock: What writers wait at.
    """

    def __init__(self, layout: Layout, files: Files, lock: WriterLock | NoLock) -> None:
        self._layout = layout
        self._files = files
        self._lock = lock

    def append(self, entry: AccessEntry) -> None:
        """Write an entry durably."""
        with writing(self._layout, self._files, self._lock):
            self._files.create(*file_of(entry, os.urandom(6).hex(), self._layout))

    def entries(self) -> Iterator[AccessEntry]:
        """Give the entries, newest first, each read when it is asked for."""
        with told(str(self._layout.root)):
            for path in self._paths():
                with contextlib.suppress(FileNotFoundError):  # cut since
                    yield self._read(path)

    def cut(self, before: datetime) -> int:
        """Take away what is older."""
        with writing(self._layout, self._files, self._lock):
            old = [path for path in self._paths() if self._read(path).instant < before]
            self._files.remove_all(old)
        return len(old)

    def redact(self, redaction: "Redaction") -> int:
        """Put the id in the place of login names."""
        changed = 0
        with writing(self._layout, self._files, self._lock):
            for path in self._paths():
                entry = self._read(path)
                if entry.actor in redaction.logins:
                    self._files.replace(path, _content(evolve(entry, actor=redaction.ref.id)))
                    changed += 1
        return changed

    def _paths(self) -> list[Path]:
        paths = sorted(self._layout.access.glob(f"*/*{SUFFIX}"), key=lambda path: path.name, reverse=True)
        for path in paths:
            if is_strange(path.name):
                raise DataError("LKE131", place=self._layout.place(path), file=path.name)
        return [path for path in paths if not path.name.startswith(".")]

    def _read(self, path: Path) -> AccessEntry:
        place = self._layout.place(path)
        return from_plain(AccessEntry, parsed(decoded(content_of(path, place), place), place), place)


def file_of(entry: AccessEntry, end: str, layout: Layout) -> tuple[Path, bytes]:
    """Give the path of an entry, whose name ends in something no other entry's does, and what stands in its file."""
    instant = entry.instant.astimezone(UTC)
    return layout.access / f"{instant:%Y-%m}" / f"{instant:%Y%m%d%H%M%S}-{end}{SUFFIX}", _content(entry)


def _content(entry: AccessEntry) -> bytes:
    return encoded(written(to_plain(entry)))
