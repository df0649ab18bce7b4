"""Record files: one record as TOML, and below it a comment with the revision it was written at and a digest.

The digest tells a file that the program wrote from one that somebody has changed by hand since.
"""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from lokalkontakt_core.codec.documents import from_document, to_document
from lokalkontakt_core.errors import DataError, LokalkontaktError
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.records.kinds import RECORD_TYPES
from lokalkontakt_core.values import frozen
from lokalkontakt_toml.layout import SCHEMAS, SUFFIX, Layout, is_strange
from lokalkontakt_toml.reading import content_of
from lokalkontakt_toml.toml_text import decoded, encoded, parsed, written

_SEAL = re.compile(r"^# revision (\d+) sha256 ([0-9a-f]{64})\n?\Z", re.MULTILINE)
_SEAL_START = "\n# revision "


@frozen
class Sheet:
    """The text of a record file.

    Attributes:
        place: How the file is named in messages.
        text: All of it.
        revision: The revision it says it was written at; None when it says nothing.
        sealed: The digest it was written with; None when it says nothing.
        digest: The digest of what stands there now.
    """

    place: str
    text: str
    revision: int | None
    sealed: str | None
    digest: str


@frozen
class RecordFile:
    """A record file as found.

    Attributes:
        record: What it holds.
        revision: The revision it says it was written at; None when it says nothing.
        sealed: The digest it was written with; None when it says nothing.
        digest: The digest of what stands there now.
    """

    record: Record
    revision: int | None
    sealed: str | None
    digest: str

    @property
    def intact(self) -> bool:
        """Tell whether nobody has changed it since the program wrote it."""
        return self.sealed == self.digest


def _digest(body: str) -> str:
    return hashlib.sha256(encoded(body)).hexdigest()


def _body(record: Record) -> str:
    return f"#:schema ../../{SCHEMAS}/records/{record.kind}.schema.json\n{written(to_document(record))}"


def digest_of(record: Record) -> str:
    """Give the digest the file of a record is written with."""
    return _digest(_body(record))


def record_content(record: Record, revision: int) -> tuple[bytes, str]:
    """Give what the file of a record holds, and its digest."""
    body = _body(record)
    digest = _digest(body)
    return encoded(f"{body}{_SEAL_START}{revision} sha256 {digest}\n"), digest


def read_record(layout: Layout, ref: Ref) -> RecordFile:
    """Read a record file.

    Args:
        layout: The names.
        ref: Which record; its id is a safe name.

    Raises:
        DataError: It cannot be read; `details` has one entry for each problem, each with file, line and field.
        FileNotFoundError: There is none.
    """
    return _understood(ref, _sheet(os.fspath(layout.records), ref))


def _sheet(folder: str, ref: Ref) -> Sheet:
    # Thousands of files are read this way when a register is opened, so paths are plain strings here.
    name = f"{ref.kind}/{ref.id}{SUFFIX}"
    place = f"records/{name}"
    text = decoded(content_of(f"{folder}/{name}", place), place)
    start = text.rfind(_SEAL_START)
    seal = _SEAL.match(text, start + 1) if start >= 0 else None
    revision, sealed = (int(seal[1]), seal[2]) if seal else (None, None)
    return Sheet(place, text, revision, sealed, _digest(text[:start] if seal else text))


def _understood(ref: Ref, sheet: Sheet) -> RecordFile:
    text, place = sheet.text, sheet.place
    document = parsed(text, place)
    try:
        record = from_document(ref.kind, document, place)
    except DataError as error:
        from lokalkontakt_toml.file_problems import unreadable_field  # noqa: PLC0415 - not needed while all is well

        details = tuple(unreadable_field(problem, text, place) for problem in error.details)
        raise DataError(error.code, details=details, **error.values) from None
    if record.id != ref.id:
        from lokalkontakt_toml.file_problems import other_id  # noqa: PLC0415 - not needed while all is well

        raise other_id(record.id, text, place)
    return RecordFile(record, sheet.revision, sheet.sealed, sheet.digest)


def read_records(layout: Layout) -> dict[Ref, RecordFile]:
    """Read every record file there is.

    Raises:
        DataError: LKE130 with one detail for each problem in any of them.
    """
    sheets, problems = read_sheets(layout)
    return understood(sheets, problems)


def read_sheets(layout: Layout) -> tuple[dict[Ref, Sheet], list[LokalkontaktError]]:
    """Read the text of every record file there is, and tell what is wrong so far."""
    sheets: dict[Ref, Sheet] = {}
    problems: list[LokalkontaktError] = []
    folder = os.fspath(layout.records)
    for ref in _refs(layout, problems):
        try:
            sheets[ref] = _sheet(folder, ref)
        except FileNotFoundError:
            continue  # a writer took it away just now; its change set tells
        except DataError as error:
            problems.append(error)
    return sheets, problems


def understood(sheets: Mapping[Ref, Sheet], problems: Iterable[LokalkontaktError] = ()) -> dict[Ref, RecordFile]:
    """Give what stands in texts.

    Args:
        sheets: The texts.
        problems: What is known to be wrong already.

    Raises:
        DataError: LKE130 with one detail for each problem in any of them.
    """
    found: dict[Ref, RecordFile] = {}
    details: list[LokalkontaktError] = []
    for ref, sheet in sheets.items():
        try:
            found[ref] = _understood(ref, sheet)
        except DataError as error:
            details.extend(error.details or (error,))
    details.extend(problems)
    if details:
        raise DataError("LKE130", count=len(details), details=tuple(details))
    return found


def _refs(layout: Layout, problems: list[LokalkontaktError]) -> Iterator[Ref]:
    for kind in sorted(_names(layout.records)):
        folder = layout.records / kind
        if kind.startswith(".") or not folder.is_dir():
            continue
        if kind not in RECORD_TYPES:
            problems.append(DataError("LKE124", place=layout.place(folder), kind=kind))
            continue
        for name in sorted(_names(folder)):
            if is_strange(name):
                problems.append(DataError("LKE131", place=layout.place(folder / name), file=name))
            elif name.endswith(SUFFIX) and not name.startswith("."):
                yield Ref(kind, name.removesuffix(SUFFIX))


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - thousands of names, no paths wanted
    except FileNotFoundError:
        return []
