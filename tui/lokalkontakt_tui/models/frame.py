"""What the frame says: the header's day and state, the places, and the keys of a screen."""

from datetime import date

from lokalkontakt_core.values import frozen
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.reading import N_, Reading, Words


@frozen
class Key:
    """A key of a screen, as the key bar and the help show it.

    Attributes:
        key: Textual's name of the key.
        action: The action it runs; for `enter` the list's own, so it is only shown.
        label: What it does, in English, to be translated.
        shown: How the key is written, in English.
        several: Whether it does something with several rows at once.
    """

    key: str
    action: str
    label: str
    shown: str = ""
    several: bool = False

    def cap(self, words: Words) -> str:
        """Give the key as it is written on the key bar."""
        return words(self.shown) if self.shown else self.key.upper()


ENTER_OPEN = Key("enter", "", N_("Open"), "Enter")
ENTER_DO = Key("enter", "", N_("Do it"), "Enter")
SEARCH = Key("slash", "search", N_("Search"), "/")
HELP = Key("question_mark", "", N_("Help"), "?")
HELP_WHILE_TYPING = Key("f1", "", N_("Help"), "F1")
FIND = Key("ctrl+p", "", N_("Find"), "Ctrl+P")


def header_day(reading: Reading, today: date) -> Line:
    """Give the day in the header: the day itself today, else that another one is shown."""
    if reading.day == today:
        return line((reading.long_day(reading.day), "barmuted"))
    if reading.day == reading.register.scheme.example_day:
        return line((reading.text("▲ Example, shown as of {day}", day=reading.day), "bartext bold"))
    return line((reading.text("▲ Shown as of {day}", day=reading.day), "bartext bold"))


def key_label(key: Key, words: Words) -> Line:
    """Give a key as the key bar shows it."""
    return line((f" {key.cap(words)} ", "cap"), f" {words(key.label)}")
