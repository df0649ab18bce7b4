"""Watching: hear of other people's commits at the moment they are made, without asking again and again.

The port of register stores has no such call; `head` asked every second does what is needed. This is for programs that
want it sooner, or that watch many registers.
"""

import hashlib
from collections.abc import Iterator

from psycopg import sql

from lokalkontakt_postgres.address import Address
from lokalkontakt_postgres.connecting import connect
from lokalkontakt_postgres.database import PATIENCE
from lokalkontakt_postgres.problems import told

_HASHED = 24


def channel_of(register: str) -> str:
    """Give the channel that a register's commits are announced on; whoever hears it learns no name from it."""
    return f"lokalkontakt_{hashlib.sha256(register.encode()).hexdigest()[:_HASHED]}"


def watch(address: Address, register: str, seconds: float | None = None) -> Iterator[int]:
    """Give the revision of each commit as it is made by anybody, on a connection of its own.

    What was committed before the first revision is asked for is not announced: ask `head` after beginning to watch.

    Args:
        address: The database.
        register: The register's id.
        seconds: How long to listen; for good when left out.

    Raises:
        StoreError: LKE170 or LKE171 there is no connection; LKE177 it broke: what was committed since then is not
            announced.
    """
    with told(address, PATIENCE), connect(address, PATIENCE) as connection:
        connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel_of(register))))
        for notice in connection.notifies(timeout=seconds):
            yield int(notice.payload)
