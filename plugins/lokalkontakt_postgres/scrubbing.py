"""Scrubbing: what was deleted is taken out of dead rows too, by writing the tables anew.

It is owed from the transaction that deletes until it is done. A row that somebody who began before can still see would
be written anew too, so they are waited for. Only the owner of the tables may do it, and everybody else waits meanwhile;
so where many share a server it is the owner's nightly work: `VACUUM (FULL)` of the same tables, while no transaction is
open, and `UPDATE lokalkontakt.register SET scrub = false`.
"""

import time

from psycopg import errors

from lokalkontakt_core.errors import StoreError
from lokalkontakt_postgres.connecting import Connection
from lokalkontakt_postgres.database import Database

_TABLES = ("ticket", "answer", "wave", "record", "change_set", "delivery", "access_log")
_OWE = "UPDATE lokalkontakt.register SET scrub = true WHERE id = %s"
_OWNED = "SELECT tableowner = current_user FROM pg_tables WHERE schemaname = 'lokalkontakt' AND tablename = 'answer'"
_DUE = "SELECT scrub FROM lokalkontakt.register WHERE id = %s"

_LOOK_AGAIN = 0.05

# The age of a transaction counts from the one that asks, once that has a number.
_TAKE_A_NUMBER = "SELECT txid_current()"
_BEGAN_BEFORE = """
    SELECT EXISTS (
            SELECT FROM pg_stat_activity
            WHERE pid <> pg_backend_pid() AND coalesce(datname, current_database()) = current_database()
                AND (age(backend_xmin) > 0 OR age(backend_xid) > 0))
        OR EXISTS (SELECT FROM pg_prepared_xacts WHERE database = current_database() AND age(transaction) > 0)
        OR EXISTS (SELECT FROM pg_replication_slots WHERE age(xmin) > 0)
"""
_FORGET_WHAT_WAS_SEEN = "SELECT pg_stat_clear_snapshot()"


def owe(database: Database, connection: Connection) -> None:
    """Note, in the transaction that deletes, that the tables are to be written anew."""
    connection.execute(_OWE, (database.register,))


def refuse_unless_owner(database: Database, connection: Connection) -> None:
    """Stop a role that could not write the tables anew: what it replaced would stay in dead rows.

    Raises:
        StoreError: LKE175.
    """
    if connection.execute(_OWNED).fetchone() != (True,):
        raise StoreError("LKE175", place=database.address.shown)


def scrub_if_due(database: Database, patience: float | None = None) -> None:
    """Write the tables anew if that is owed and this role may do it.

    Args:
        database: The database, for one register.
        patience: How many seconds to wait for others; as long as every writer does when left out.

    Raises:
        StoreError: LKE109 when others were at work in the tables all the time, or in a transaction they began before;
            it stays owed.
    """
    with database.reading() as connection:
        due = connection.execute(_DUE, (database.register,)).fetchone() == (True,)
        owned = connection.execute(_OWNED).fetchone() == (True,)
    if not (due and owned):
        return
    waited = database.patience if patience is None else patience
    with database.connection() as connection:
        connection.execute("SELECT set_config('lock_timeout', %s, false)", (f"{max(1, round(waited * 1000))}ms",))
        connection.execute("SET statement_timeout = 0")
        try:
            _wait_for_who_began_before(connection, waited)
            for table in _TABLES:
                # What the server has noted of common values is noted anew too.
                connection.execute(f"VACUUM (FULL, ANALYZE) lokalkontakt.{table}")
        except errors.LockNotAvailable as error:
            raise StoreError("LKE109", seconds=round(waited)) from error
        finally:
            connection.close()  # its limits are others than those of the rest
    with database.writing() as connection:
        connection.execute("UPDATE lokalkontakt.register SET scrub = false WHERE id = %s", (database.register,))


def _wait_for_who_began_before(connection: Connection, patience: float) -> None:
    until = time.monotonic() + patience
    with connection.transaction():
        connection.execute(_TAKE_A_NUMBER)
        while connection.execute(_BEGAN_BEFORE).fetchone() == (True,):
            if time.monotonic() >= until:
                raise StoreError("LKE109", seconds=round(patience))
            time.sleep(_LOOK_AGAIN)
            connection.execute(_FORGET_WHAT_WAS_SEEN)
