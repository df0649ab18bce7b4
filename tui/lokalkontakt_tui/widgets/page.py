"""A page one can read, scroll, and act on: its buttons and links are reached by Tab, by click, and by Enter."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from lokalkontakt_tui.models.page import Laid, Page, Spot, lay_out
from lokalkontakt_tui.widgets.drawing import place_cursor, strip_of


class PageView(ScrollView, can_focus=True):
    """Shows a page.

    Args:
        page: What it shows at first.
        id: The widget's id.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"page--button", "page--main", "page--link", "page--focus"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("left", "spot(-1)", show=False),
        Binding("right", "spot(1)", show=False),
        Binding("tab", "tab(1)", show=False),
        Binding("shift+tab", "tab(-1)", show=False),
        Binding("enter", "activate", show=False),
        Binding("pageup", "roll(-1)", show=False),
        Binding("pagedown", "roll(1)", show=False),
        Binding("home", "end(0)", show=False),
        Binding("end", "end(1)", show=False),
    ]

    class Activated(Message):
        """A button or link was activated."""

        def __init__(self, view: "PageView", action: str) -> None:
            super().__init__()
            self.view = view
            self.action = action

        @property
        def control(self) -> "PageView":
            """The page."""
            return self.view

    def __init__(self, page: Page | None = None, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.page = page or Page(None, ())
        self._laid: Laid = lay_out(self.page, 40)
        self._at = 0

    def show(self, page: Page, *, top: bool = True) -> None:
        """Show another page, from its top unless told otherwise."""
        kept = self._spot.action if self._spot is not None else None
        self.page = page
        self._lay()
        places = [index for index, spot in enumerate(self._laid.spots) if spot.action == kept]
        self._at = places[0] if places and not top else 0
        if top:
            self.scroll_to(y=0, animate=False, force=True)
        self.refresh(layout=self.styles.is_auto_height)

    @property
    def _spot(self) -> Spot | None:
        return self._laid.spots[self._at] if self._at < len(self._laid.spots) else None

    def _lay(self) -> None:
        width = max(1, self.scrollable_content_region.width)
        self._laid = lay_out(self.page, width)
        self._at = min(self._at, max(0, len(self._laid.spots) - 1))
        self.virtual_size = Size(width, len(self._laid.lines))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the interface
        """Give the number of lines at a width."""
        return max(1, len(lay_out(self.page, width - self.scrollbar_gutter[1]).lines))

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._lay()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line of what is seen."""
        number = y + self.scroll_offset.y
        width = max(1, self.scrollable_content_region.width)
        base = self.visual_style
        if number >= len(self._laid.lines):
            return Strip.blank(width, base.rich_style)
        spots = [spot for spot in self._laid.spots if spot.row == number]
        strip = strip_of(self, tuple(self._undressed(number)), width, base)
        for spot in spots:
            strip = self._dressed(strip, spot, width)
        return strip

    def _undressed(self, number: int) -> list[tuple[str, str]]:
        return [(text, "" if style in {"button", "mainbutton"} else style) for text, style in self._laid.lines[number]]

    def _dressed(self, strip: Strip, spot: Spot, width: int) -> Strip:
        """Draw a spot over its line."""
        names = ["page--main" if spot.main else "page--button"] if spot.button else ["page--link"]
        if spot is self._spot and self.has_focus:
            names.append("page--focus")
        style = self.get_visual_style(*names)
        label = tuple((text, "" if spot.button else own) for text, own in spot.label)
        drawn = strip_of(self, label, spot.end - spot.start, style)
        return Strip.join([strip.crop(0, spot.start), drawn, strip.crop(spot.end, width)])

    def _show_spot(self) -> None:
        spot = self._spot
        if spot is None or not self.is_attached:
            place_cursor(self, 0, 0)
            return
        height, top = self.scrollable_content_region.height, self.scroll_offset.y
        if not top <= spot.row < top + height:
            top = max(0, spot.row - height // 2)
            self.scroll_to(y=top, animate=False, force=True)
        self.refresh()
        place_cursor(self, spot.start + (2 if spot.button else 0), spot.row - self.scroll_offset.y)

    def on_focus(self) -> None:
        """Show which spot is active."""
        self._show_spot()

    def on_blur(self) -> None:
        """Show no spot as active."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Activate what is clicked."""
        place = event.get_content_offset_capture(self) + self.scroll_offset
        for index, spot in enumerate(self._laid.spots):
            if spot.row == place.y and spot.start <= place.x < spot.end:
                self._at = index
                self._show_spot()
                self.action_activate()
                return

    def focus_spot(self, action: str) -> None:
        """Make the spot of an action the active one."""
        for index, spot in enumerate(self._laid.spots):
            if spot.action == action:
                self._at = index
                self._show_spot()
                return

    def action_spot(self, step: int) -> None:
        """Go to the next or the previous spot."""
        if 0 <= self._at + step < len(self._laid.spots):
            self._at += step
            self._show_spot()

    def action_tab(self, step: int) -> None:
        """Go to the next spot, and from the last one to the next widget."""
        if 0 <= self._at + step < len(self._laid.spots):
            self.action_spot(step)
        elif step > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def action_step(self, step: int) -> None:
        """Go to the spot of the next or previous line; scroll where there is none."""
        row = self._spot.row if self._spot is not None else -1
        if self.virtual_size.height > self.scrollable_content_region.height:
            self.scroll_to(y=self.scroll_offset.y + step, animate=False, force=True)
        ahead = [i for i, spot in enumerate(self._laid.spots) if (spot.row - row) * step > 0]
        if ahead:
            nearest = min(ahead, key=lambda i: (abs(self._laid.spots[i].row - row), i))
            top, height = self.scroll_offset.y, self.scrollable_content_region.height
            if top <= self._laid.spots[nearest].row < top + height:
                self._at = nearest
        self._show_spot_if_seen()

    def _show_spot_if_seen(self) -> None:
        spot, top = self._spot, self.scroll_offset.y
        if spot is not None and top <= spot.row < top + self.scrollable_content_region.height:
            self._show_spot()
        else:
            self.refresh()

    def action_roll(self, step: int) -> None:
        """Scroll a page."""
        self.scroll_to(y=self.scroll_offset.y + step * self.scrollable_content_region.height, animate=False, force=True)

    def action_end(self, end: int) -> None:
        """Scroll to the top or the bottom."""
        self.scroll_to(y=end * self.virtual_size.height, animate=False, force=True)

    def action_activate(self) -> None:
        """Do what the active spot stands for."""
        if self._spot is not None:
            self.post_message(self.Activated(self, self._spot.action))
