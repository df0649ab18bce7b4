"""Names in folders, given durably and never to two files."""

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on disk; Windows sees to that itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Wait until a file's content is on disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def give_name(path: Path, name: Path) -> None:
    """Give a file a new name in its folder, durably.

    Raises:
        FileExistsError: The name is taken. (A disk without hard links, such as a memory stick, is asked first, and
            could be asked too early.)
        OSError: It cannot be done.
    """
    try:
        os.link(path, name)
    except FileExistsError:
        raise
    except OSError:
        if name.exists():
            raise FileExistsError(str(name)) from None
        path.rename(name)  # fails on Windows when the name is taken
    sync_folder(name.absolute().parent)
