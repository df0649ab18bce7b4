"""Open and make registers in folders."""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.ports.store import Store
from lokalkontakt_toml.files import Files, told
from lokalkontakt_toml.later import later
from lokalkontakt_toml.layout import Layout, safe_name
from lokalkontakt_toml.lock import NoLock, WriterLock
from lokalkontakt_toml.register_file import check_register_file, write_register_file
from lokalkontakt_toml.register_store import TomlRegisterStore

if TYPE_CHECKING:  # see `later`
    from lokalkontakt_toml.access_log import TomlAccessLog
    from lokalkontakt_toml.delivery_store import TomlDeliveryStore
    from lokalkontakt_toml.keeper import TomlKeeper
    from lokalkontakt_toml.response_store import TomlResponseStore

SCHEME = "toml"

# Git keeps what is erased, and would show who answered an anonymous survey; keys and half-written files are no history.
_PLAIN_FILES = {
    ".gitattributes": b"* text eol=lf\n",
    ".gitignore": b"/secrets/\n/responses/\n/access/\n/tmp/\n/lock\n",
}


def open_store(path: Path, *, filling: bool = False) -> Store:
    """Open the register in a folder.

    Args:
        path: The folder.
        filling: True to open it also where filling was broken off, so that it can go on.

    Raises:
        StoreError: LKE103 no such folder, LKE193 a file, LKE104 no register, LKE105 a newer format, LKE160 only half
            copied; nothing else was read.
        DataError: The register file is damaged.
    """
    layout = Layout(path)
    return store_of(layout, Files(layout.temporary), WriterLock(layout.lock), filling=filling)


def store_of(layout: Layout, files: Files, lock: WriterLock | NoLock, *, filling: bool = False) -> Store:
    """Give the three stores of a register's folder, finishing what a crash has left unfinished.

    Raises as `open_store`.
    """
    lock.filling = filling
    with told(str(layout.root)):
        unfinished = check_register_file(layout, filling=filling)
    parts = layout, files, lock
    register = TomlRegisterStore(*parts)
    responses: TomlResponseStore = later("response_store:TomlResponseStore", *parts)
    deliveries: TomlDeliveryStore = later("delivery_store:TomlDeliveryStore", *parts)
    keeper: TomlKeeper = later("keeper:TomlKeeper", *parts, responses, deliveries)
    access: TomlAccessLog = later("access_log:TomlAccessLog", *parts)
    if not unfinished:
        # One who may only read opens it too; what needs it settled will say so.
        with contextlib.suppress(StoreError), told(str(layout.root)):
            register.settle()
            if layout.responses.is_dir() and any(layout.responses.iterdir()):
                responses.settle()
    return Store(f"{SCHEME}:{layout.root}", register, responses, deliveries, keeper, access)


def create_store(path: Path, register_id: str) -> Store:
    """Make a new, empty register in a folder, and the folder too when it is not there.

    Args:
        path: The folder; nothing may lie in it but hidden files, and what an earlier try has left.
        register_id: The register's id.

    Raises:
        StoreError: LKE119 when there is a register already, LKE160 one that is half copied, LKE139 when other files
            lie there, LKE193 when it is a file, LKE145 within another register, LKE134 for an id that is no safe
            name; LKE116 to LKE118 when it cannot be written.
    """
    from lokalkontakt_schemas.files import schema_bytes, schema_names  # noqa: PLC0415 - opening needs them not

    safe_name(register_id)
    layout = Layout(path)
    files = Files(layout.temporary)
    with told(str(path)):
        _refuse_within(path)
        if path.exists():
            _refuse_used(layout)
        for folder in layout.folders():
            files.make_folder(folder)
        for name, content in _PLAIN_FILES.items():
            files.replace(path / name, content)
        files.replace_all([(layout.schema(name), schema_bytes(name)) for name in schema_names()])
        try:
            write_register_file(register_id, layout, files)
        except FileExistsError as error:
            raise StoreError("LKE119", place=str(path)) from error
    return open_store(path)


def _refuse_within(path: Path) -> None:
    """Refuse a folder inside another register: what is done to that one would be done to this one too."""
    for parent in path.absolute().parents:
        if Layout(parent).register.is_file():
            raise StoreError("LKE145", place=str(path), parent=str(parent))


def _refuse_used(layout: Layout) -> None:
    if not layout.root.is_dir():
        from lokalkontakt_toml.beside import no_folder  # noqa: PLC0415 - seldom

        raise no_folder(layout.root)
    if layout.register.exists():
        check_register_file(layout)
        raise StoreError("LKE119", place=str(layout.root))
    ours = {folder.name for folder in layout.folders()}
    others = sorted(
        entry.name for entry in layout.root.iterdir() if not entry.name.startswith(".") and entry.name not in ours
    )
    if others:
        raise StoreError("LKE139", place=str(layout.root), found=others[0])
