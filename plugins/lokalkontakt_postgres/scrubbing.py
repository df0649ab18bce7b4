"""Scrubbing: what was deleted is taken out of dead rows too, by writing the tables anew.

It is owed from the transaction that deletes until it is done. A row that somebody who began before can still see would
be written anew too, so they are waited for. Only the owner of the tables may do it, and everybody else waits meanwhile;
so where many share a server it is the owner's nightly work: `VACUUM (FULL)` of the same tables, while no transaction is
open, and `UPDATE lokalkontakt.register SET scrub = false`.
"""

import time

from lokalkontakt_core.errors import OwedError, StoreError
from lokalkontakt_postgres.connecting import Connection
from lokalkontakt_postgres.database import Database

_TABLES = ("ticket", "answer", "wave", "record", "change_set", "delivery", "access_log")
_OWE = "UPDATE lokalkontakt.register SET scrub = true WHERE id = %s"
_OWNED = "SELECT tableowner = current_user FROM pg_tables WHERE schemaname = 'lokalkontakt' AND tablename = 'answer'"
# The number of the last transaction that wrote the row: it is another one when somebody has deleted more meanwhile, or
# committed, which cannot be told apart.
_OWED = "SELECT xmin::text FROM lokalkontakt.register WHERE id = %s AND scrub"
_DONE = "UPDATE lokalkontakt.register SET scrub = false WHERE id = %s AND xmin::text = %s"

_LOOK_AGAIN = 0.05

# The age of a transaction counts from the one that asks, once that has a number. Who writes in another database holds
# rows here too: whatever a statement here may see is reckoned from the oldest writer of the whole server.
_TAKE_A_NUMBER = "SELECT txid_current()"
_BEGAN_BEFORE = """
    SELECT EXISTS (
            SELECT FROM pg_stat_activity
            WHERE pid <> pg_backend_pid() AND (age(backend_xid) > 0
                OR age(backend_xmin) > 0 AND coalesce(datname, current_database()) = current_database()))
        OR EXISTS (SELECT FROM pg_prepared_xacts WHERE age(transaction) > 0)
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


def is_owed(database: Database) -> bool:
    """Tell whether something that was deleted may still lie in dead rows."""
    return _owed(database) is not None


def not_clean(database: Database) -> OwedError:
    """Give what a person is told as long as it is owed."""
    return OwedError("LKE196", place=database.address.shown)


def scrub_if_due(database: Database, patience: float | None = None) -> None:
    """Write the tables anew if that is owed and this role may do it, again when more is deleted meanwhile.

    Args:
        database: The database, for one register.
        patience: How many seconds to wait for others; as long as every writer does when left out.

    Raises:
        OwedError: LKE196 when others were at work in the tables all the time, or in a transaction they began before;
            it stays owed.
    """
    waited = database.patience if patience is None else patience
    until = time.monotonic() + waited
    while (owed := _owed(database)) is not None and _may(database):
        try:
            _write_anew(database, waited)
            with database.writing() as connection:
                done = connection.execute(_DONE, (database.register, owed)).rowcount == 1
        except StoreError as error:
            if error.code != "LKE109":
                raise
            raise not_clean(database) from error
        if not done and time.monotonic() >= until:
            raise not_clean(database)


def _owed(database: Database) -> str | None:
    with database.reading() as connection:
        row = connection.execute(_OWED, (database.register,)).fetchone()
    return None if row is None else str(row[0])


def _may(database: Database) -> bool:
    with database.reading() as connection:
        return connection.execute(_OWNED).fetchone() == (True,)


def _write_anew(database: Database, patience: float) -> None:
    with database.connection() as connection:
        connection.execute("SELECT set_config('lock_timeout', %s, false)", (f"{max(1, round(patience * 1000))}ms",))
        connection.execute("SET statement_timeout = 0")
        try:
            _wait_for_who_began_before(connection, patience)
            for table in _TABLES:
                # What the server has noted of common values is noted anew too.
                connection.execute(f"VACUUM (FULL, ANALYZE) lokalkontakt.{table}")
        finally:
            connection.close()  # its limits are others than those of the rest


def _wait_for_who_began_before(connection: Connection, patience: float) -> None:
    until = time.monotonic() + patience
    with connection.transaction():
        connection.execute(_TAKE_A_NUMBER)
        while connection.execute(_BEGAN_BEFORE).fetchone() == (True,):
            if time.monotonic() >= until:
                raise StoreError("LKE109", seconds=round(patience))
            time.sleep(_LOOK_AGAIN)
            connection.execute(_FORGET_WHAT_WAS_SEEN)
