"""What PostgreSQL and the network say, turned into coded errors that name the place and never a password."""

import contextlib
from collections.abc import Iterator

import psycopg
from psycopg import errors, pq
from psycopg.conninfo import make_conninfo

from lokalkontakt_core.errors import StoreError
from lokalkontakt_postgres.address import Address

_BUSY = (errors.LockNotAvailable, errors.DeadlockDetected, errors.SerializationFailure)
_CODES: tuple[tuple[tuple[type[psycopg.Error], ...], str], ...] = (
    ((errors.DiskFull,), "LKE116"),
    ((errors.InsufficientPrivilege, errors.ReadOnlySqlTransaction), "LKE175"),
    ((errors.QueryCanceled,), "LKE178"),
)
_BROKEN = {"57", "08"}
"""The classes of states in which a line breaks: the server is ended, or the connection failed."""


@contextlib.contextmanager
def told(address: Address, patience: float) -> Iterator[None]:
    """Turn what the server says into a coded error.

    Args:
        address: The register's place.
        patience: How many seconds a writer waits for another one.

    Raises:
        StoreError: LKE109 somebody else writes all the time, LKE116 the server's disk is full, LKE138 a text that no
            database can hold, LKE175 no right, LKE177 the line broke, LKE178 it took too long, LKE179 anything else.
    """
    try:
        yield
    except UnicodeEncodeError as error:
        raise StoreError("LKE138") from error
    except psycopg.Error as error:
        raise _problem(error, address.shown, patience) from error


def _problem(error: psycopg.Error, place: str, patience: float) -> StoreError:
    if isinstance(error, _BUSY):
        return StoreError("LKE109", seconds=round(patience))
    for kinds, code in _CODES:
        if isinstance(error, kinds):
            return StoreError(code, place=place)
    if isinstance(error, psycopg.DataError):
        return StoreError("LKE138")
    if isinstance(error, psycopg.OperationalError) and (error.sqlstate is None or error.sqlstate[:2] in _BROKEN):
        return StoreError("LKE177", place=place)
    return StoreError("LKE179", place=place, problem=error.sqlstate or type(error).__name__)


def refused(error: psycopg.OperationalError, address: Address) -> StoreError:
    """Tell why no connection came about.

    Libpq gives words only, in the server's language; whether a server is there at all is asked for apart.

    Returns:
        LKE171 when the server is there and refuses, else LKE170.
    """
    # Libpq's guesses at what one might look after are indented.
    said = [line.strip() for line in str(error).splitlines() if line.strip() and not line.startswith("\t")]
    problem = said[-1] if said else type(error).__name__
    password = address.parameters.get("password")
    if password and password in problem:  # libpq never says it; were that to change, it must not get out
        problem = type(error).__name__
    if _answers(address):
        return StoreError("LKE171", place=address.shown, problem=problem)
    return StoreError("LKE170", place=address.shown, problem=problem)


def _answers(address: Address) -> bool:
    conninfo = make_conninfo(**{**address.parameters, "connect_timeout": "2"})
    return pq.PGconn.ping(conninfo.encode()) == pq.Ping.OK
