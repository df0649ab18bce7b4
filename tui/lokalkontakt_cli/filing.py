"""Write a file whole or not at all, and never over another one unasked."""

import os
import tempfile
from pathlib import Path

from lokalkontakt_core.errors import UsageError


def write_file(path: Path, content: bytes, *, replace: bool) -> None:
    """Write a file by way of a temporary one beside it, so that nobody ever reads half of it.

    Args:
        path: Where to.
        content: All of it.
        replace: Whether a file that is there may be replaced.

    Raises:
        UsageError: SF234 when there is a file and it may not be replaced.
        OSError: It cannot be written.
    """
    if path.exists() and not replace:
        raise UsageError("SF234", file=str(path))
    descriptor, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(beside).chmod(0o666 & ~mask)  # a temporary file is the owner's alone
        if replace:
            Path(beside).replace(path)
        else:
            _claim(Path(beside), path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _claim(beside: Path, path: Path) -> None:
    """Give a file its name, which fails when somebody else took it meanwhile."""
    try:
        os.link(beside, path)
    except FileExistsError as problem:
        raise UsageError("SF234", file=str(path)) from problem
    except OSError:  # a file system without links
        beside.replace(path)
    else:
        beside.unlink()
