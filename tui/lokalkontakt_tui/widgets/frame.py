"""The rows every screen has: header, places, message, keys."""

from typing import Any

from textual.widget import Widget

from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.models.frame import FIND, HELP, Key, header_day, key_label
from lokalkontakt_tui.models.lines import Line, cut, line, width_of
from lokalkontakt_tui.models.places import PLACES
from lokalkontakt_tui.plain import content
from lokalkontakt_tui.widgets.spots import SpotRow, Word

MOST_KEYS, MOST_KEYS_NARROW = 5, 4
NARROW = 120
LEAST_HAPPENED = 36
"""Cells of what happened that are kept when what one can do is to stay whole."""


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


def message_fitted(message: Line, width: int) -> Line:
    """Give a message of at most this many cells: what happened gives way, what one can do stays where both have room.

    Args:
        message: What happened, and in a last muted piece what one can do.
        width: Cells.
    """
    happened, then = message[:-1], message[-1:]
    rest = width - width_of(then)
    if width_of(message) <= width or rest < LEAST_HAPPENED:
        return cut(message, width)
    return (*cut(happened, rest), *then)


class MessageLine(Widget):
    """The last thing that happened."""

    def fill(self, desk: Desk) -> None:
        """Show it."""
        self._message = desk.message
        self.refresh()

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._message = line()

    def render(self) -> Any:
        """Give the line."""
        return content(line(" ", *message_fitted(self._message, self.size.width - 1)))


class KeyBar(SpotRow):
    """What the keys do here; each can be clicked."""

    def fill(self, desk: Desk, keys: tuple[Key, ...]) -> None:
        """Show keys, help, and in wide windows the palette."""
        wide = self.app.size.width >= NARROW
        shown = keys[: MOST_KEYS if wide else MOST_KEYS_NARROW]
        words = [Word(f"key:{key.key}", line(" ", *key_label(key, desk.words), " ")) for key in shown]
        ends = (HELP, FIND) if wide else (HELP,)
        words += [Word(f"key:{key.key}", line(*key_label(key, desk.words), " "), far=True) for key in ends]
        self.show(tuple(words))
