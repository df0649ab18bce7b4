"""Open and make registers in databases."""

import contextlib

from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.identity import slug
from lokalkontakt_core.ports.store import Store
from lokalkontakt_postgres.access_log import PostgresAccessLog
from lokalkontakt_postgres.address import Address
from lokalkontakt_postgres.connecting import connect
from lokalkontakt_postgres.database import PATIENCE, Database
from lokalkontakt_postgres.delivery_store import PostgresDeliveryStore
from lokalkontakt_postgres.keeper import PostgresKeeper
from lokalkontakt_postgres.register_store import PostgresRegisterStore
from lokalkontakt_postgres.registers import choose, found
from lokalkontakt_postgres.response_store import PostgresResponseStore
from lokalkontakt_postgres.scrubbing import scrub_if_due


def open_store(address: Address, *, filling: bool = False) -> Store:
    """Open a register; older tables are brought up to date first.

    Args:
        address: Where.
        filling: True to open it also where filling was broken off, so that it can go on.

    Raises:
        StoreError: LKE170 there is no server, LKE171 it refuses, LKE172 the address names no register and there are
            several, LKE173 there is none of that name, LKE174 there is none at all, LKE175 no right, LKE105 a newer
            format, LKE160 it is only half copied; nothing else was read, nothing changed.
    """
    connect(address, PATIENCE).close()  # a wrong password or name is told at once, not after waiting
    return store_of(Database(address), filling=filling)


def store_of(database: Database, *, filling: bool = False) -> Store:
    """Give the three stores of a register, finishing what a crash has left unfinished."""
    database.filling = filling
    database.bring_up_to_date()
    register_id, scrub_due = choose(database, filling=filling)
    database = database.at(register_id)
    if scrub_due:
        with contextlib.suppress(StoreError):  # others may be reading and writing
            scrub_if_due(database, patience=0)
    register, responses = PostgresRegisterStore(database), PostgresResponseStore(database)
    deliveries, keeper = PostgresDeliveryStore(database), PostgresKeeper(database)
    return Store(database.address.shown, register, responses, deliveries, keeper, PostgresAccessLog(database))


def create_store(address: Address) -> Store:
    """Make a new, empty register, and the tables too when there are none.

    Args:
        address: Where; the register is called like the database when the address names none.

    Raises:
        StoreError: LKE119 when there is one of that name; LKE175 when tables or registers may not be made; what
            `open_store` says of the server.
    """
    connect(address, PATIENCE).close()
    database = Database(address)
    database.bring_up_to_date(make=True)
    register = address.register or slug(address.database)
    found(database, register)
    return store_of(database.at(register))
