"""The plugin: `sqlite:FILE` opens a register in one file; nothing is imported before one is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lokalkontakt_core.extension.hooks import hookimpl

if TYPE_CHECKING:  # loaded on every start
    from collections.abc import Sequence

    from lokalkontakt_core.ports.store import Store

LOKALKONTAKT_API = "1"


@hookimpl
def lokalkontakt_store_schemes() -> Sequence[str]:
    """Name the scheme."""
    return ("sqlite",)


@hookimpl
def lokalkontakt_open_store(
    scheme: str,
    location: str,
    create: bool,  # noqa: FBT001 - the hook's
    filling: bool,  # noqa: FBT001
) -> Store | None:
    """Open or make a register in a file; its id is the file's name, without its ending, as a slug."""
    if scheme != "sqlite":
        return None
    from pathlib import Path  # noqa: PLC0415 - nothing is imported before a store is asked for

    from lokalkontakt_core.identity import slug  # noqa: PLC0415
    from lokalkontakt_sqlite.store import create_store, open_store  # noqa: PLC0415

    path = Path(location).expanduser()
    return create_store(path, slug(path.stem)) if create else open_store(path, filling=filling)
