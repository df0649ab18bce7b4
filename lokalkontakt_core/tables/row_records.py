"""Which record a row names by id or key."""

from lokalkontakt_core.errors import NotFoundError, RefusedError, UsageError
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.tables.cells import tidied
from lokalkontakt_core.tables.draft import Draft
from lokalkontakt_core.tables.reading import Row
from lokalkontakt_core.tables.table import ID, KEY, Table


def named_record(draft: Draft, table: Table, row: Row) -> Record | None:
    """Give the record that a row names by id, else by key; None when it names none.

    Raises:
        NotFoundError: LKE636 when there is no such id.
        UsageError: LKE258 when several records have the key.
    """
    if ID.key in row.cells:
        asked = tidied(row.cells[ID.key])
        found = draft.find(table.subject, asked)
        if found is None:
            raise NotFoundError("LKE636", id=asked, column=ID.key)
        return found
    if KEY.key in row.cells:
        key = tidied(row.cells[KEY.key])
        keyed = draft.by_key(table.subject, key)
        if len(keyed) > 1:
            options = tuple(sorted(one.id for one in keyed))
            raise UsageError("LKE258", kind=table.subject.kind, typed=key, options=options, column=KEY.key)
        if keyed:
            return keyed[0]
    return None


def refuse_taken_key(draft: Draft, table: Table, key: str | None, found: Record | None) -> None:
    """Refuse a key that another record goes by.

    Raises:
        RefusedError: LKE638 with the record.
    """
    if key is None or (found is not None and found.source_key == key):
        return
    for other in draft.by_key(table.subject, key):
        if (found is None or other.id != found.id) and other.source_key == key:
            raise RefusedError("LKE638", key=key, name=draft.name(other), column=KEY.key)
