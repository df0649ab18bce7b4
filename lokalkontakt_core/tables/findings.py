"""What there is to know of a table that was read: about the file, a sheet, a row or one cell of it."""

import enum
from collections.abc import Mapping
from typing import Any

from attrs import Factory, frozen

from lokalkontakt_core.messages import Message


class Weight(enum.StrEnum):
    """Whether something keeps a row from being read in."""

    PROBLEM = "problem"
    NOTE = "note"


@frozen
class Place:
    """A place in a file of tables.

    Attributes:
        sheet: The sheet's name; of a CSV file the file's name without its ending.
        row: Counted from 1 as a spreadsheet shows it; None when it is about the whole sheet.
        column: Counted from 1; None when it is about the whole row.
        heading: The heading over the column as written, None when there is none.
        value: The cell as written.
    """

    sheet: str
    row: int | None = None
    column: int | None = None
    heading: str | None = None
    value: str = ""


@frozen
class TableFinding:
    """Something a person should know of what was read; nothing is ever repaired in silence.

    Attributes:
        code: The stable code: LKI1nn for what tables bring, LKE… where a value is refused as it is when typed in.
        weight: Whether it keeps the row from being read in.
        place: Where; None when it is about the whole file.
        values: What fills the words `<code>.what`, `<code>.why` and `<code>.remedy`.
    """

    code: str
    weight: Weight
    place: Place | None = None
    values: Mapping[str, Any] = Factory(dict)

    def message(self, part: str) -> Message:
        """Give one of its three messages: `what`, `why` or `remedy`."""
        place = self.place
        own = {"value": place.value, "heading": place.heading, "sheet": place.sheet} if place is not None else {}
        return Message(f"{self.code}.{part}", {**own, **self.values})
