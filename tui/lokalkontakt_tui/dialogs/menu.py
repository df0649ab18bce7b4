"""A menu: numbered choices, one of which is done."""

from textual import on
from textual.app import ComposeResult

from lokalkontakt_tui.dialogs.base import Buttons
from lokalkontakt_tui.dialogs.numbered import NumberedDialog
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.listing import Listing, Row
from lokalkontakt_tui.models.page import Button
from lokalkontakt_tui.widgets.rows import RowList
from lokalkontakt_tui.widgets.spots import SpotRow

MOST_ROWS = 16
"""Longer menus scroll."""


class MenuDialog(NumberedDialog):
    """Lets one choose an action.

    Args:
        title: What it is about.
        choices: Actions and their labels.
    """

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

    def begin(self) -> None:
        """Begin in the choices."""
        self.query_one("#choices", RowList).focus()

    @on(SpotRow.Picked, "#buttons")
    def _picked(self, event: SpotRow.Picked) -> None:
        event.stop()
        self.dismiss(None)
