"""Ids: a readable slug for places and forms, an opaque one for all that can concern a person."""

import re
import unicodedata
from collections.abc import Callable, Container
from typing import Final, Protocol

_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "y", "ß": "ss", "ð": "d", "þ": "th"}
)
_GAPS = re.compile(r"[^a-z0-9]+")
# Ids become file names, alone and joined to others: Windows keeps these for devices, and names have a greatest length.
_DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
SLUG_LIMIT: Final = 60
"""Characters of a name that go into its slug."""


class Ids(Protocol):
    """Where new opaque ids come from: counted in examples and tests, random otherwise."""

    def mint(self, kind: str) -> str:
        """Give a new id such as `person-7k3qf`, never given before."""
        ...


def slug(name: str, taken: Container[str] = ()) -> str:
    """Give an ASCII id for a name: lower case, æ→ae ø→oe å→aa, words joined by a hyphen, `-2` when it is taken.

    A long name is cut at `SLUG_LIMIT`; a name that Windows keeps for a device counts as taken.
    """
    folded = unicodedata.normalize("NFC", name).lower().translate(_LETTERS)
    ascii_only = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    first = _GAPS.sub("-", ascii_only)[:SLUG_LIMIT].strip("-") or "x"
    candidate, number = first, 1
    while candidate in taken or _DEVICES.fullmatch(candidate):
        number += 1
        candidate = f"{first}-{number}"
    return candidate


class CountedIds:
    """Ids in counted order (`person-00001`), for examples and tests.

    Args:
        start: The number before the first.
    """

    def __init__(self, start: int = 0) -> None:
        self._last = start

    def mint(self, kind: str) -> str:
        """Give the next id."""
        self._last += 1
        return f"{kind}-{self._last:05d}"


class ReplayedIds:
    """Ids that come again in the same order after a rewind, so that a use case run twice writes the same ids.

    Args:
        source: Where ids come from the first time.
        taken: Tells whether a record of a kind has an id already; such an id is not given.
    """

    def __init__(self, source: Ids, taken: Callable[[str, str], bool] | None = None) -> None:
        self._source = source
        self._taken = taken
        self._minted: list[tuple[str, str]] = []
        self._next = 0

    def rewind(self) -> None:
        """Begin again with the first id that was given."""
        self._next = 0

    def mint(self, kind: str) -> str:
        """Give the id of the same place in the earlier run, if its kind is the same, else a new one."""
        if self._next < len(self._minted) and self._minted[self._next][0] == kind:
            minted = self._minted[self._next][1]
        else:
            del self._minted[self._next :]
            minted = self._fresh(kind)
            self._minted.append((kind, minted))
        self._next += 1
        return minted

    def _fresh(self, kind: str) -> str:
        minted = self._source.mint(kind)
        while self._taken is not None and self._taken(kind, minted):
            minted = self._source.mint(kind)
        return minted
