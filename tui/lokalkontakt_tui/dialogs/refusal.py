"""A refusal: what is missing and what is right already, why, and choices that can be carried out from here."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from lokalkontakt_tui.dialogs.base import Buttons
from lokalkontakt_tui.dialogs.numbered import NumberedDialog
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.listing import Listing, Row
from lokalkontakt_tui.models.page import Button, Page
from lokalkontakt_tui.widgets.page import PageView
from lokalkontakt_tui.widgets.rows import RowList
from lokalkontakt_tui.widgets.spots import SpotRow


class RefusalDialog(NumberedDialog):
    """Tells that something cannot be done yet, and gives the action that was chosen instead.

    Args:
        title: Normally that it cannot be done yet.
        page: What, what is missing, why.
        choices: Actions and their labels, the best first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("up,down", "to_choices", show=False)]

    def __init__(self, title: str, page: Page, choices: tuple[tuple[str, str], ...]) -> None:
        super().__init__(title, choices)
        self._page = page

    def body(self) -> ComposeResult:
        """Compose page, choices and buttons."""
        self.add_class("refusal")
        yield PageView(self._page, id="page")
        if self._choices:
            rows = tuple(
                Row(action, (line(f"{number}  {label}"),))
                for number, (action, label) in enumerate(self._choices, start=1)
            )
            choices = RowList(Listing(rows), id="choices")
            choices.styles.height = len(rows)
            yield choices
        buttons = [Button("do", self.words("Do what is chosen"), main=True)] if self._choices else []
        buttons.append(Button("leave", self.words("Back without changing anything"), main=not buttons))
        yield Buttons(tuple(buttons))

    def begin(self) -> None:
        """Begin in the choices."""
        (self.query_one("#choices", RowList) if self._choices else self.query_one(Buttons)).focus()

    @on(SpotRow.Picked, "#buttons")
    def _picked(self, event: SpotRow.Picked) -> None:
        event.stop()
        self.dismiss(self.query_one("#choices", RowList).key if event.key == "do" else None)
