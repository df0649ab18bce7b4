"""What the operating system refused, as a word that the catalogues know: its own words come in its own language."""

import enum
import errno


class OsTrouble(enum.StrEnum):
    """Why a file could not be read or written."""

    MISSING = "missing"
    FOLDER = "folder"
    NO_FOLDER = "no_folder"
    NO_ACCESS = "no_access"
    READ_ONLY = "read_only"
    DISK_FULL = "disk_full"
    NAME = "name"
    NOT_TEXT = "not_text"
    OTHER = "other"


_BY_NUMBER = {
    errno.ENOENT: OsTrouble.MISSING,
    errno.EISDIR: OsTrouble.FOLDER,
    errno.ENOTDIR: OsTrouble.NO_FOLDER,
    errno.EACCES: OsTrouble.NO_ACCESS,
    errno.EPERM: OsTrouble.NO_ACCESS,
    errno.EROFS: OsTrouble.READ_ONLY,
    errno.ENOSPC: OsTrouble.DISK_FULL,
    errno.EDQUOT: OsTrouble.DISK_FULL,
    errno.ENAMETOOLONG: OsTrouble.NAME,
}


def os_trouble(problem: OSError | ValueError) -> OsTrouble:
    """Give the word for what went wrong with a file.

    Args:
        problem: What was raised; a `ValueError` is a name no file can have, or content that is no text.
    """
    if isinstance(problem, UnicodeDecodeError):
        return OsTrouble.NOT_TEXT
    if isinstance(problem, ValueError):
        return OsTrouble.NAME
    return _BY_NUMBER.get(problem.errno or 0, OsTrouble.OTHER)
