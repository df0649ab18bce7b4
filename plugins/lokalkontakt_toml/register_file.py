"""The register file: what makes a folder a register, its format and its id."""

from typing import Any

from lokalkontakt_core.changes import FORMAT
from lokalkontakt_core.errors import DataError, StoreError
from lokalkontakt_toml.files import Files
from lokalkontakt_toml.layout import SCHEMAS, Layout
from lokalkontakt_toml.reading import content_of
from lokalkontakt_toml.toml_text import decoded, encoded, parsed, written

UNFINISHED = "LKE160"
"""The code of a register that was being filled when the program was ended."""


def write_register_file(register_id: str, layout: Layout, files: Files) -> None:
    """Write the register file of a new register."""
    files.create(layout.register, _content({"format": FORMAT, "id": register_id}))


def mark_unfinished(register_id: str, layout: Layout, files: Files) -> None:
    """Say in the register file that others are being filled in: until it is finished nobody is to read them."""
    files.replace(layout.register, _content({"format": FORMAT, "id": register_id, "unfinished": True}))


def mark_finished(register_id: str, layout: Layout, files: Files) -> None:
    """Take back what `mark_unfinished` said."""
    files.replace(layout.register, _content({"format": FORMAT, "id": register_id}))


def is_unfinished(layout: Layout) -> bool:
    """Tell whether the register file says that filling was broken off."""
    try:
        check_register_file(layout)
    except StoreError as problem:
        return problem.code == UNFINISHED
    return False


def _content(document: dict[str, Any]) -> bytes:
    return encoded(f"#:schema {SCHEMAS}/register.schema.json\n{written(document)}")


def check_register_file(layout: Layout) -> str:
    """Give the id of the register in a folder, after looking at nothing but its register file.

    Raises:
        StoreError: LKE103 when there is no such folder, LKE104 when it is no register, LKE105 when a newer version
            of the program has written it, LKE160 when copying into it was broken off.
        DataError: What is wrong with the register file.
        OSError: It cannot be read.
    """
    root = str(layout.root)
    if not layout.root.is_dir():
        raise StoreError("LKE103", place=root)
    place = layout.place(layout.register)
    try:
        content = content_of(layout.register, place)
    except FileNotFoundError as error:
        raise StoreError("LKE104", place=root) from error
    document = parsed(decoded(content, place), place)
    written_in, register_id = document.get("format"), document.get("id")
    if type(written_in) is int and written_in > FORMAT:
        raise StoreError("LKE105", place=place, format=written_in, known=FORMAT)
    if type(written_in) is not int or written_in < 1 or not isinstance(register_id, str):
        raise DataError("LKE137", place=place)
    if document.get("unfinished") is True:
        raise StoreError(UNFINISHED, place=root)
    return register_id
