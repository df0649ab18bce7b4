"""A menu: numbered choices, one of which is done."""

from textual import events, on
from textual.app import ComposeResult

from lokalkontakt_tui.dialogs.base import Buttons, Dialog
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.listing import Listing, Row
from lokalkontakt_tui.models.page import Button
from lokalkontakt_tui.widgets.rows import RowList
from lokalkontakt_tui.widgets.spots import SpotRow

MOST_ROWS = 16
"""Longer menus scroll."""


class MenuDialog(Dialog[str | None]):
    """Lets one choose an action.

    Args:
        title: What it is about.
        choices: Actions and their labels.
    """

    def __init__(self, title: str, choices: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._title = title
        self._choices = choices

    def title_text(self) -> str:
        """Give what it is about."""
        return self._title

    def body(self) -> ComposeResult:
        """Compose the choices."""
        rows = tuple(
            Row(action, (line((f"{number}  " if number < 10 else "   ", "muted"), label),))  # noqa: PLR2004 - one digit
            for number, (action, label) in enumerate(self._choices, start=1)
        )
        choices = RowList(Listing(rows), id="choices")
        choices.styles.height = min(len(rows), MOST_ROWS)
        yield choices
        yield Buttons((Button("leave", self.words("Back")),))

    def on_mount(self) -> None:
        """Begin in the choices."""
        super().on_mount()
        self.query_one("#choices", RowList).focus()

    def on_key(self, event: events.Key) -> None:
        """Do a choice by its number."""
        if event.character and event.character.isdigit() and 1 <= int(event.character) <= len(self._choices):
            event.stop()
            self.dismiss(self._choices[int(event.character) - 1][0])

    @on(RowList.Chosen, "#choices")
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.dismiss(event.key)

    @on(SpotRow.Picked, "#buttons")
    def _picked(self, event: SpotRow.Picked) -> None:
        event.stop()
        self.dismiss(None)
