"""What an import has to tell about single lines, about the document, or about the register it is read into."""

from collections.abc import Mapping
from typing import Any

from attrs import Factory, frozen

from lokalkontakt_core.messages import Message


@frozen
class ImportFinding:
    """Something a person should know of what was read; nothing is ever repaired in silence.

    The codes LKI001 to LKI015 are the oddities O1 to O15 of the first real list; from LKI020 on they are what any
    list can bring. The words stand in the catalogues under `<code>.what`, `<code>.why` and `<code>.remedy`.

    Attributes:
        code: The stable code.
        line: The line in the file, counted from 1; None when it is about the whole.
        text: The line as written, broken lines joined; empty when it is about the whole.
        values: What fills the words.
    """

    code: str
    line: int | None = None
    text: str = ""
    values: Mapping[str, Any] = Factory(dict)

    def words(self, part: str) -> Message:
        """Give one of its three messages: `what`, `why` or `remedy`."""
        return Message(f"{self.code}.{part}", {**self.values, "line": self.line, "text": self.text})
