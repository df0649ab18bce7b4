"""The value of a cell, beside the one the register has."""

from typing import Any

from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.messages import FieldName
from lokalkontakt_core.tables.cells import LANGUAGES, clears, is_error, tidied
from lokalkontakt_core.tables.draft import Draft
from lokalkontakt_core.tables.table import Column


def value_of(draft: Draft, column: Column, text: str, before: Any, *, new: bool) -> Any:
    """Give the value of a cell; one that reads as the register would write it leaves it as it is."""
    nothing = before is None or before == ()
    if not nothing and tidied(text) in {tidied(column.kind.write(draft, before, one)) for one in LANGUAGES}:
        return before
    if is_error(text):
        raise UsageError("LKE635", field=FieldName(column.key), value=text[:60])
    if clears(text):
        if not column.clearable or (new and column.required):
            raise UsageError("LKE634", field=FieldName(column.key), value=text[:60])
        return () if isinstance(before, tuple) else None
    return column.kind.read(draft, column.key, text)
