"""What is to be said about a form from or for another system: a code, a place and what fills the words."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from attrs import Factory, frozen

from lokalkontakt_core.errors import FormError


class Weight(StrEnum):
    """How much a remark matters."""

    ERROR = "error"
    """The form cannot be used before this is put right."""

    LOST = "lost"
    """Something was not carried over."""

    CHANGED = "changed"
    """Something was written differently, or a choice was made that one may want to check."""


@frozen
class Remark:
    """One thing to know about a form that was carried over.

    Attributes:
        code: The stable code, SFnnn; the words stand in the catalogues.
        weight: How much it matters.
        sheet: The sheet, or the part of a document, as written there; '' when the whole is meant.
        rows: The rows it is about, counted from 1 as a spreadsheet does; empty when none is.
        column: The heading of the column as written, or the property; '' when none is.
        values: What fills the placeholders of the words.
    """

    code: str
    weight: Weight
    sheet: str = ""
    rows: tuple[int, ...] = ()
    column: str = ""
    values: Mapping[str, Any] = Factory(dict)

    def as_error(self) -> FormError:
        """Give the remark as a coded error, which every front end can put into words."""
        values = {"sheet": self.sheet, "column": self.column, **self.values}
        return FormError(self.code, **values)


class Remarks:
    """Remarks being gathered: what is alike in one column is one remark with all its rows."""

    def __init__(self) -> None:
        """Start empty."""
        self._found: dict[tuple[object, ...], tuple[Remark, list[int]]] = {}

    def add(
        self, code: str, weight: Weight, /, *, sheet: str = "", row: int = 0, column: str = "", **values: Any
    ) -> None:
        """Note something; a row of 0 means none."""
        key = (code, sheet, column, *((name, str(value)) for name, value in values.items()))
        _, rows = self._found.setdefault(key, (Remark(code, weight, sheet, (), column, values), []))
        if row and row not in rows[-1:]:
            rows.append(row)

    def all(self) -> tuple[Remark, ...]:
        """Give all in the order first met."""
        return tuple(
            Remark(one.code, one.weight, one.sheet, tuple(dict.fromkeys(rows)), one.column, one.values)
            for one, rows in self._found.values()
        )
