"""What an .xlsx file unpacks to, looked through before any library lays it out in memory.

A file of a few kilobytes can claim gigabytes: parts that unpack a thousandfold, a cell at the far corner of a sheet, a
long text that a million cells share, sizes in its directory that are not true. It is unpacked piece by piece here,
never as a whole, and refused at the first limit it passes.
"""

import copy
import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from attrs import frozen

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.interchange.sheet_extent import Extent, Measure, OverLimitError, UnfitError

MOST_PARTS = 5_000
_PIECE = 1 << 18
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_WORKBOOK = "xl/workbook.xml"
_SHARED = "xl/sharedstrings.xml"
_LOCKED = 0x1
_DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)


@frozen
class Limits:
    """What a workbook may take up.

    Attributes:
        unpacked: Bytes of all its parts.
        cells: Of all its sheets, those between the first and the last one that holds something counted as well.
        characters: Of the texts of all cells, a text that several share counted for each.
    """

    unpacked: int = 200_000_000
    cells: int = 5_000_000
    characters: int = 50_000_000


STANDARD = Limits()


class _Package:
    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        self.archive = archive
        self.left = limits.unpacked
        self.extent = Extent(limits.cells, limits.characters)

    def check(self) -> None:
        entries = self.archive.infolist()
        names = [entry.filename.lower() for entry in entries]
        if _WORKBOOK not in names:
            raise UnfitError(f"no {_WORKBOOK}")
        if len(entries) > MOST_PARTS or len(set(names)) != len(names):
            raise UnfitError("parts")
        # Texts that cells share come first, so that their length is known when the cells are met.
        for entry in sorted(entries, key=lambda one: one.filename.lower() != _SHARED):
            if entry.compress_type not in _METHODS or entry.flag_bits & _LOCKED:
                raise UnfitError(entry.filename)
            if entry.filename.lower().endswith((".xml", ".rels")):
                self.extent.read(self.pieces(entry))
            else:
                for _ in self.pieces(entry):
                    pass

    def pieces(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """Unpack a part piece by piece, however large its directory says it is."""
        honest = copy.copy(entry)
        # Past the limit, so that this is noticed before the checksum of what was read until then is found wrong.
        honest.file_size = self.left + 2 * _PIECE
        size = 0
        with self.archive.open(honest) as file:
            while piece := file.read(_PIECE):
                size += len(piece)
                self.left -= len(piece)
                if self.left < 0:
                    raise OverLimitError(Measure.BYTES)
                yield piece
        if size != entry.file_size:
            raise UnfitError(entry.filename)


def check_package(content: bytes, name: str, limits: Limits = STANDARD) -> None:
    """Refuse a workbook that is none, or that would take up much more than its size suggests.

    Args:
        content: The file.
        name: What it is called in errors.
        limits: What it may take up.

    Raises:
        FormError: SF227 when it is no workbook or is damaged, SF228 when it unpacks to too much, SF229 when its sheets
            span too many cells, SF270 when these hold too much text.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            package = _Package(archive, limits)
            package.check()
    except OverLimitError as problem:
        if problem.measure is Measure.CELLS:
            raise FormError("SF229", file=name, limit=limits.cells) from problem
        if problem.measure is Measure.CHARACTERS:
            raise FormError("SF270", file=name, limit=limits.characters) from problem
        raise FormError("SF228", file=name, limit=limits.unpacked // 1_000_000) from problem
    except UnfitError as problem:
        raise FormError("SF227", file=name, reason=str(problem)) from problem
    except expat.ExpatError as problem:
        raise FormError("SF227", file=name, reason=expat.ErrorString(problem.code)) from problem
    except _DAMAGED as problem:
        raise FormError("SF227", file=name, reason=str(problem) or type(problem).__name__) from problem
