"""The rows every screen has: header, places, message, keys."""

from typing import Any

from textual.geometry import Size
from textual.widget import Widget

from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.models.frame import FIND, HELP, HELP_WHILE_TYPING, Key, header_day, key_label
from lokalkontakt_tui.models.lines import Line, cut, line, width_of, wrapped
from lokalkontakt_tui.models.places import PLACES
from lokalkontakt_tui.plain import block
from lokalkontakt_tui.widgets.spots import SpotRow, Word

MOST_KEYS, MOST_KEYS_NARROW = 5, 4
NARROW = 120
MOST_ROWS = 3
"""How many rows of a narrow window a long message takes."""
SIGN_WIDTH = 2


class HeaderRow(SpotRow):
    """Program and register at the left, day and state at the right."""

    def fill(self, desk: Desk) -> None:
        """Show what is true now."""
        name = line((" lokalkontakt ", "bartext bold"))
        if not desk.open:
            self.show((Word("", name),))
            return
        reading = desk.reading
        day = header_day(reading, desk.workspace.clock.today())
        self.show(
            (
                Word("", name),
                Word("", line(("│ ", "barmuted"), (f"{reading.register.scheme.name}  ", "bartext"))),
                Word("change_day", day, far=True),
                *_state(desk),
            )
        )


def _state(desk: Desk) -> tuple[Word, ...]:
    """Give whether all is saved; a draft of the workbench is not, and a click opens it."""
    words, drafted = desk.words, desk.drafted
    bar = ("  │  ", "barmuted")
    if not drafted:
        return (Word("", line(bar, (f"✓ {words('Saved')} ", "bartext")), far=True),)
    text = words.count("Draft: {count} change", "Draft: {count} changes", drafted)
    return (Word("distribute:", line(bar, (f"◇ {text} ", "bartext bold")), far=True),)


class PlaceRow(SpotRow):
    """The places, the one that is seen standing out."""

    def fill(self, desk: Desk, here: str, under: str = "") -> None:
        """Show the places.

        Args:
            desk: The desk.
            here: The place that is seen.
            under: What is open inside it, shown where there is room.
        """
        wide = self.app.size.width >= NARROW
        pad = "  " if wide else " "
        words = []
        for place in PLACES:
            name = desk.words(place.label)
            if place.key == here:
                name = f"{name}: {under}" if under and wide else name
                label = line(pad, (place.number, "primary"), (f" {name}", "heading"), pad)
            else:
                label = line(pad, (place.number, "muted"), f" {name}{pad}")
            words.append(Word(f"place:{place.key}", label, "here" if place.key == here else ""))
        self.show(tuple(words))


def message_rows(message: Line, width: int) -> tuple[Line, ...]:
    """Give a message in one row where it has room, else what one can do under what happened, nothing cut off.

    Args:
        message: What happened, and in a last muted piece what one can do.
        width: Cells.
    """
    if width_of(message) <= width:
        return (message,)
    happened, then = message[:-1], message[-1:]
    if happened and max(width_of(happened), width_of(then)) <= width:
        return (happened, then)
    rows = wrapped(message, width, SIGN_WIDTH)
    return (*rows[: MOST_ROWS - 1], cut(sum(rows[MOST_ROWS - 1 :], ()), width))


class MessageLine(Widget):
    """The last thing that happened, on one row where it has room."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._message = line()

    def fill(self, desk: Desk) -> None:
        """Show it."""
        before, self._message = self._message, desk.message
        self.refresh(layout=self._message != before)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the interface
        """Give how many rows it takes."""
        return len(message_rows(self._message, max(1, width - 1)))

    def render(self) -> Any:
        """Give the rows."""
        rows = message_rows(self._message, max(1, self.size.width - 1))
        return block(line(" ", *row) for row in rows)


class KeyBar(SpotRow):
    """What the keys do here; each can be clicked."""

    def fill(self, desk: Desk, keys: tuple[Key, ...], *, typing: bool = False) -> None:
        """Show keys, help, and in wide windows the palette.

        Args:
            desk: The desk.
            keys: The keys of the screen.
            typing: Whether letters and signs go into a text now: help has another key then.
        """
        wide = self.app.size.width >= NARROW
        shown = keys[: MOST_KEYS if wide else MOST_KEYS_NARROW]
        words = [Word(f"key:{key.key}", line(" ", *key_label(key, desk.words), " ")) for key in shown]
        helping = HELP_WHILE_TYPING if typing else HELP
        ends = (helping, FIND) if wide else (helping,)
        words += [Word(f"key:{key.key}", line(*key_label(key, desk.words), " "), far=True) for key in ends]
        self.show(tuple(words))
