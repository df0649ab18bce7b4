"""The plugin: `postgresql://SERVER/DATABASE?register=ID` opens a register; nothing is imported before one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lokalkontakt_core.extension.hooks import hookimpl

if TYPE_CHECKING:  # loaded on every start
    from collections.abc import Sequence

    from lokalkontakt_core.ports.store import Store

LOKALKONTAKT_API = "1"
REQUIRES = ("psycopg", "psycopg_pool")
EXTRA = "postgres"

_SCHEMES = ("postgres", "postgresql")


@hookimpl
def lokalkontakt_store_schemes() -> Sequence[str]:
    """Name the scheme, and the other name libpq knows it by."""
    return _SCHEMES


@hookimpl
def lokalkontakt_open_store(
    scheme: str,
    location: str,
    create: bool,  # noqa: FBT001 - the hook's
    filling: bool,  # noqa: FBT001
) -> Store | None:
    """Open or make a register in a database; a new one is called what `register` says, else like the database."""
    if scheme not in _SCHEMES:
        return None
    from lokalkontakt_postgres.address import Address  # noqa: PLC0415 - nothing is imported before a store is asked for
    from lokalkontakt_postgres.store import create_store, open_store  # noqa: PLC0415

    address = Address.parse(location)
    return create_store(address) if create else open_store(address, filling=filling)
