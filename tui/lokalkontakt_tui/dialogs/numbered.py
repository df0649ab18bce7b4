"""The base of dialogs with numbered choices, one of which is done."""

from textual import events, on

from lokalkontakt_tui.dialogs.base import Dialog
from lokalkontakt_tui.widgets.rows import RowList


class NumberedDialog(Dialog[str | None]):
    """Does a choice by its number, by Enter or by a click, and gives its action.

    A subclass yields a `RowList` with the id `choices`.

    Args:
        title: What it is about.
        choices: Actions and their labels, the best first.
    """

    def __init__(self, title: str, choices: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._title = title
        self._choices = choices

    def title_text(self) -> str:
        """Give what it is about."""
        return self._title

    def on_key(self, event: events.Key) -> None:
        """Do a choice by its number."""
        if event.character and event.character.isdigit() and 1 <= int(event.character) <= len(self._choices):
            event.stop()
            self.dismiss(self._choices[int(event.character) - 1][0])

    @on(RowList.Chosen, "#choices")
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.dismiss(event.key)
