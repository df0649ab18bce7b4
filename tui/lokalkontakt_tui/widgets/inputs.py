"""What people type into: a line, or several; Ctrl+Z in them takes typing back and never touches the register."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input, TextArea


class TextInput(Input):
    """A line of text; Enter goes to the next field.

    Args:
        value: What stands in it at first.
        replace: True when typing replaces that, as with a proposed day.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next", show=False),
        Binding("ctrl+z", "take_back", show=False),
    ]

    def __init__(self, value: str, *, replace: bool = False) -> None:
        super().__init__(value, select_on_focus=replace)
        self.cursor_blink = False
        self._before: list[str] = []

    def on_focus(self) -> None:
        """Put the terminal's cursor here, where there is a place for it already."""
        self._point()

    def on_resize(self) -> None:
        """Put the terminal's cursor here once there is a place for it, as when a dialog opens in this field."""
        self._point()

    def _point(self) -> None:
        if self.has_focus and self.screen.is_current:
            self.app.cursor_position = self.cursor_screen_offset

    def on_input_changed(self) -> None:
        """Keep what stood there, so that it can be taken back."""
        if not self._before or self._before[-1] != self.value:
            self._before.append(self.value)

    def action_next(self) -> None:
        """Go on."""
        self.screen.focus_next()

    def action_take_back(self) -> None:
        """Take the last typing back; the register is never touched from inside a field."""
        if len(self._before) > 1:
            self._before.pop()
            self.value = self._before.pop()
            self.cursor_position = len(self.value)


class LongInput(TextArea):
    """A text of several lines; Tab goes on."""

    def __init__(self, value: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(value, tab_behavior="focus", soft_wrap=True, id=id)
        self.cursor_blink = False
