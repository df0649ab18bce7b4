"""The delivery store: one file a delivery, its version in the name: of two writers only one can take the next."""

import contextlib
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from lokalkontakt_core.codec.documents import from_plain, to_plain
from lokalkontakt_core.errors import DataError
from lokalkontakt_core.ports.delivery_store import Delivery
from lokalkontakt_toml.files import Files, told
from lokalkontakt_toml.layout import SUFFIX, Layout
from lokalkontakt_toml.lock import NoLock, WriterLock
from lokalkontakt_toml.reading import content_of
from lokalkontakt_toml.toml_text import decoded, encoded, parsed, written
from lokalkontakt_toml.writing import writing

if TYPE_CHECKING:  # only who redacts needs it
    from lokalkontakt_core.redaction.redaction import Redaction

_NAME = re.compile(r"([0-9a-f]{32})-(\d+)\.toml")


def _stem(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:32]


class TomlDeliveryStore:
    """Keeps deliveries in a folder.

    Args:
        layout: The names.
        files: The durable operations.
        lock: What writers wait at.
    """

    def __init__(self, layout: Layout, files: Files, lock: WriterLock | NoLock) -> None:
        self._layout = layout
        self._files = files
        self._lock = lock

    def find(self, key: str) -> Delivery | None:
        """Give a delivery, or None."""
        with told(str(self._layout.root)):
            return self._read(_stem(key))

    def all(self) -> Iterator[Delivery]:
        """Give all deliveries, each read when it is asked for."""
        with told(str(self._layout.root)):
            for stem in sorted(self._versions()):
                delivery = self._read(stem)
                if delivery is not None:
                    yield delivery

    def put(self, delivery: Delivery, *, version: int | None) -> bool:
        """Write a delivery if the stored one has this version."""
        stem = _stem(delivery.key)
        with writing(self._layout, self._files, self._lock):
            stored = self._versions().get(stem, [])
            if (max(stored) if stored else None) != version:
                return False
            after = evolve(delivery, version=0 if version is None else version + 1)
            try:
                self._files.create(*self.file_of(after))
            except FileExistsError:
                return False
            with contextlib.suppress(OSError):  # the highest version counts; the next put clears away
                self._files.remove_all([self._path(stem, older) for older in stored])
        return True

    def redact(self, redaction: "Redaction") -> int:
        """Apply a redaction to what channels have said; versions that a killed writer left lying go too."""
        changed = 0
        with writing(self._layout, self._files, self._lock):
            for stem, versions in self._versions().items():
                self._files.remove_all([self._path(stem, older) for older in versions if older != max(versions)])
                before = self._read(stem)
                detail = None if before is None else redaction.value(before.detail)
                if before is not None and detail != before.detail:
                    self._files.create(*self.file_of(evolve(before, detail=detail, version=before.version + 1)))
                    self._files.remove(self._path(stem, before.version))
                    changed += 1
        return changed

    def file_of(self, delivery: Delivery) -> tuple[Path, bytes]:
        """Give the path of a delivery, and what stands in its file."""
        return self._path(_stem(delivery.key), delivery.version), encoded(written(to_plain(delivery)))

    def _path(self, stem: str, version: int) -> Path:
        return self._layout.deliveries / f"{stem}-{version}{SUFFIX}"

    def _versions(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        try:
            names = [path.name for path in self._layout.deliveries.iterdir()]
        except FileNotFoundError:
            return found
        for name in names:
            match = _NAME.fullmatch(name)
            if match:
                found.setdefault(match[1], []).append(int(match[2]))
            elif name.endswith(SUFFIX) and not name.startswith("."):
                raise DataError("LKE131", place=self._layout.place(self._layout.deliveries / name), file=name)
        return found

    def _read(self, stem: str) -> Delivery | None:
        while True:
            versions = self._versions().get(stem)
            if not versions:
                return None
            path = self._path(stem, max(versions))
            place = self._layout.place(path)
            try:
                content = content_of(path, place)
            except FileNotFoundError:
                continue  # a newer version has just taken its place
            return from_plain(Delivery, parsed(decoded(content, place), place), place)
