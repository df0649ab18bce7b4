"""Compiled words: the wordings of one package in one language, looked up in its `.mo` file as it lies.

The standard library makes a table of the whole file first, which takes longer than everything else that a listing does
with words: it looks up thirty of some thousand. The format keeps the msgids in order, so that each is found by halving.
"""

import struct
from bisect import bisect_left

_LITTLE_ENDIAN = b"\xde\x12\x04\x95"
_COUNT_AND_TABLES = 8
"""Where the header says how many msgids there are, and where the places of msgids and of wordings are listed."""
_MOST_KNOWN = 10_000
"""How many answers are remembered at most: what is asked for may be data, and most of that is never found."""


class CompiledWords:
    """The wordings of one file.

    Args:
        content: What the file holds, in UTF-8; nothing for a package without words.
    """

    def __init__(self, content: bytes = b"") -> None:
        self._content = content
        self._count = 0
        self._msgids: tuple[int, ...] = ()
        self._wordings: tuple[int, ...] = ()
        self._known: dict[str, str | None] = {}
        if content:
            order = "<" if content.startswith(_LITTLE_ENDIAN) else ">"
            self._count, msgids, wordings = struct.unpack_from(f"{order}3I", content, _COUNT_AND_TABLES)
            # Length and place of each, in turns.
            self._msgids = struct.unpack_from(f"{order}{2 * self._count}I", content, msgids)
            self._wordings = struct.unpack_from(f"{order}{2 * self._count}I", content, wordings)

    def find(self, msgid: str) -> str | None:
        """Give the wording of a msgid; None when there is none."""
        if msgid in self._known:
            return self._known[msgid]
        found = self._looked_up(msgid)
        if len(self._known) < _MOST_KNOWN:
            self._known[msgid] = found
        return found

    def text(self, msgid: str) -> str:
        """Give the wording of a msgid, which serves itself when there is none."""
        return self.find(msgid) or msgid

    def _looked_up(self, msgid: str) -> str | None:
        wanted = msgid.encode(errors="surrogatepass")  # what is asked for may be data
        index = bisect_left(range(self._count), wanted, key=self._msgid_at)
        if index == self._count or self._msgid_at(index) != wanted:
            return None
        return self._held(self._wordings, index).decode()

    def _msgid_at(self, index: int) -> bytes:
        return self._held(self._msgids, index)

    def _held(self, places: tuple[int, ...], index: int) -> bytes:
        length, start = places[2 * index : 2 * index + 2]
        return self._content[start : start + length]


def words_of(package: str, folder: str, language: str) -> CompiledWords:
    """Read the words of a package.

    Args:
        package: Its name.
        folder: Where it lies.
        language: For example `da`.
    """
    try:
        with open(f"{folder}/locale/{language}/LC_MESSAGES/{package}.mo", "rb") as file:  # noqa: PTH123 - help loads no pathlib
            return CompiledWords(file.read())
    except FileNotFoundError:  # a package without words, or a checkout whose catalogues were not compiled
        return CompiledWords()
