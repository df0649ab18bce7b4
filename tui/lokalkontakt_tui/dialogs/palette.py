"""The palette: type what you want, choose, and it is done."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from lokalkontakt_tui.dialogs.base import Dialog
from lokalkontakt_tui.models.palette import Hit, everything, listing
from lokalkontakt_tui.widgets.rows import RowList


class PaletteInput(Input):
    """The line one types into; the arrow keys move in the list below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "screen.list('up')", show=False),
        Binding("down", "screen.list('down')", show=False),
        Binding("pageup", "screen.list('pageup')", show=False),
        Binding("pagedown", "screen.list('pagedown')", show=False),
        Binding("enter", "screen.list('enter')", show=False),
    ]


class PaletteDialog(Dialog[str | None]):
    """Finds commands and things, and gives the action that was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: tuple[Hit, ...] = ()

    def title_text(self) -> str:
        """Give the title."""
        return self.words("Find")

    def body(self) -> ComposeResult:
        """Compose line and list."""
        self.add_class("palette")
        yield PaletteInput(placeholder=self.words("Type what you want – for example hand over glud"), id="typed")
        yield RowList(id="choices")

    def begin(self) -> None:
        """Begin in the line."""
        self._hits = everything(self.desk.reading)
        self._fill()
        self.query_one(PaletteInput).cursor_blink = False
        self.query_one(PaletteInput).focus()

    @on(Input.Changed)
    def _fill(self) -> None:
        rows = self.query_one(RowList)
        rows.show(listing(self.desk.reading, self._hits, self.query_one(PaletteInput).value))
        rows.action_edge(0)

    def action_list(self, key: str) -> None:
        """Move in the list, or choose."""
        rows = self.query_one(RowList)
        match key:
            case "up":
                rows.action_move(-1)
            case "down":
                rows.action_move(1)
            case "pageup":
                rows.action_page(-1)
            case "pagedown":
                rows.action_page(1)
            case _:
                rows.action_choose()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.dismiss(event.key)
