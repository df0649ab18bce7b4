"""The keeper: a register's file as a whole."""

from collections.abc import Callable, Iterator

from lokalkontakt_core.errors import DataError, LokalkontaktError, StoreError
from lokalkontakt_core.keeping.sync_folders import sync_program_of
from lokalkontakt_core.ports.keeper import Contents, Filled, KeptWave, nothing_to_compare
from lokalkontakt_sqlite.database import Database
from lokalkontakt_sqlite.filling import clear, fill, filled_in
from lokalkontakt_sqlite.scrubbing import is_owed, not_clean
from lokalkontakt_sqlite.wave_rows import get_wave

_OF_INDEXES = ("missing from index", "wrong # of entries in index", "non-unique entry in index")


class SqliteKeeper:
    """Gives a register's file out and takes it in.

    Args:
        database: The file.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def waves(self) -> tuple[str, ...]:
        """Give the ids of all waves."""
        with self._database.reading() as connection:
            return tuple(wave for (wave,) in connection.execute("SELECT id FROM wave ORDER BY id"))

    def kept(self, wave: str) -> KeptWave:
        """Give all of a wave but its answers."""
        place = self._database.place(f"wave/{wave}")
        with self._database.reading() as connection:
            found = get_wave(connection, wave, place)
            tickets = connection.execute("SELECT handle, used, draft FROM ticket WHERE wave = ?", (wave,)).fetchall()
        return found.kept(tickets, f"{place} draft")

    def fill(self, contents: Contents, compare: Callable[[], None] = nothing_to_compare) -> None:
        """Write everything into an empty file, or what is missing in one that is half filled."""
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
        """Give what SQLite's own thorough check finds; indexes are made anew, since the rows say what is in them."""
        found = self._found()
        if repair and found and all(any(known in line for known in _OF_INDEXES) for line in found):
            with self._database.writing() as connection:
                connection.execute("REINDEX")
            found = self._found()
        if found:
            yield DataError("LKE147", place=str(self._database.path), found=found)

    def surroundings(self) -> Iterator[LokalkontaktError]:
        """Give the folder's sync program, where it lies in such a folder, and what was deleted and not yet scrubbed."""
        program = sync_program_of(str(self._database.path.resolve().parent))
        if program is not None:
            yield StoreError("LKE167", place=str(self._database.path), program=program)
        if is_owed(self._database):
            yield not_clean(self._database)

    def _found(self) -> tuple[str, ...]:
        with self._database.connection() as connection:
            found = tuple(line for (line,) in connection.execute("PRAGMA integrity_check"))
        return () if found == ("ok",) else found
