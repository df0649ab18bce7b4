"""The registers of a database: which one is meant, and a new one."""

from lokalkontakt_core.changes import FORMAT
from lokalkontakt_core.errors import StoreError
from lokalkontakt_postgres.database import Database
from lokalkontakt_postgres.migrating import LOCK

_MOST_SHOWN = 20
_REGISTERS = "SELECT id, format, scrub, filled IS NOT NULL FROM lokalkontakt.register ORDER BY id"


def choose(database: Database, *, filling: bool = False) -> tuple[str, bool]:
    """Find the register that is meant, checked to be there and readable.

    Args:
        database: Where.
        filling: True to give it also where filling was broken off.

    Returns:
        Its id, and whether its dead rows are to be scrubbed.

    Raises:
        StoreError: LKE172 the address names none and there are several, LKE173 there is none of that name, LKE174
            there is none at all, LKE105 it has a newer format, LKE160 it is only half copied.
    """
    with database.reading() as connection:
        rows = connection.execute(_REGISTERS).fetchall()
    place, wanted = database.address.shown, database.address.register
    formats: dict[str, int] = {register: number for register, number, _, _ in rows}
    if not formats:
        raise StoreError("LKE174", place=place)
    known = (*list(formats)[:_MOST_SHOWN], *(("…",) if len(formats) > _MOST_SHOWN else ()))
    if wanted is None:
        if len(formats) > 1:
            raise StoreError("LKE172", place=place, known=known)
        (wanted,) = formats
    if wanted not in formats:
        raise StoreError("LKE173", place=place, register=wanted, known=known)
    database.refuse_newer(formats[wanted], FORMAT)
    ((scrub, unfinished),) = (states for register, _, *states in rows if register == wanted)
    if unfinished and not filling:
        raise StoreError("LKE160", place=database.address.at(wanted).shown)
    return wanted, scrub


def found(database: Database, register: str) -> None:
    """Make a new, empty register.

    Raises:
        StoreError: LKE119 there is one of that name.
    """
    with database.writing() as connection:
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
        made = connection.execute(
            "INSERT INTO lokalkontakt.register (id, format) VALUES (%s, %s) ON CONFLICT (id) DO NOTHING",
            (register, FORMAT),
        )
        if made.rowcount == 0:
            raise StoreError("LKE119", place=database.address.at(register).shown)
