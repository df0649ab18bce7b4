"""Redacting the rows of one wave: form, title, drafts and answers, in the transaction of the caller."""

from collections.abc import Iterator

from lokalkontakt_core.codec.json_text import to_json
from lokalkontakt_core.codec.rows import document_of, redacted_document
from lokalkontakt_core.redaction.redaction import Redaction
from lokalkontakt_postgres.connecting import Connection
from lokalkontakt_postgres.database import Database
from lokalkontakt_postgres.scrubbing import refuse_unless_owner

BATCH = 500
"""How many answers are held in memory at once."""

_WAVES = "SELECT id FROM lokalkontakt.wave WHERE register = %s ORDER BY id"
_SETUP = "SELECT setup FROM lokalkontakt.wave WHERE register = %s AND id = %s FOR UPDATE"
_SET_SETUP = "UPDATE lokalkontakt.wave SET setup = %s WHERE register = %s AND id = %s"
_DRAFTS = """
    SELECT handle, draft FROM lokalkontakt.ticket WHERE register = %s AND wave = %s AND draft IS NOT NULL
    ORDER BY handle FOR UPDATE
"""
_SET_DRAFT = "UPDATE lokalkontakt.ticket SET draft = %s WHERE register = %s AND handle = %s"
_ANSWERS = """
    SELECT id, document FROM lokalkontakt.answer WHERE register = %s AND wave = %s AND id > %s ORDER BY id LIMIT %s
"""
_SET_ANSWER = "UPDATE lokalkontakt.answer SET document = %s WHERE register = %s AND wave = %s AND id = %s"


def wave_ids(database: Database) -> list[str]:
    """Give the ids of all waves; StoreError LKE175 for a role that may not redact."""
    with database.reading() as connection:
        refuse_unless_owner(database, connection)
        return [wave for (wave,) in connection.execute(_WAVES, (database.register,))]


def redact_wave(database: Database, connection: Connection, wave: str, redaction: Redaction) -> int:
    """Apply a redaction to the rows of a wave, and give how many things were changed.

    Args:
        database: For which register.
        connection: In a transaction that may write.
        wave: Its id.
        redaction: What is to be replaced.
    """
    register, changed = database.register, 0
    connection.execute("SET LOCAL statement_timeout = 0")
    for (text,) in connection.execute(_SETUP, (register, wave)).fetchall():
        before = document_of(text, database.place(f"wave/{wave}"))
        # Labels are names of areas, and stay.
        after = {**before, **{name: redaction.value(before.get(name)) for name in ("form", "title")}}
        if after != before:
            connection.execute(_SET_SETUP, (to_json(after), register, wave))
            changed += 1
    for handle, text in connection.execute(_DRAFTS, (register, wave)).fetchall():
        draft = redacted_document(redaction, text, database.place(f"wave/{wave} draft"))
        if draft is not None:
            connection.execute(_SET_DRAFT, (draft, register, handle))
            changed += 1
    for response, text in _answers(connection, register, wave):
        answer = redacted_document(redaction, text, database.place(f"wave/{wave} answer"))
        if answer is not None:
            connection.execute(_SET_ANSWER, (answer, register, wave, response))
            changed += 1
    return changed


def _answers(connection: Connection, register: str, wave: str) -> Iterator[tuple[str, str]]:
    last = ""
    while rows := connection.execute(_ANSWERS, (register, wave, last, BATCH)).fetchall():
        yield from ((response, text) for response, text in rows)
        last = rows[-1][0]
