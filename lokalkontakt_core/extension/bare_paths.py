"""Paths without a type: each means a folder, so one that is called like a file is asked about and never guessed at."""

from pathlib import Path

from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.extension.url import Location

FILE_ENDINGS = (".db", ".sqlite", ".sqlite3")
"""How the names of files end that hold a register."""


def refuse_file_name(url: str) -> None:
    """Refuse a bare path that is called like a register in a file, where nothing is of that name yet.

    Whoever leaves out `sqlite:` would otherwise be given a folder of that name. With a type before it every name is
    taken as it stands, and so is one with a slash behind it. What a file there is, the store of folders tells.

    Raises:
        UsageError: LKE156.
    """
    bare = not Location.parse(url, default="").scheme
    if bare and url.lower().endswith(FILE_ENDINGS) and not Path(url).expanduser().exists():
        raise UsageError("LKE156", place=url)
