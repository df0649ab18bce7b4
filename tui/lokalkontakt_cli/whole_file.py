"""A large file, written bit by bit, that has its name only when all of it is on disk."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from lokalkontakt_core.errors import StoreError


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """Write a new file beside its place, readable by its owner only; it gets its name when the block is left.

    Args:
        path: Where to; nothing may be there.

    Raises:
        StoreError: LKE169 when there is a file; whatever was written is gone.
        OSError: It cannot be written; same.
    """
    if path.exists():
        raise StoreError("LKE169", place=str(path))
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _give_name(beside, path)
        _sync(path.absolute().parent)
    finally:
        beside.unlink(missing_ok=True)


def _give_name(beside: Path, path: Path) -> None:
    try:
        os.link(beside, path)
    except FileExistsError as problem:
        raise StoreError("LKE169", place=str(path)) from problem
    except OSError as problem:  # a disk without hard links
        if path.exists():
            raise StoreError("LKE169", place=str(path)) from problem
        beside.rename(path)


def _sync(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # some shares see to it themselves
        return
    finally:
        os.close(handle)
