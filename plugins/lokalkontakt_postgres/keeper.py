"""The keeper: a register in a database as a whole."""

from collections.abc import Callable, Iterator

from lokalkontakt_core.errors import DataError, LokalkontaktError
from lokalkontakt_core.ports.keeper import Contents, Filled, KeptWave, nothing_to_compare
from lokalkontakt_postgres.database import Database
from lokalkontakt_postgres.filling import clear, fill, filled_in
from lokalkontakt_postgres.scrubbing import is_owed, not_clean
from lokalkontakt_postgres.wave_rows import get_wave

_ABOVE = """
    SELECT count(*) FROM lokalkontakt.change_set c JOIN lokalkontakt.register r ON r.id = c.register
    WHERE r.id = %s AND c.revision > r.head
"""


class PostgresKeeper:
    """Gives a register out and takes it in.

    Args:
        database: The database, for one register.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def waves(self) -> tuple[str, ...]:
        """Give the ids of all waves."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT id FROM lokalkontakt.wave WHERE register = %s ORDER BY id", (self._database.register,)
            ).fetchall()
        return tuple(wave for (wave,) in rows)

    def kept(self, wave: str) -> KeptWave:
        """Give all of a wave but its answers."""
        with self._database.reading() as connection:
            found = get_wave(self._database, connection, wave)
            tickets = connection.execute(
                "SELECT handle, used, draft FROM lokalkontakt.ticket WHERE register = %s AND wave = %s",
                (self._database.register, wave),
            ).fetchall()
        return found.kept(tickets, self._database.place(f"wave/{wave} draft"))

    def fill(self, contents: Contents, compare: Callable[[], None] = nothing_to_compare) -> None:
        """Write everything into an empty register, or what is missing in one that is half filled."""
        with self._database.being_filled():
            fill(self._database, contents, compare)

    def filled(self) -> Filled | None:
        """Give how far a filling came that was broken off."""
        with self._database.connection() as connection:
            return filled_in(connection, self._database)

    def clear(self) -> None:
        """Take away what a filling that was broken off has left."""
        clear(self._database)

    def damage(self, *, repair: bool = False) -> Iterator[LokalkontaktError]:
        """Give change sets that lie above the head, which only a stranger to the program can have written."""
        del repair  # which of the two is right nobody can tell
        with self._database.reading() as connection:
            above = connection.execute(_ABOVE, (self._database.register,)).fetchone()
        if above is not None and above[0]:
            yield DataError("LKE168", place=self._database.place("change_set"), count=above[0])

    def surroundings(self) -> Iterator[LokalkontaktError]:
        """Give what was deleted and still lies in dead rows; where a server lies is its owner's choice."""
        if is_owed(self._database):
            yield not_clean(self._database)
