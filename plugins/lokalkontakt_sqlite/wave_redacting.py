"""Redacting the rows of waves: forms, titles, answers and drafts, in the transaction of the caller."""

from collections.abc import Callable, Iterator

from lokalkontakt_core.codec.json_text import to_json
from lokalkontakt_core.codec.rows import document_of, redacted_document
from lokalkontakt_core.redaction.redaction import Redaction
from lokalkontakt_sqlite.connecting import Connection

BATCH = 500
"""How many answers are held in memory at once."""

_ANSWERS = """
    SELECT wave, id, document FROM answer WHERE (wave, id) > (?, ?) ORDER BY wave, id LIMIT ?
"""


def redact_rows(connection: Connection, redaction: Redaction, place: Callable[[str], str]) -> int:
    """Apply a redaction to the rows of all waves, and give how many things were changed.

    Args:
        connection: In a transaction that may write.
        redaction: What is to be replaced.
        place: Names a wave for messages.
    """
    changed = 0
    for wave, form, setup in connection.execute("SELECT id, form_text, setup FROM wave").fetchall():
        before = document_of(setup, place(wave))
        after = {**before, "title": redaction.value(before.get("title"))}  # labels are names of areas, and stay
        text = redaction.text(form)
        if (text, after) != (form, before):
            connection.execute("UPDATE wave SET form_text = ?, setup = ? WHERE id = ?", (text, to_json(after), wave))
            changed += 1
    for handle, wave, draft in connection.execute(
        "SELECT handle, wave, draft FROM ticket WHERE draft NOTNULL"
    ).fetchall():
        redacted = redacted_document(redaction, draft, place(f"{wave} draft"))
        if redacted is not None:
            connection.execute("UPDATE ticket SET draft = ? WHERE handle = ?", (redacted, handle))
            changed += 1
    for wave, response, document in _answers(connection):
        redacted = redacted_document(redaction, document, place(f"{wave} answer"))
        if redacted is not None:
            connection.execute("UPDATE answer SET document = ? WHERE wave = ? AND id = ?", (redacted, wave, response))
            changed += 1
    return changed


def _answers(connection: Connection) -> Iterator[tuple[str, str, str]]:
    last = ("", "")
    while rows := connection.execute(_ANSWERS, (*last, BATCH)).fetchall():
        yield from rows
        last = rows[-1][:2]
