"""A few lines that depend on the width they are given."""

from collections.abc import Callable

from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from lokalkontakt_tui.models.lines import Line
from lokalkontakt_tui.widgets.drawing import strip_of

Make = Callable[[int], tuple[Line, ...]]


class LinesView(Widget):
    """Shows the lines that a function gives for its width."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._make: Make = lambda _width: ()
        self._made: tuple[int, tuple[Line, ...]] | None = None

    def show(self, make: Make) -> None:
        """Show what another function gives."""
        self._make, self._made = make, None
        self.refresh(layout=True)

    def _lines(self, width: int) -> tuple[Line, ...]:
        if self._made is None or self._made[0] != width:
            self._made = (width, self._make(width))
        return self._made[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the interface
        """Give how many lines there are at a width."""
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        width = self.content_region.width
        lines = self._lines(width)
        return strip_of(self, lines[y] if y < len(lines) else (), width, self.visual_style)
