"""What all drawn widgets share: a line becomes a strip, and the terminal's cursor follows what is active."""

from textual.content import Content
from textual.geometry import Offset
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual
from textual.widget import Widget

from lokalkontakt_tui.models.lines import Line, fit
from lokalkontakt_tui.plain import content

MARK = "▌"


def strip_of(widget: Widget, one: Line | Content, width: int, style: Style) -> Strip:
    """Draw one line at exactly this width."""
    drawn = one if isinstance(one, Content) else content(fit(one, width))
    strips = Visual.to_strips(widget, drawn, width, 1, style, pad=True)
    return strips[0] if strips else Strip.blank(width, style.rich_style)


def place_cursor(widget: Widget, x: int, y: int) -> None:
    """Put the terminal's cursor on a cell of a widget's content, where screen readers and braille displays follow it.

    Args:
        widget: The widget; nothing happens unless it has the focus.
        x: Cells from the left edge of its content.
        y: Lines from the upper edge of what is seen of it.
    """
    if widget.is_attached and widget.screen.focused is widget and widget.screen.is_current:
        left, top = widget.content_region.offset
        widget.app.cursor_position = Offset(left + x, top + y)
