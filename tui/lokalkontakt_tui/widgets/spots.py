"""Words in a row that can be clicked: places, chips, keys, buttons; wrapped where they may take several lines."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from lokalkontakt_core.values import frozen
from lokalkontakt_tui.models.lines import Line, width_of
from lokalkontakt_tui.widgets.drawing import place_cursor, strip_of


@frozen
class Word:
    """One clickable word.

    Attributes:
        key: What it stands for.
        label: What is seen.
        look: The component class it is drawn in, without `spots--`; empty for the widget's own look.
        far: True when it stands at the right edge.
    """

    key: str
    label: Line
    look: str = ""
    far: bool = False


@frozen
class _Place:
    word: int
    row: int
    start: int


class SpotRow(Widget):
    """A row of words one can click.

    Args:
        gap: Blanks between two words.
        wrap: True to go on in further lines, False to leave out what has no room.
        id: The widget's id.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"spots--here", "spots--cap", "spots--main", "spots--button"}

    class Picked(Message):
        """A word was clicked or chosen."""

        def __init__(self, row: "SpotRow", key: str) -> None:
            super().__init__()
            self.row = row
            self.key = key

        @property
        def control(self) -> "SpotRow":
            """The row."""
            return self.row

    def __init__(self, *, gap: int = 0, wrap: bool = False, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._gap = gap
        self._wrap = wrap
        self.words: tuple[Word, ...] = ()
        self.at = 0

    def show(self, words: tuple[Word, ...], at: int | None = None) -> None:
        """Show other words."""
        self.words = words
        self.at = min(self.at if at is None else at, max(0, len(words) - 1))
        self.refresh(layout=self._wrap)

    def _places(self, width: int) -> list[_Place]:
        places: list[_Place] = []
        far = [index for index, word in enumerate(self.words) if word.far]
        room = width - sum(width_of(self.words[index].label) + self._gap for index in far)
        x = row = 0
        for index, word in enumerate(self.words):
            size = width_of(word.label)
            if word.far:
                continue
            if x and x + size > room:
                if not self._wrap:
                    break
                x, row = 0, row + 1
            places.append(_Place(index, row, x))
            x += size + self._gap
        x = width
        for index in reversed(far):
            x -= width_of(self.words[index].label)
            places.append(_Place(index, 0, x))
            x -= self._gap
        return places

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the interface
        """Give how many lines the words take."""
        return max((place.row for place in self._places(width)), default=0) + 1

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.size.width
        strips, x = [], 0
        for place in sorted(self._places(width), key=lambda one: one.start):
            if place.row != y:
                continue
            word = self.words[place.word]
            strips.append(Strip.blank(place.start - x, self.visual_style.rich_style))
            names = [f"spots--{word.look}"] if word.look else []
            if self.has_focus and place.word == self.at:
                names.append("spots--focus")
            style = self.get_visual_style(*names)
            size = width_of(word.label)
            strips.append(strip_of(self, word.label, size, style))
            x = place.start + size
        strips.append(Strip.blank(max(0, width - x), self.visual_style.rich_style))
        return Strip.join(strips).crop(0, width)

    def on_click(self, event: events.Click) -> None:
        """Pick the clicked word."""
        offset = event.get_content_offset_capture(self)
        for place in self._places(self.size.width):
            word = self.words[place.word]
            if place.row == offset.y and place.start <= offset.x < place.start + width_of(word.label):
                self.at = place.word
                self.post_message(self.Picked(self, word.key))
                self.refresh()
                return


class ChoiceRow(SpotRow, can_focus=True):
    """A row of words that can also be reached by Tab, moved through with the arrow keys and picked with Enter.

    With `each` Tab stops at every word, as between buttons; without it the row is one stop, as a set of filters is.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"spots--focus"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("tab", "tab(1)", show=False),
        Binding("shift+tab", "tab(-1)", show=False),
        Binding("enter", "pick", show=False),
        Binding("space", "pick", show=False),
    ]

    def __init__(self, *, each: bool, gap: int = 1, wrap: bool = True, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(gap=gap, wrap=wrap, id=id)
        self._each = each

    def _follow(self) -> None:
        self.refresh()
        for place in self._places(self.size.width):
            if place.word == self.at:
                label = "".join(text for text, _ in self.words[self.at].label)
                place_cursor(self, place.start + len(label) - len(label.lstrip()), place.row)

    def on_focus(self) -> None:
        """Show which word is active."""
        self._follow()

    def on_resize(self) -> None:
        """Put the terminal's cursor on the active word, once there is a place for it."""
        self._follow()

    def on_blur(self) -> None:
        """Show no word as active."""
        self.refresh()

    def action_step(self, step: int) -> None:
        """Go to the next or previous word."""
        self.at = max(0, min(self.at + step, len(self.words) - 1))
        self._follow()

    def action_tab(self, step: int) -> None:
        """Go to the next word or widget."""
        if self._each and 0 <= self.at + step < len(self.words):
            self.action_step(step)
        elif step > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def action_pick(self) -> None:
        """Pick the active word."""
        if self.words:
            self.post_message(self.Picked(self, self.words[self.at].key))
