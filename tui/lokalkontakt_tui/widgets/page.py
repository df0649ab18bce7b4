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
        self._made: tuple[Page, int, Laid] | None = None
        self._action: str | None = None

    def show(self, page: Page, *, top: bool = True) -> None:
        """Show another page, from its top unless told otherwise."""
        kept = None if top else self._action
        self.page = page
        self._action = kept if kept in self._actions else self._first()
        self._measure()
        if top:
            self.scroll_to(y=0, animate=False, force=True)
        self.refresh(layout=self.styles.is_auto_height)

    @property
    def _actions(self) -> list[str]:
        """What can be activated, in reading order; a link that is broken over lines, or stands twice, counts once."""
        return list(dict.fromkeys(spot.action for spot in self._laid.spots))

    def _first(self) -> str | None:
        """Give the action of the main button, where one begins; else of the first spot."""
        main = next((spot.action for spot in self._laid.spots if spot.main), None)
        return main or next(iter(self._actions), None)

    @property
    def _spot(self) -> Spot | None:
        """The first place of what is active."""
        return next((spot for spot in self._laid.spots if spot.action == self._action), None)

    @property
    def _laid(self) -> Laid:
        """The page at the width there is now; a width can change without anybody being told before the next key."""
        width = max(1, self.scrollable_content_region.width)
        if self._made is None or self._made[0] is not self.page or self._made[1] != width:
            self._made = (self.page, width, lay_out(self.page, width))
        return self._made[2]

    def _measure(self) -> None:
        self.virtual_size = Size(max(1, self.scrollable_content_region.width), len(self._laid.lines))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the interface
        """Give the number of lines at a width."""
        return max(1, len(lay_out(self.page, width - self.scrollbar_gutter[1]).lines))

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._measure()
        self.refresh()
        if self.has_focus:
            self._show_spot()

    def render_line(self, y: int) -> Strip:
        """Draw a line of what is seen."""
        number = y + self.scroll_offset.y
        width = max(1, self.scrollable_content_region.width)
        base = self.visual_style
        if number >= len(self._laid.lines):
            return Strip.blank(width, base.rich_style)
        # A link looks as its line does until it is the active one.
        spots = [spot for spot in self._laid.spots if spot.row == number and (spot.button or self._active(spot))]
        strip = strip_of(self, tuple(self._undressed(number)), width, base)
        for spot in spots:
            strip = self._dressed(strip, spot, width)
        return strip

    def _active(self, spot: Spot) -> bool:
        return self.has_focus and spot.action == self._action

    def _undressed(self, number: int) -> list[tuple[str, str]]:
        return [(text, "" if style in {"button", "mainbutton"} else style) for text, style in self._laid.lines[number]]

    def _dressed(self, strip: Strip, spot: Spot, width: int) -> Strip:
        """Draw a spot over its line."""
        names = ["page--main" if spot.main else "page--button"] if spot.button else ["page--link"]
        if self._active(spot):
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
        for spot in self._laid.spots:
            if spot.row == place.y and spot.start <= place.x < spot.end:
                self._action = spot.action
                self._show_spot()
                self.action_activate()
                return

    def _go(self, step: int) -> bool:
        """Go to the next or previous spot, and tell whether there is one."""
        actions = self._actions
        at = actions.index(self._action) + step if self._action in actions else 0
        if not 0 <= at < len(actions):
            return False
        self._action = actions[at]
        self._show_spot()
        return True

    def action_spot(self, step: int) -> None:
        """Go to the next or the previous spot."""
        self._go(step)

    def action_tab(self, step: int) -> None:
        """Go to the next spot, and from the last one to the next widget."""
        if self._go(step):
            return
        if step > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def action_step(self, step: int) -> None:
        """Go to the spot of the next or previous line; scroll where there is none."""
        row = self._spot.row if self._spot is not None else -1
        if self.virtual_size.height > self.scrollable_content_region.height:
            self.scroll_to(y=self.scroll_offset.y + step, animate=False, force=True)
        ahead = [spot for spot in self._laid.spots if (spot.row - row) * step > 0 and spot.action != self._action]
        if ahead:
            nearest = min(ahead, key=lambda spot: (abs(spot.row - row), spot.start))
            top, height = self.scroll_offset.y, self.scrollable_content_region.height
            if top <= nearest.row < top + height:
                self._action = nearest.action
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
