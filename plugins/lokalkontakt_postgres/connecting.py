"""Connections: how a server is reached, and what every connection to it is set to."""

import psycopg
from psycopg.rows import TupleRow

from lokalkontakt_postgres.address import Address
from lokalkontakt_postgres.problems import refused

Connection = psycopg.Connection[TupleRow]

STATEMENT_SECONDS = 30
"""How long one statement may take; reading many answers and sealing a wave may take longer."""

IDLE_SECONDS = 300
"""How long a transaction may be left open and unused: it keeps others waiting."""

# A server that is set to promise what is not on disk yet is asked not to; a stricter setting stays.
_SETTLE = """
    SELECT set_config('statement_timeout', %s, false), set_config('lock_timeout', %s, false),
        set_config('idle_in_transaction_session_timeout', %s, false),
        CASE WHEN current_setting('synchronous_commit') = 'off'
            THEN set_config('synchronous_commit', 'on', false) END
"""


def settle_in(connection: Connection, patience: float) -> None:
    """Set time limits, and see to it that a commit is on disk when it is said to be done.

    Args:
        connection: Just opened.
        patience: How many seconds to wait for another writer.
    """
    connection.execute(_SETTLE, (f"{STATEMENT_SECONDS}s", f"{round(patience * 1000)}ms", f"{IDLE_SECONDS}s"))


def connect(address: Address, patience: float, factory: type[Connection] = psycopg.Connection) -> Connection:
    """Open a connection of one's own, in which every statement is committed by itself unless a transaction is begun.

    Raises:
        StoreError: LKE170 there is no server, LKE171 it refuses.
    """
    try:
        connection = factory.connect(autocommit=True, **address.parameters)  # type: ignore[arg-type]
    except psycopg.OperationalError as error:
        raise refused(error, address) from error
    settle_in(connection, patience)
    return connection
