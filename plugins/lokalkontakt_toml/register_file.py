"""The register file: what makes a folder a register, its format and its id."""

from typing import Any

from lokalkontakt_core.changes import FORMAT
from lokalkontakt_core.errors import DataError, StoreError
from lokalkontakt_toml.files import Files
from lokalkontakt_toml.layout import SCHEMAS, Layout
from lokalkontakt_toml.reading import content_of
from lokalkontakt_toml.toml_text import decoded, encoded, parsed, written

UNFINISHED = "unfinished"
"""The table that is there as long as the folder is being filled, and says how far that came."""


def write_register_file(register_id: str, layout: Layout, files: Files) -> None:
    """Write the register file of a new register."""
    files.create(layout.register, _content({"format": FORMAT, "id": register_id}))


def mark_unfinished(how_far: dict[str, Any], layout: Layout, files: Files) -> None:
    """Say in the register file how far filling the folder has come: until it is finished nobody is to read it."""
    document = {"format": FORMAT, "id": read_register_file(layout)["id"], UNFINISHED: how_far}
    files.replace(layout.register, _content(document))


def mark_finished(layout: Layout, files: Files) -> None:
    """Take back what `mark_unfinished` said."""
    files.replace(layout.register, _content({"format": FORMAT, "id": read_register_file(layout)["id"]}))


def _content(document: dict[str, Any]) -> bytes:
    return encoded(f"#:schema {SCHEMAS}/register.schema.json\n{written(document)}")


def check_register_file(layout: Layout, *, filling: bool = False) -> bool:
    """Refuse a folder that holds no register one may work with, after looking at nothing but its register file.

    Args:
        layout: The names.
        filling: True to let one pass where filling was broken off.

    Returns:
        Whether filling was broken off.

    Raises:
        StoreError: LKE160 when copying into it was broken off.
        Exception: What `read_register_file` raises.
    """
    unfinished = UNFINISHED in read_register_file(layout)
    if unfinished and not filling:
        raise StoreError("LKE160", place=str(layout.root))
    return unfinished


def read_register_file(layout: Layout) -> dict[str, Any]:
    """Give what the register file says.

    Raises:
        StoreError: LKE103 when there is no such folder, LKE193 when it is a file, LKE104 when it is no register,
            LKE191 when there are some in it, LKE105 when a newer version of the program has written it.
        DataError: What is wrong with the register file.
        OSError: It cannot be read.
    """
    if not layout.root.is_dir():
        from lokalkontakt_toml.beside import no_folder  # noqa: PLC0415 - a register that is there needs it not

        raise no_folder(layout.root)
    place = layout.place(layout.register)
    try:
        content = content_of(layout.register, place)
    except FileNotFoundError as error:
        from lokalkontakt_toml.beside import no_register  # noqa: PLC0415 - a register that is there needs it not

        raise no_register(layout.root) from error
    document: dict[str, Any] = parsed(decoded(content, place), place)
    written_in, register_id = document.get("format"), document.get("id")
    if type(written_in) is int and written_in > FORMAT:
        raise StoreError("LKE105", place=place, format=written_in, known=FORMAT)
    if type(written_in) is not int or written_in < 1 or not isinstance(register_id, str):
        raise DataError("LKE137", place=place)
    return document
