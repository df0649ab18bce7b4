"""A confirmation: what happens, what it does to the findings, how to take it back, and one named button."""

from typing import Literal

from textual import on
from textual.app import ComposeResult

from lokalkontakt_tui.dialogs.base import Buttons, Dialog
from lokalkontakt_tui.models.page import Button, Page
from lokalkontakt_tui.widgets.page import PageView
from lokalkontakt_tui.widgets.spots import SpotRow

Answer = Literal["do", "edit", "leave"]


class ConfirmDialog(Dialog[Answer | None]):
    """Asks whether to do it.

    Args:
        title: The verb and its things.
        page: The consequences.
        button: What the main button says: the verb and the number again.
        editable: True when there is a form to go back to.
        undoable: False for what cannot be taken back; the focus then begins on Back.
    """

    def __init__(self, title: str, page: Page, button: str, *, editable: bool, undoable: bool = True) -> None:
        super().__init__()
        self._title = title
        self._page = page
        self._button = button
        self._editable = editable
        self._undoable = undoable

    def title_text(self) -> str:
        """Give the verb and its things."""
        return self._title

    def body(self) -> ComposeResult:
        """Compose the page and the buttons."""
        yield PageView(self._page, id="page")
        buttons = [Button("do", self._button, main=True)]
        if self._editable:
            buttons.append(Button("edit", self.words("Change")))
        buttons.append(Button("leave", self.words("Back")))
        yield Buttons(tuple(buttons), 0 if self._undoable else len(buttons) - 1)

    def begin(self) -> None:
        """Begin on the buttons."""
        self.query_one(Buttons).focus()

    @on(SpotRow.Picked, "#buttons")
    def _picked(self, event: SpotRow.Picked) -> None:
        event.stop()
        answers: dict[str, Answer | None] = {"do": "do", "edit": "edit"}
        self.dismiss(answers.get(event.key))
