"""Many rows as they come over the line: read here while the server goes on sending, never all in memory."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any, cast

from psycopg import Cursor, capabilities
from psycopg.rows import TupleRow

BATCH = 500
"""How many rows are taken from the line at once."""


@contextmanager
def streamed(cursor: Cursor[TupleRow], statement: str, values: Sequence[Any]) -> Iterator[Iterator[TupleRow]]:
    """Ask for rows that may be too many to hold; while they come nothing else may be asked on the connection.

    Who stops early leaves the block, and the server is told to stop too. That must not wait for the garbage collector:
    until then the connection is locked.

    Args:
        cursor: On a connection in a transaction.
        statement: What gives the rows.
        values: What belongs into it.
    """
    size = BATCH if capabilities.has_stream_chunked() else 1  # libpq before 17 gives one at a time
    with closing(cast("Generator[TupleRow]", cursor.stream(statement, values, size=size))) as rows:
        yield rows
