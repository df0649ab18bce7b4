"""What checking a form finds, and how the text of the file can be changed to put it right."""

import enum
from collections.abc import Mapping
from typing import Any

from attrs import Factory, frozen

from lokalkontakt_core.messages import Message


class Severity(enum.StrEnum):
    """How heavy a finding weighs, heaviest first."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


@frozen
class Edit:
    """The characters from `start` up to `end` of the file, counted from 0, become `text`."""

    start: int
    end: int
    text: str


@frozen
class Fix:
    """Edits that put a finding right.

    Attributes:
        edits: They do not overlap.
        safe: Whether the form does exactly the same afterwards; other fixes are proposals for a person.
    """

    edits: tuple[Edit, ...]
    safe: bool = False


@frozen
class Finding:
    """Something in a form that should be looked at.

    The words are in the catalogues under `<code>.what`, `.why` and `.remedy`.

    Attributes:
        code: Stable, for example `SF102`; below SF100 it is one the loader gave, and the form cannot be used.
        severity: How heavy it weighs.
        path: The place in the form, for example `survey[12].relevant`.
        start: Where the offending text begins in the file, counted from 0.
        end: Where it ends.
        line: Counted from 1.
        column: In code points, counted from 1.
        text: The offending text as it stands in the file, shortened when it is long.
        values: What fills the words.
        proposal: What could stand there instead, '' when nothing can be proposed.
        fix: How to change the file, None when that takes a person.
    """

    code: str
    severity: Severity
    path: str
    start: int = 0
    end: int = 0
    line: int = 1
    column: int = 1
    text: str = ""
    values: Mapping[str, Any] = Factory(dict)
    proposal: str = ""
    fix: Fix | None = None

    def message(self, part: str) -> Message:
        """Give `what`, `why` or `remedy` as a message."""
        return Message(f"{self.code}.{part}", self.values)
