"""A scale of whole numbers in a row of boxes: a digit, the arrow keys or the mouse sets it."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from lokalkontakt_core.surveys.engine.pages import Page
from lokalkontakt_tui.answering.choices import Changed
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.widgets.drawing import place_cursor, strip_of

_TENS = 10
MOST_BOXES = 21


def steps_of(page: Page) -> tuple[int, ...] | None:
    """Give the values of a scale, None when a number is to be typed instead."""
    parameters = page.question.parameters if page.question is not None else {}
    try:
        start, end = int(parameters.get("start", "1")), int(parameters.get("end", "10"))
        step = int(parameters.get("step", "1"))
    except ValueError:
        return None
    if step <= 0 or not 0 < (end - start) // step < MOST_BOXES:
        return None
    return tuple(range(start, end + 1, step))


class Scale(Widget, can_focus=True):
    """The boxes of a scale.

    Args:
        page: The page.
        values: The values, in order.
        tall: True for boxes of three lines.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"scale--box", "scale--chosen"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(-1)", show=False),
        Binding("delete", "clear", show=False),
        Binding("backspace", "clear", show=False),
        *(Binding(str(digit), f"digit({digit})", show=False) for digit in range(_TENS)),
    ]

    def __init__(self, page: Page, values: tuple[int, ...], *, tall: bool) -> None:
        super().__init__(id="control")
        self._values = values
        self._tall = tall
        self._value = int(page.value) if page.value.lstrip("-").isdigit() and int(page.value) in values else None
        self._typed = ""

    @property
    def answer(self) -> str:
        """The value chosen now, '' for none."""
        return "" if self._value is None else str(self._value)

    def _box(self, width: int) -> int:
        return max(3, min(5, (width + 1) // len(self._values) - 1))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the interface
        """Give one line, or three."""
        return 3 if self._tall else 1

    def render_line(self, y: int) -> Strip:
        """Draw one line of boxes."""
        width = self.size.width
        size = self._box(width)
        blank = Strip.blank(1, self.visual_style.rich_style)
        strips: list[Strip] = []
        for value in self._values:
            chosen = value == self._value
            style = self.get_visual_style("scale--chosen" if chosen else "scale--box")
            text = str(value) if y == (1 if self._tall else 0) else ""
            look = "bold underline" if chosen and self.has_focus else "bold" if chosen else ""
            left = (size - len(text)) // 2
            strips += [
                strip_of(self, line(" " * left, (text, look), " " * (size - left - len(text))), size, style),
                blank,
            ]
        return Strip.join(strips).adjust_cell_length(width, self.visual_style.rich_style)

    def _set(self, value: int | None) -> None:
        self._value = value
        self.refresh()
        self._follow()
        self.post_message(Changed(self.answer))

    def _follow(self) -> None:
        if self._value is not None:
            size = self._box(self.size.width)
            place_cursor(self, self._values.index(self._value) * (size + 1) + size // 2, 1 if self._tall else 0)

    def on_focus(self) -> None:
        """Show where one is."""
        self.refresh()
        self._follow()

    def action_move(self, step: int) -> None:
        """Go one value up or down; from nowhere, to the nearest end."""
        self._typed = ""
        if self._value is None:
            self._set(self._values[0 if step > 0 else -1])
        else:
            index = self._values.index(self._value) + step
            self._set(self._values[max(0, min(index, len(self._values) - 1))])

    def action_edge(self, index: int) -> None:
        """Go to an end of the scale."""
        self._typed = ""
        self._set(self._values[index])

    def action_digit(self, digit: int) -> None:
        """Set the value by typing; `1` and then `0` makes 10."""
        for typed in (f"{self._typed}{digit}", str(digit)):
            if int(typed) in self._values:
                self._typed = typed
                self._set(int(typed))
                return

    def action_clear(self) -> None:
        """Choose nothing."""
        self._typed = ""
        self._set(None)

    def on_click(self, event: events.Click) -> None:
        """Set the clicked value."""
        place, rest = divmod(event.get_content_offset_capture(self).x, self._box(self.size.width) + 1)
        if place < len(self._values) and rest < self._box(self.size.width):
            self._typed = ""
            self._set(self._values[place])
