"""A folder of mail files as a channel: one `KEY.eml` a notice, which a mail program opens ready to be sent.

A file appears whole or not at all: it is written under a temporary name, flushed, and renamed. Delivering a notice
again writes the same file again, so nobody ever finds two.
"""

import contextlib
import errno
import os
import re
from pathlib import Path
from typing import Any

from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.ports.notifier import Outgoing, Permanent, Result, Sent, Temporary

_KEY = re.compile(r"[a-z0-9]+(?:[.-]+[a-z0-9]+)*")
_LONGEST_KEY = 120
_UNSENT = b"X-Unsent: 1\r\n"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_IGNORE = "# Messages hold addresses and codes: they do not belong in a repository.\n*\n"


class EmlFolder:
    """Writes messages into a folder.

    Args:
        folder: Where; made with its parents when the first message is written.
        system: The calls to the operating system, `os` but for tests.
    """

    repeatable = True

    def __init__(self, folder: Path, system: Any = os) -> None:
        self._folder = folder
        self._system = system

    def prepare(self, message: Outgoing) -> bytes:
        """Give the file's bytes: the message, marked as not sent yet, so that a mail program offers to send it."""
        return _UNSENT + message.content

    def deliver(self, message: Outgoing) -> Result:
        """Write the file of a message.

        Returns:
            Sent with the file's name; Temporary LKE431 when the disk is full, LKE430 when the folder cannot be written
            to; Permanent LKE433 when the key cannot name a file.
        """
        if len(message.key) > _LONGEST_KEY or not _KEY.fullmatch(message.key):
            return Permanent("LKE433")
        try:
            self._write(f"{message.key}.eml", self.prepare(message))
        except OSError as problem:
            detail = errno.errorcode.get(problem.errno or 0, "OSError")
            return Temporary("LKE431" if problem.errno in _FULL else "LKE430", detail)
        return Sent(f"{message.key}.eml")

    def _write(self, name: str, content: bytes) -> None:
        if not self._folder.is_dir():
            self._folder.mkdir(parents=True, exist_ok=True)
        ignore = self._folder / ".gitignore"
        if not ignore.exists():
            self._replace(ignore, _IGNORE.encode())
        self._replace(self._folder / name, content)

    def _replace(self, path: Path, content: bytes) -> None:
        temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            # Only the owner may read it: a message holds an address, and a code that answers for a council.
            descriptor = self._system.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            try:
                self._write_all(descriptor, content)
                self._system.fsync(descriptor)
            finally:
                self._system.close(descriptor)
            self._system.replace(temporary, path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
        self._sync_folder()

    def _write_all(self, descriptor: int, content: bytes) -> None:
        left = memoryview(content)
        while left:
            left = left[self._system.write(descriptor, left) :]

    def _sync_folder(self) -> None:
        if os.name == "nt":  # a folder cannot be opened there, and its entries are flushed with the file
            return
        descriptor = self._system.open(self._folder, os.O_RDONLY)
        try:
            self._system.fsync(descriptor)
        finally:
            self._system.close(descriptor)


def open_folder(location: str) -> EmlFolder:
    """Give the channel for the location of an `eml:` URL.

    Raises:
        UsageError: LKE432 when no folder is named.
    """
    if not location.strip():
        raise UsageError("LKE432")
    return EmlFolder(Path(location).expanduser())
