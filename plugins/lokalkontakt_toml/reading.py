"""Reading a file whole: only plain files of bounded size, so that nothing lying in the folder can hang the program."""

import os
import stat
from pathlib import Path

from lokalkontakt_core.errors import DataError

LARGEST = 64_000_000
"""Bytes; far more than any file of a register."""

# Without O_NONBLOCK, opening a pipe would wait for somebody to write into it.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def content_of(path: str | Path, place: str) -> bytes:
    """Give what a file holds.

    Args:
        path: The file; a link to a plain file will do.
        place: How it is named in messages.

    Raises:
        DataError: LKE155 when it is no plain file, or larger than `LARGEST`.
        OSError: It cannot be read.
    """
    handle = os.open(path, _FLAGS)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
            raise DataError("LKE155", place=place, limit=LARGEST // 1_000_000)
        # One call reads a record file; a file object around it would cost more than the reading.
        content = os.read(handle, status.st_size + 1)
        while len(content) < status.st_size and (more := os.read(handle, LARGEST)):
            content += more
        return content
    finally:
        os.close(handle)
