"""How far the sheets of an .xls file reach, looked up before any library lays them out in memory.

The file is a small file system of sectors (a compound file), and the workbook a stream of records in it. A few bytes
can name the cell at the far corner of a sheet, for which readers set aside everything before it.
"""

import struct
from collections.abc import Iterator

from attrs import frozen

from lokalkontakt_core.errors import FormError

MOST_RECORDS = 5_000_000
_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER, _ENTRY, _MINI_SECTOR = 512, 128, 64
_SHIFTS = frozenset({9, 12})
_IN_HEADER = 109
_LAST = 0xFFFFFFFA
"""Sector numbers from here on are marks: the end of a chain, a free sector."""
_STREAM, _ROOT = 2, 5
_SHEET, _DIMENSIONS, _END, _SEVERAL = 0x85, 0x200, 0x0A, 0xBD
_NAMES = frozenset({"workbook", "book"})
_MOST_STREAMS = 4
_CELLS = frozenset({0x006, 0x0D6, 0x0FD, 0x203, 0x204, 0x205, 0x206, 0x207, 0x27E, 0x406, _SEVERAL})


@frozen
class _Stream:
    name: str
    start: int
    size: int
    root: bool


class _File:
    """A compound file; sectors outside of the file are empty."""

    def __init__(self, content: bytes) -> None:
        (shift,) = struct.unpack_from("<H", content, 0x1E)
        if not content.startswith(_MAGIC) or shift not in _SHIFTS:
            raise ValueError("header")
        self.content, self.size = content, 1 << shift
        directory, self.cutoff, mini = (struct.unpack_from("<I", content, at)[0] for at in (0x30, 0x38, 0x3C))
        self.following = self.table(self.sectors_of_table())
        entries = self.joined(directory)
        self.streams = [found for at in range(0, len(entries) - _ENTRY + 1, _ENTRY) for found in _entry(entries, at)]
        root = next((one for one in self.streams if one.root), None)
        self.mini = self.joined(root.start) if root is not None else b""
        self.mini_following = self.table(self.chain(mini, self.following))

    def sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        return self.content[start : start + self.size]

    def sectors_of_table(self) -> list[int]:
        found = list(struct.unpack_from(f"<{_IN_HEADER}I", self.content, 0x4C))
        (following,) = struct.unpack_from("<I", self.content, 0x44)
        seen: set[int] = set()
        while following < _LAST and following not in seen:
            seen.add(following)
            words = self.table([following])
            found.extend(words[:-1])
            following = words[-1] if words else _LAST
        return [number for number in found if number < _LAST]

    def table(self, sectors: list[int]) -> list[int]:
        data = b"".join(self.sector(number) for number in sectors)
        return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))

    def chain(self, start: int, following: list[int]) -> list[int]:
        found: dict[int, None] = {}
        while start < len(following) and start not in found:
            found[start] = None
            start = following[start]
        return list(found)

    def joined(self, start: int) -> bytes:
        return b"".join(self.sector(number) for number in self.chain(start, self.following))

    def read(self, stream: _Stream) -> bytes:
        if stream.size >= self.cutoff:
            return self.joined(stream.start)
        parts = (
            self.mini[n * _MINI_SECTOR : (n + 1) * _MINI_SECTOR] for n in self.chain(stream.start, self.mini_following)
        )
        return b"".join(parts)


def _entry(entries: bytes, at: int) -> Iterator[_Stream]:
    kind = entries[at + 66]
    start, size = struct.unpack_from("<II", entries, at + 116)
    if kind in {_STREAM, _ROOT}:
        (length,) = struct.unpack_from("<H", entries, at + 64)
        name = entries[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        yield _Stream(name, start, size, kind == _ROOT)


class _Walk:
    """Walks the records of streams, from their heads and from where each sheet is said to begin."""

    def __init__(self, cells: int) -> None:
        self.data = b""
        self.cells_left = cells
        self.records_left = MOST_RECORDS

    def walk(self, data: bytes) -> None:
        self.data = data
        begins = {0: None} | dict.fromkeys(self.records(0))
        for begin in begins:
            self.measure(begin)

    def records(self, at: int) -> Iterator[int]:
        """Give where the sheets begin."""
        for kind, start, size in self.record(at, whole=True):
            if kind == _SHEET and size >= struct.calcsize("<I"):
                (begin,) = struct.unpack_from("<I", self.data, start)
                yield int(begin)

    def record(self, at: int, *, whole: bool) -> Iterator[tuple[int, int, int]]:
        while at + 4 <= len(self.data):
            kind, size = struct.unpack_from("<HH", self.data, at)
            self.records_left -= 1
            if self.records_left < 0:
                raise OverflowError
            size = min(size, len(self.data) - at - 4)
            yield kind, at + 4, size
            if kind == _END and not whole:
                return
            at += 4 + size

    def measure(self, begin: int) -> None:
        rows = columns = claimed = 0
        for kind, at, size in self.record(begin, whole=False):
            if kind == _DIMENSIONS:
                claimed = max(claimed, self.claimed(at, size))
            elif kind in _CELLS and size >= struct.calcsize("<HH"):
                row, column = struct.unpack_from("<HH", self.data, at)
                if kind == _SEVERAL:
                    column = max(column, struct.unpack_from("<H", self.data, at + size - 2)[0])
                rows, columns = max(rows, row + 1), max(columns, column + 1)
        self.cells_left -= max(rows * columns, claimed)
        if self.cells_left < 0:
            raise OverflowError

    def claimed(self, at: int, size: int) -> int:
        """Give how many cells a sheet says it has; older files count rows in two bytes, newer ones in four."""
        shape = "<IIHH" if size >= struct.calcsize("<IIHH") else "<HHHH"
        if size < struct.calcsize(shape):
            return 0
        first_row, last_row, first_column, last_column = struct.unpack_from(shape, self.data, at)
        return int(max(0, last_row - first_row + 1) * max(0, last_column - first_column + 1))


def _books(file: _File) -> list[_Stream]:
    books = [one for one in file.streams if one.name.lower() in _NAMES and not one.root]
    if not books or len(books) > _MOST_STREAMS:
        raise ValueError("no workbook")
    return books


def check_old_workbook(content: bytes, name: str, cells: int = 5_000_000) -> None:
    """Refuse an .xls file whose sheets reach too far.

    Args:
        content: The file.
        name: What it is called in errors.
        cells: How many cells its sheets may span together.

    Raises:
        FormError: SF227 when it is no compound file, SF229 when its sheets span too much.
    """
    try:
        file = _File(content)
        walk = _Walk(cells)
        for stream in _books(file):
            walk.walk(file.read(stream))
    except OverflowError as problem:
        raise FormError("SF229", file=name, limit=cells) from problem
    except (struct.error, ValueError) as problem:
        raise FormError("SF227", file=name, reason=str(problem)) from problem
