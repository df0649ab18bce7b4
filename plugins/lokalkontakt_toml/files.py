"""The few durable file operations all stores are built on; every call to the system goes through one replaceable seam.

A file appears whole or not at all: it is written under a temporary name, flushed to disk, and then given its name. A
new name is given by an operation that fails when the name is taken (a plain rename overwrites without a word). When
an operation returns, it survives a crash of the machine.
"""

import contextlib
import errno
import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from lokalkontakt_core.errors import StoreError

WINDOWS = os.name == "nt"

CONSTANT_TIME = 315_532_800
"""1980-01-01 UTC, in seconds: the time of files that must not tell when they were written."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}


@contextlib.contextmanager
def told(place: str) -> Iterator[None]:
    """Turn what the system says into a coded error that names the place.

    Raises:
        StoreError: LKE116 the disk is full, LKE117 no permission, LKE118 anything else.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise StoreError("LKE116", place=place) from error
        if error.errno in _FORBIDDEN:
            raise StoreError("LKE117", place=place) from error
        raise StoreError("LKE118", place=place, problem=errno.errorcode.get(error.errno or 0, "OSError")) from error


class Files:
    """Durable operations in one folder; folders that files are to lie in are made.

    Args:
        temporary: Where files are written before they get their name; on the same disk as those.
        system: The calls to the operating system, `os` but for tests.
    """

    def __init__(self, temporary: Path, system: Any = os) -> None:
        self._temporary = temporary
        self._system = system

    def create(self, path: Path, content: bytes, *, constant_time: bool = False) -> None:
        """Write a new file durably.

        Raises:
            FileExistsError: The name is taken; nothing was changed.
            StoreError: LKE109 when another writer is just taking the name, on a disk without hard links.
            OSError: It could not be written; nothing was changed.
        """
        self.make_folder(path.parent)
        prepared = self._prepare(content, constant_time=constant_time)
        try:
            self._give_new_name(prepared, path)
            self._sync_or_take_back(path)
        finally:
            self._discard(prepared)

    def replace(self, path: Path, content: bytes, *, constant_time: bool = False) -> None:
        """Write a file durably, whether or not it is there already."""
        self.replace_all([(path, content)], constant_time=constant_time)

    def replace_all(self, written: Sequence[tuple[Path, bytes]], *, constant_time: bool = False) -> None:
        """Write several files durably, each whole or not at all; all are on disk before the first gets its name."""
        for folder in sorted({path.parent for path, _ in written}):
            self.make_folder(folder)
        prepared: list[tuple[Path, Path]] = []
        try:
            for path, content in written:
                prepared.append((self._prepare(content, constant_time=constant_time), path))
            while prepared:
                temporary, path = prepared[-1]
                self._system.replace(temporary, path)
                prepared.pop()
        finally:
            for temporary, _ in prepared:
                self._discard(temporary)
        for folder in sorted({path.parent for path, _ in written}):
            self.sync_folder(folder)

    def remove(self, path: Path) -> None:
        """Take a file away durably; it may be gone already."""
        self.remove_all([path])

    def remove_all(self, paths: Sequence[Path]) -> None:
        """Take files away durably; they may be gone already."""
        for path in paths:
            with contextlib.suppress(FileNotFoundError):
                self._system.unlink(path)
        for folder in sorted({path.parent for path in paths}):
            with contextlib.suppress(FileNotFoundError):
                self.sync_folder(folder)

    def make_folder(self, folder: Path) -> None:
        """Make a folder durably, with those above it; it may be there already."""
        if not folder.is_dir():
            self.make_folder(folder.parent)
            with contextlib.suppress(FileExistsError):
                self._system.mkdir(folder)
            self.sync_folder(folder.parent)

    def remove_folder(self, folder: Path) -> None:
        """Take a folder and the files in it away durably; it may be gone already, or half gone."""
        if folder.is_dir():
            self.remove_all(sorted(folder.iterdir()))
            with contextlib.suppress(FileNotFoundError):
                self._system.rmdir(folder)
            self.sync_folder(folder.parent)

    def sweep(self) -> None:
        """Take away what a crash left half written; only for a writer that is alone."""
        if self._temporary.is_dir():
            for left_over in sorted(self._temporary.iterdir()):
                self._discard(left_over)

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in a folder are on disk; Windows, and some shares, see to that themselves."""
        if WINDOWS:
            return
        handle = self._system.open(folder, os.O_RDONLY)
        try:
            self._system.fsync(handle)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise
        finally:
            self._system.close(handle)

    def _prepare(self, content: bytes, *, constant_time: bool) -> Path:
        self.make_folder(self._temporary)
        temporary = self._temporary / f"{os.getpid()}-{os.urandom(8).hex()}"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        handle = self._system.open(temporary, flags, stat.S_IRUSR | stat.S_IWUSR | stat.S_IRGRP | stat.S_IWGRP)
        try:
            try:
                rest = memoryview(content)
                while rest:
                    rest = rest[self._system.write(handle, rest) :]
                self._system.fsync(handle)
            finally:
                self._system.close(handle)
            if constant_time:
                self._system.utime(temporary, (CONSTANT_TIME, CONSTANT_TIME))
        except BaseException:
            self._discard(temporary)
            raise
        return temporary

    def _give_new_name(self, temporary: Path, path: Path) -> None:
        if WINDOWS:
            self._system.rename(temporary, path)  # fails when the name is taken, on Windows
            return
        try:
            self._system.link(temporary, path)
        except FileExistsError:
            raise
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            self._claim_and_rename(temporary, path)

    def _claim_and_rename(self, temporary: Path, path: Path) -> None:
        """Give a new name on a disk without hard links, as shares often are: who makes the claim may rename.

        A claim that a killed writer left is swept away by the next one.
        """
        claim = self._temporary / f"claim-{hashlib.sha256(os.fsencode(path.name)).hexdigest()[:16]}"
        try:
            self._system.close(self._system.open(claim, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        except FileExistsError as error:
            raise StoreError("LKE109", seconds=0) from error
        try:
            if path.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
            self._system.replace(temporary, path)
        finally:
            self._discard(claim)

    def _sync_or_take_back(self, path: Path) -> None:
        try:
            self.sync_folder(path.parent)
        except OSError:
            try:
                self._system.unlink(path)
            except OSError:
                return  # everybody sees it: to say that nothing was changed would be wrong
            raise

    def _discard(self, temporary: Path) -> None:
        with contextlib.suppress(OSError):
            self._system.unlink(temporary)
