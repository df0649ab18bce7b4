"""What is no part of a register's folder and yet lies there: registers below it, a register in a file, stray copies."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from lokalkontakt_core.errors import DataError, StoreError
from lokalkontakt_core.extension.bare_paths import FILE_ENDINGS
from lokalkontakt_core.extension.url import as_argument
from lokalkontakt_toml.layout import SUFFIX, Layout

MOST_NAMED = 20
"""How many registers below a folder are named."""

_HEADER = 72
"""How many bytes of an SQLite file come before its schema; the last four say which program made it."""


def no_folder(path: Path) -> StoreError:
    """Give why a path that is no folder cannot be opened: LKE193 when it is a file, else LKE103."""
    if not path.is_file():
        return StoreError("LKE103", place=str(path))
    return StoreError("LKE193", place=as_argument(str(path)), address=as_argument(f"sqlite:{path}"))


def no_register(folder: Path) -> StoreError:
    """Give why a folder cannot be opened: LKE191 naming the registers in it, else LKE104."""
    found = tuple(islice(_registers_in(folder), MOST_NAMED))
    if not found:
        return StoreError("LKE104", place=str(folder))
    commands = "; ".join(f"lokalkontakt --register {as_argument(one)}" for one in found)
    return StoreError("LKE191", place=str(folder), found=found, commands=commands)


def registers_in_files(layout: Layout) -> Iterator[StoreError]:
    """Give LKE192 for each register in a file that lies in the folder, where nothing is read of it."""
    for path in _entries(layout.root):
        if _is_register_file(path):
            yield StoreError("LKE192", place=str(layout.root), file=path.name, command=f"sqlite:{path}")


def stray_copies(layout: Layout) -> Iterator[DataError]:
    """Give LKE131 for each file or folder that is called nearly like one of ours, as sync programs call theirs."""
    folders = tuple(path.name for path in (layout.access, *layout.folders()))
    files = tuple(path.stem for path in (layout.register, layout.head))
    for path in _entries(layout.root):
        alike = (
            path.name.startswith(folders) if path.is_dir() else path.suffix == SUFFIX and path.name.startswith(files)
        )
        if alike and not path.stem.isalpha():
            yield DataError("LKE131", place=layout.place(path), file=path.name)


def _registers_in(folder: Path) -> Iterator[str]:
    for path in _entries(folder):
        if path.is_dir() and Layout(path).register.is_file():
            yield str(path)
        elif _is_register_file(path):
            yield f"sqlite:{path}"


def _entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def _is_register_file(path: Path) -> bool:
    """Tell whether a file is an SQLite database that this program made; one that cannot be read is passed over."""
    if path.suffix.lower() not in FILE_ENDINGS or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError:
        return False
    return header.startswith(b"SQLite format 3\0") and header.endswith(b"Lok1")
