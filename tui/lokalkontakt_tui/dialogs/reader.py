"""Something to read: help, an agreement, a message as it will be sent."""

from textual import on
from textual.app import ComposeResult

from lokalkontakt_tui.dialogs.base import Buttons, Dialog
from lokalkontakt_tui.models.page import Button, Page
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.widgets.page import PageView
from lokalkontakt_tui.widgets.spots import SpotRow


class ReaderDialog(Dialog[None]):
    """Shows a page to be read.

    Args:
        title: What it is.
        page: What stands there.
    """

    KEYS = N_("↑ ↓ read on · Esc goes back")

    def __init__(self, title: str, page: Page) -> None:
        super().__init__()
        self._title = title
        self._page = page

    def title_text(self) -> str:
        """Give what it is."""
        return self._title

    def body(self) -> ComposeResult:
        """Compose the page."""
        yield PageView(self._page, id="page")
        yield Buttons((Button("leave", self.words("Close"), main=True),))

    def begin(self) -> None:
        """Begin in the page, so that the arrow keys scroll."""
        self.query_one(PageView).focus()

    @on(SpotRow.Picked, "#buttons")
    def _picked(self, event: SpotRow.Picked) -> None:
        event.stop()
        self.dismiss(None)
