"""Options one chooses among, with digits, arrow keys, the space bar or the mouse: one, several, or in an order."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from lokalkontakt_core.surveys.engine.pages import Option, Page
from lokalkontakt_core.surveys.engine.question_types import Control
from lokalkontakt_tui.models.lines import Line, line, wrapped
from lokalkontakt_tui.widgets.drawing import MARK, place_cursor, strip_of

_TENS = 10


class Changed(Message):
    """The person has answered; `answer` is what the interview takes."""

    def __init__(self, answer: str | list[str]) -> None:
        super().__init__()
        self.answer = answer


class Choices(Widget, can_focus=True):
    """The options of a page.

    Args:
        page: The page; its control decides between one, several and an order.
        roomy: True for a blank line between two options.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"choices--active"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(-1)", show=False),
        Binding("space", "pick", show=False),
        Binding("v", "missing", show=False),
        Binding("delete", "clear", show=False),
        Binding("backspace", "clear", show=False),
        *(Binding(str(digit), f"digit({digit})", show=False) for digit in range(_TENS)),
    ]

    def __init__(self, page: Page, *, roomy: bool) -> None:
        super().__init__(id="control")
        self._options: tuple[Option, ...] = page.options
        self._control = page.control
        self._roomy = roomy
        names = [option.name for option in page.options]
        self._chosen = [name for name in page.value.split() if name in names]
        self._at: int | None = names.index(self._chosen[0]) if self._chosen else None
        self._typed: int | None = None

    @property
    def answer(self) -> str | list[str]:
        """What is chosen now, as the interview takes it."""
        if self._control is Control.ONE_OF:
            return self._chosen[0] if self._chosen else ""
        return list(self._chosen)

    # drawing

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the interface
        """Give the number of lines."""
        return len(self._lines(width))

    def on_resize(self) -> None:
        """Wrap anew."""
        self.refresh(layout=True)

    def _lines(self, width: int) -> list[tuple[int | None, Line]]:
        """Give each line with the option it belongs to; blank lines belong to none."""
        lines: list[tuple[int | None, Line]] = []
        for index, option in enumerate(self._options):
            if index and self._roomy:
                lines.append((None, ()))
            head = line((f"{index + 1:>2}  ", "muted"), (f"{self._sign(option)} ", "primary"))
            text = line(*head, option.label)
            indent = 4 + len(self._sign(option)) + 1
            lines.extend((index, one) for one in wrapped(text, max(20, width - 2), indent))
        return lines

    def _sign(self, option: Option) -> str:
        chosen = option.name in self._chosen
        if self._control is Control.ONE_OF:
            return "(•)" if chosen else "( )"
        if self._control is Control.RANK:
            return f"[{self._chosen.index(option.name) + 1}]" if chosen else "[ ]"
        return "[x]" if chosen else "[ ]"

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.size.width
        lines = self._lines(width)
        if y >= len(lines):
            return Strip.blank(width, self.visual_style.rich_style)
        index, one = lines[y]
        active = index is not None and index == self._at
        style = self.get_visual_style("choices--active") if active and self.has_focus else self.visual_style
        mark = line((MARK if active else " ", "primary" if self.has_focus else "edge"))
        return Strip.join([strip_of(self, mark, 1, style), strip_of(self, one, width - 1, style)])

    # moving and choosing

    def _show(self) -> None:
        self.refresh()
        rows = [row for row, (index, _) in enumerate(self._lines(self.size.width)) if index == self._at]
        if rows:
            place_cursor(self, 5, rows[0])
            self.scroll_to_region_of(rows[0], len(rows))

    def scroll_to_region_of(self, first: int, lines: int) -> None:
        """Bring these lines of the widget into view."""
        if isinstance(self.parent, Widget):
            top = self.virtual_region.y + first
            self.parent.scroll_to_region(Region(0, top, 1, lines), animate=False)

    def on_focus(self) -> None:
        """Show where one is."""
        self._show()

    def on_blur(self) -> None:
        """Draw the marker in its quiet colour."""
        self.refresh()

    def action_move(self, step: int) -> None:
        """Go to the next or previous option; of a question with one answer, that is the answer."""
        last = len(self._options) - 1
        self._go(min(max(self._at + step, 0), last) if self._at is not None else (0 if step > 0 else last))

    def action_edge(self, index: int) -> None:
        """Go to the first or last option."""
        self._go(index % len(self._options))

    def _go(self, index: int) -> None:
        self._typed = None
        self._at = index
        if self._control is Control.ONE_OF:
            self._choose(index)
        self._show()

    def action_digit(self, digit: int) -> None:
        """Choose by number; a second digit that makes a number of two digits goes on from the first."""
        number = digit
        if self._typed is not None and self._typed * _TENS + digit <= len(self._options):
            if self._control is not Control.ONE_OF:
                self._choose(self._typed - 1)
            number = self._typed * _TENS + digit
        if not 1 <= number <= len(self._options):
            self._typed = None
            return
        self._typed = number if number < _TENS else None
        self._at = number - 1
        self._choose(number - 1)
        self._show()

    def action_pick(self) -> None:
        """Choose the option one stands on."""
        self._typed = None
        self._at = self._at or 0
        self._choose(self._at)
        self._show()

    def action_missing(self) -> None:
        """Choose the one option that stands for no answer."""
        missing = [index for index, option in enumerate(self._options) if option.missing]
        if len(missing) == 1:
            self._typed = None
            self._at = missing[0]
            self._chosen = []
            self._choose(missing[0])
            self._show()

    def action_clear(self) -> None:
        """Choose nothing."""
        self._chosen, self._typed = [], None
        if self._control is Control.ONE_OF:
            self._at = None
        self.refresh()
        self.post_message(Changed(self.answer))

    def _choose(self, index: int) -> None:
        name = self._options[index].name
        if self._control is Control.ONE_OF:
            self._chosen = [name]
        elif name in self._chosen:
            self._chosen.remove(name)
        else:
            self._chosen.append(name)
            if self._control is Control.MANY_OF:
                order = [option.name for option in self._options]
                self._chosen.sort(key=order.index)
        self.refresh()
        self.post_message(Changed(self.answer))

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked option."""
        offset = event.get_content_offset_capture(self)
        lines = self._lines(self.size.width)
        if 0 <= offset.y < len(lines) and (index := lines[offset.y][0]) is not None:
            self._typed = None
            self._at = index
            self._choose(index)
            self._show()
