"""Which kind of file system a path lies on: SQLite's write-ahead log needs memory that all its users share.

On a network share two computers share no memory, and their locks may not reach each other: both would write, and the
file would be ruined.
"""

import ctypes
import os
import re
from pathlib import Path, PurePosixPath
from typing import Any

_MOUNTS = Path("/proc/self/mounts")
_ESCAPED = re.compile(r"\\([0-7]{3})")
_FIELDS = 3
_REMOTE_DRIVE = 4
_SHARES = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "auristorfs", "9p", "ceph", "glusterfs", "lustre"),
        *("gpfs", "beegfs", "davfs", "davfs2", "sshfs", "fuse.sshfs", "fuse.davfs", "fuse.davfs2", "fuse.glusterfs"),
        *("fuse.smbnetfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.ceph", "fuse.onedriver"),
    }
)


def share_below(path: Path) -> str | None:
    """Give the kind of network share a path lies on, for example `cifs`; None for a disk of this computer.

    Known on Linux and Windows; elsewhere nothing is found.
    """
    if os.name == "nt":
        return _remote_drive(path)
    try:
        table = _MOUNTS.read_text("utf-8", "surrogateescape")
    except OSError:
        return None
    kind = kind_of_mount(os.path.realpath(path), table)
    return kind if kind in _SHARES else None


def kind_of_mount(path: str, table: str) -> str | None:
    """Give the file-system type of the mount that a path lies in.

    Args:
        path: Absolute, without links.
        table: What `/proc/self/mounts` says: device, folder and type a line, the newest last.
    """
    found, depth = None, -1
    wanted = PurePosixPath(path)
    for line in table.splitlines():
        fields = line.split(" ")
        if len(fields) < _FIELDS:
            continue
        folder = PurePosixPath(_ESCAPED.sub(lambda escaped: chr(int(escaped[1], 8)), fields[1]))
        if wanted.is_relative_to(folder) and len(folder.parts) >= depth:
            found, depth = fields[2], len(folder.parts)
    return found


def _remote_drive(path: Path) -> str | None:
    windows: Any = ctypes
    root = path.absolute().anchor
    remote = root.startswith("\\\\") or windows.windll.kernel32.GetDriveTypeW(root) == _REMOTE_DRIVE
    return "smb" if remote else None
