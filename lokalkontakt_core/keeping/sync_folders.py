"""Sync folders: does a path lie in a folder that a program keeps the same on several computers?"""

import re

_PROGRAMS = (
    ("OneDrive", re.compile(r"OneDrive(?: - .+|-.+)?", re.IGNORECASE)),
    ("Dropbox", re.compile(r"Dropbox(?: \(.+\))?", re.IGNORECASE)),
    ("Google Drive", re.compile(r"Google ?Drive(?:-.+)?|My Drive|Mit drev", re.IGNORECASE)),
    ("iCloud", re.compile(r"iCloud ?Drive|com~apple~CloudDocs|Mobile Documents", re.IGNORECASE)),
    ("Nextcloud", re.compile(r"Nextcloud\d*|ownCloud", re.IGNORECASE)),
)
_SEPARATORS = re.compile(r"[/\\]+")


def sync_program_of(path: str) -> str | None:
    """Give the name of the program, going by what its folders are called; None when none is recognised.

    Args:
        path: Absolute, with links followed.
    """
    for part in _SEPARATORS.split(path):
        for program, called in _PROGRAMS:
            if called.fullmatch(part):
                return program
    return None
